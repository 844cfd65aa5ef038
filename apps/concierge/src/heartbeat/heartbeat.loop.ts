import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { TasksService } from '../tasks/tasks.service.js';
import { HeartbeatService, type BeatOutcome } from './heartbeat.service.js';
import { mostCutsInARow, nextPause, smallestGapMs, type BeatEnd } from './pace.js';

/**
 * One heartbeat in flight, for ever. News of a task cut the wait of the one that is out: portier says everything again in
 * its next answer, so nothing is lost.
 */
@Injectable()
export class HeartbeatLoop {
  private inFlight: AbortController | undefined;
  private wakePause: (() => void) | undefined;
  private hasNews = false;
  private cutsInARow = 0;
  private failuresInARow = 0;
  private isStopped = false;
  private sentAt = -Infinity;
  private answeredSince: (() => void) | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly heartbeats: HeartbeatService,
    private readonly tasks: TasksService,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
  ) {}

  start(): void {
    this.tasks.book.whenNews(() => this.tell());
    this.running = this.run();
  }

  /** Says again soon what this agent knows; at once when possible. */
  tell(): void {
    this.hasNews = true;
    this.wakePause?.();
    if (this.cutsInARow < mostCutsInARow) this.inFlight?.abort();
  }

  /** Waits until portier has answered something sent after this call; false when it did not in time. */
  async told(timeoutMs: number): Promise<boolean> {
    this.cutsInARow = 0;
    const answered = this.answered(timeoutMs);
    this.tell();
    return answered;
  }

  /** Waits for the answer to the next heartbeat that is sent; false when it did not come in time. */
  answered(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      this.answeredSince = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** Ends the loop without a last word. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.inFlight?.abort();
    this.wakePause?.();
    await this.running;
  }

  /** One heartbeat outside the loop, after it was stopped. */
  async lastWord(timeoutMs: number): Promise<BeatOutcome> {
    return this.heartbeats.beat(0, AbortSignal.timeout(timeoutMs));
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      const end = await this.once();
      const { gapMs, endsWithNews } = nextPause(end, this.config.CONCIERGE_HEARTBEAT_WAIT_MS, Math.random());
      await this.pause(gapMs, endsWithNews);
    }
  }

  private async once(): Promise<BeatEnd> {
    this.hasNews = false;
    this.sentAt = performance.now();
    this.inFlight = new AbortController();
    const answered = this.answeredSince;
    const outcome = await this.heartbeats.beat(this.config.CONCIERGE_HEARTBEAT_WAIT_MS, this.inFlight.signal);
    this.inFlight = undefined;
    this.cutsInARow = outcome.kind === 'cut' ? this.cutsInARow + 1 : 0;
    this.failuresInARow = outcome.kind === 'failed' ? this.failuresInARow + 1 : 0;
    if (outcome.kind === 'answered') {
      answered?.();
      return { ...outcome, tookMs: performance.now() - this.sentAt };
    }
    return outcome.kind === 'cut' ? outcome : { kind: 'failed', failuresInARow: this.failuresInARow };
  }

  private async pause(gapMs: number, endsWithNews: boolean): Promise<void> {
    const leftOf = (gap: number) => this.sentAt + gap - performance.now();
    if (!this.isStopped && !(endsWithNews && this.hasNews)) await this.sleep(leftOf(gapMs), endsWithNews);
    if (!this.isStopped) await this.sleep(leftOf(smallestGapMs), false);
  }

  private sleep(durationMs: number, endsWithNews: boolean): Promise<void> {
    if (durationMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(end, durationMs);
      const wake = () => (endsWithNews || this.isStopped) && end();
      this.wakePause = wake;
      function end(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}
