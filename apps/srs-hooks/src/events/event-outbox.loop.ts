import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { EventQueueClient } from './event-queue.client.js';
import { JournalStore } from './journal.store.js';

/** Hooks arrive in bursts; one round trip for what came within this time. */
const flushMs = 5;
/** From one round trip to the next: a job costs ten times as much alone as among a hundred. */
const leastIntervalMs = 25;
/** Adding a job costs 30 us of this thread in batches of 100, 55 us in batches of 50 now and then (BullMQ 6.7, measured here). */
const batchSize = 100;
/**
 * Verdicts first: to carry an event costs as much of this thread, and again of Redis, as its verdict (measured in bench/hooks).
 * Above this many hooks a second a share of what waits goes out each `giveWayMs`, so that events lag by `burstLagMs` at the
 * most.
 */
const busyHooksPerSecond = 500;
const giveWayMs = 200;
const burstLagMs = 10_000;
/** While Redis is away, or the disk does not take what waits. */
const retryMs = 1_000;

/** Carries the events of the journal into Redis, oldest first, one batch at a time. */
@Injectable()
export class EventOutboxLoop {
  private timer: NodeJS.Timeout | undefined;
  private run: Promise<void> | undefined;
  private isStopped = false;
  private lastRunAt = -Infinity;
  private arrivals = 0;
  private arrivalsSince = performance.now();
  /** Events to send before the next pause while hooks come in fast. */
  private allowance = 0;

  constructor(
    private readonly queue: EventQueueClient,
    private readonly journal: JournalStore,
    private readonly metrics: HooksMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    metrics.measureJournal(journal);
  }

  start(): void {
    this.queue.onReady(() => this.schedule(0));
    this.schedule(0);
  }

  /** The journal has so many more events. */
  wake(arrivals: number): void {
    this.arrivals += arrivals;
    if (this.timer === undefined) this.scheduleNext();
  }

  /** What Redis takes at once goes there; the rest stays in the journal. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.run;
    await this.carry();
    await this.queue.close();
  }

  private schedule(delayMs: number): void {
    if (this.isStopped || this.run !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.run = this.turn().then((isRedisThere) => {
        this.run = undefined;
        this.timer = undefined;
        if (!isRedisThere) this.schedule(retryMs);
        else if (this.journal.events > 0) this.scheduleNext();
      });
    }, delayMs);
  }

  private scheduleNext(): void {
    const leftMs = this.lastRunAt + leastIntervalMs - performance.now();
    this.schedule(Math.max(flushMs, leftMs));
  }

  private async turn(): Promise<boolean> {
    this.lastRunAt = performance.now();
    if (this.journal.unwrittenEvents > 0) await this.journal.write();
    return this.carry();
  }

  /** Until nothing is left (true), or Redis does not take it. */
  private async carry(): Promise<boolean> {
    try {
      while (this.queue.isReady) {
        const events = await this.journal.next(batchSize);
        if (events.length === 0) return true;
        if (!(await this.queue.add(events))) return false;
        await this.journal.acknowledge(events.length);
        this.metrics.events.inc({ outcome: 'sent' }, events.length);
        await this.giveWay();
      }
    } catch (error) {
      this.logger.error({ err: error }, 'media events could not be carried');
    }
    return false;
  }

  private async giveWay(): Promise<void> {
    if (this.isStopped) return;
    this.allowance -= batchSize;
    if (this.allowance > 0) return;
    const elapsedMs = performance.now() - this.arrivalsSince;
    // Never for a few publishers at once: it takes as many hooks as may come within one pause.
    const isBusy = this.arrivals * 1_000 > busyHooksPerSecond * Math.max(elapsedMs, giveWayMs);
    if (!isBusy && elapsedMs < giveWayMs) return;
    this.arrivals = 0;
    this.arrivalsSince = performance.now();
    this.allowance = (this.journal.events * giveWayMs) / burstLagMs;
    if (isBusy) await delay(giveWayMs);
  }
}
