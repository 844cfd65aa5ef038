import { apiRoot } from '../../api/client.js';
import type { GuestView } from '../../api/types.js';
import { createEventStreamParser } from '../../live/event-stream.js';

/** What the page knows. `lost`: the last view is shown on, and another try is on its way. */
export type GuestState =
  | { kind: 'opening' }
  | { kind: 'shown'; view: GuestView; receivedAt: number; isLost: boolean }
  /** The link is wrong, or no longer right. */
  | { kind: 'invalid' }
  /** Too many pages or tries; goes on by itself. */
  | { kind: 'waiting' };

/** Portier sends a comment each 15 s. */
const silenceLimitMs = 35_000;
const retryDelaysMs = [1_000, 2_000, 4_000, 8_000];

/**
 * The view behind a link, kept current by server-sent events. Read with fetch, as EventSource can neither send the secret in a header,
 * where no log has it, nor show a 401.
 */
export class GuestConnection {
  private abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private state: GuestState = { kind: 'opening' };

  constructor(
    private readonly secret: string,
    private readonly onState: (state: GuestState) => void,
  ) {}

  start(): void {
    this.abort = new AbortController();
    void this.read(this.abort.signal);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.abort.abort();
  }

  private async read(signal: AbortSignal): Promise<void> {
    try {
      this.expectSign();
      const headers = { accept: 'text/event-stream', authorization: `Bearer ${this.secret}` };
      const response = await fetch(`${apiRoot}/guest/events`, { signal, headers, cache: 'no-store' });
      if (response.status === 401) return this.ended({ kind: 'invalid' });
      if (response.status === 429 && this.state.kind !== 'shown') this.tell({ kind: 'waiting' });
      if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
      await this.readPieces(response.body);
    } catch {
      if (!signal.aborted) this.lost();
    }
  }

  private async readPieces(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createEventStreamParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('ended');
      this.expectSign();
      for (const data of parser.push(decoder.decode(value, { stream: true }))) {
        const view = JSON.parse(data) as GuestView | null;
        if (view === null) return this.ended({ kind: 'invalid' });
        this.failures = 0;
        this.tell({ kind: 'shown', view, receivedAt: Date.now(), isLost: false });
      }
    }
  }

  private ended(state: GuestState): void {
    this.stop();
    this.tell(state);
  }

  private lost(): void {
    this.stop();
    if (this.state.kind === 'shown') this.tell({ ...this.state, isLost: true });
    const delayMs = retryDelaysMs[Math.min(this.failures, retryDelaysMs.length - 1)] ?? 8_000;
    this.failures += 1;
    this.timer = setTimeout(() => this.start(), delayMs * (0.75 + Math.random() / 2));
  }

  private expectSign(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.lost(), silenceLimitMs);
  }

  private tell(state: GuestState): void {
    this.state = state;
    this.onState(state);
  }
}
