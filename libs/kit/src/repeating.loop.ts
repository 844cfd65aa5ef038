import type { Logger } from './logger.js';

interface Repetition {
  /** Constant phrase for the log. */
  name: string;
  intervalMs: number;
  work: () => Promise<void>;
  logger: Logger;
}

/**
 * Does a piece of work again and again, never twice at once. A failure is logged when it begins and when it ends, not each
 * time, and the next turn comes as usual.
 */
export class RepeatingLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;
  private isFailing = false;

  constructor(private readonly repetition: Repetition) {}

  start(): void {
    this.schedule(0);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.turn().finally(() => this.schedule(this.repetition.intervalMs));
    }, delayMs);
  }

  private async turn(): Promise<void> {
    const { name, work, logger } = this.repetition;
    try {
      await work();
      if (this.isFailing) logger.info({ loop: name }, 'loop works again');
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) logger.error({ err: error, loop: name }, 'loop fails');
      this.isFailing = true;
    }
  }
}
