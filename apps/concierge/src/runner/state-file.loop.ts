import type { RunnerState } from '@app/contract';
import { writeFileAtomically } from './kit.js';

const intervalMs = 1_000;

/** `state.json` of a task: at once when the state changes, else at most once a second. */
export class StateFile {
  #state: RunnerState;
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    initial: RunnerState,
  ) {
    this.#state = initial;
  }

  get current(): Readonly<RunnerState> {
    return this.#state;
  }

  /** A change that the agent should see now. `since` follows the state. */
  change(changes: Partial<RunnerState>): void {
    const isNewState = changes.state !== undefined && changes.state !== this.#state.state;
    this.#state = { ...this.#state, ...changes, ...(isNewState ? { since: new Date().toISOString() } : {}) };
    this.#write();
  }

  /** A change that can wait for the next second. */
  refresh(changes: Partial<RunnerState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#timer ??= setTimeout(() => this.#write(), intervalMs);
  }

  /** Resolves when the newest state is on disk. */
  async settle(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify(this.#state);
    // A full disk must not end a live stream; the agent sees that the file grows old.
    this.#writing = this.#writing.then(() => writeFileAtomically(this.path, text).catch(() => undefined));
  }
}
