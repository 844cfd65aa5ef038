import { deadline, RepeatingLoop, type Logger } from '@app/kit';

const everyMs = 1_000;
const timeoutMs = 1_000;
/** A director that answered within this is there: one slow answer is no outage. */
const lastingMs = 3_500;

/** Asks every director each second whether it is there. */
export class Origins {
  private readonly stopping = new AbortController();
  private readonly loops: RepeatingLoop[];
  /** By the monotonic clock; a director that never answered is missing. */
  private readonly answeredAt = new Map<string, number>();
  private readonly failing = new Set<string>();

  /** @param directors `host:port` each */
  constructor(
    private readonly directors: readonly string[],
    private readonly logger: Logger,
  ) {
    this.loops = directors.map((director) => {
      const work = () => this.ask(director);
      return new RepeatingLoop({ name: 'directors', intervalMs: everyMs, work, logger });
    });
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  /** Whether any of them answered lately: without one the edge has only what is in its cache. */
  get isReachable(): boolean {
    return this.missing.length < this.directors.length;
  }

  /** Those that have not answered lately. */
  get missing(): string[] {
    const since = performance.now() - lastingMs;
    return this.directors.filter((director) => (this.answeredAt.get(director) ?? -Infinity) < since);
  }

  private async ask(director: string): Promise<void> {
    try {
      const signal = deadline(timeoutMs, this.stopping.signal);
      const response = await fetch(`http://${director}/healthz`, { signal, redirect: 'error' });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      this.answeredAt.set(director, performance.now());
      if (this.failing.delete(director)) this.logger.info({ director }, 'director answers again');
    } catch (error) {
      if (this.stopping.signal.aborted || this.failing.has(director)) return;
      this.failing.add(director);
      const { message, cause } = error as Error & { cause?: { code?: string } };
      this.logger.warn({ director, reason: cause?.code ?? message }, 'director does not answer');
    }
  }
}
