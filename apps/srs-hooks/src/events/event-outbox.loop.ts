import type { ClusterKeys, MediaEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { HooksMetrics } from '../metrics.js';
import { CLUSTER_KEYS, LOGGER } from '../platform.module.js';
import { SnapshotService } from '../snapshot/snapshot.service.js';
import { EventQueueClient } from './event-queue.client.js';
import { JournalStore } from './journal.store.js';
import { toMediaEvent, type AnsweredHook } from './media-event.js';

/** Hooks arrive in bursts; one round trip for what came within this time. */
const flushMs = 5;
/** Adding a job costs 30 us of this thread in batches of 100, 55 us in batches of 50 now and then (BullMQ 6.7, measured here). */
const batchSize = 100;
/**
 * Verdicts first: an event costs as much of this thread, and again of Redis, as its verdict (measured in bench/hooks). Above this
 * many hooks a second a share of what waits goes out each `giveWayMs`, so that events lag by `burstLagMs` at the most.
 */
const busyHooksPerSecond = 1_000;
const giveWayMs = 200;
const burstLagMs = 10_000;
/** Beyond this many waiting hooks Redis is too slow, and memory not large enough; the journal takes them. */
const spillAbove = 100_000;
const retryMs = 500;

/**
 * Carries answered hooks to portier, in the order of the answers: straight into Redis, or through the journal while Redis is
 * away or a burst is too large. Once something is in the journal everything goes through it until it is empty. One run at
 * a time.
 */
@Injectable()
export class EventOutboxLoop implements OnModuleInit, OnApplicationShutdown {
  private waiting: AnsweredHook[] = [];
  private timer: NodeJS.Timeout | undefined;
  private run: Promise<void> | undefined;
  private isClosed = false;
  private isFull = false;
  private sequence = 0;
  private arrivals = 0;
  private arrivalsSince = performance.now();
  /** Events to send before the next pause while hooks come in fast. */
  private allowance = 0;
  private readonly incarnation = Date.now().toString(36);

  constructor(
    private readonly queue: EventQueueClient,
    private readonly journal: JournalStore,
    private readonly snapshots: SnapshotService,
    private readonly metrics: HooksMetrics,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.journal.open();
    if (!this.journal.isEmpty) this.logger.info({ events: this.journal.events }, 'journal found');
    this.measureJournal();
    this.queue.onReady(() => this.schedule(0));
    this.schedule(0);
  }

  /** Takes a hook whose answer is decided, and forgets its query: it may be long, holds the key, and is of no use now. */
  push(answered: AnsweredHook): void {
    answered.hook.query = '';
    this.waiting.push(answered);
    this.arrivals++;
    if (this.timer === undefined) this.schedule(flushMs);
  }

  /** After the last hook was answered: what waits goes to Redis or to the journal. */
  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.run;
    await this.carry().catch((error: unknown) => this.logger.error({ err: error }, 'media events lost at the stop'));
    await this.journal.close();
    await this.queue.close();
  }

  private schedule(delayMs: number): void {
    if (this.isClosed || this.run !== undefined) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.run = this.carry()
        .catch((error: unknown) => this.logger.error({ err: error }, 'media events could not be carried'))
        .then(() => {
          this.run = undefined;
          this.timer = undefined;
          if (this.waiting.length > 0) this.schedule(flushMs);
          else if (!this.journal.isEmpty) this.schedule(retryMs);
        });
    }, delayMs);
  }

  private async carry(): Promise<void> {
    await this.sendWaiting();
    while (!this.journal.isEmpty || this.waiting.length > 0) {
      await this.writeWaiting();
      if (!this.queue.isReady || !(await this.replayOldest())) return;
      if (this.journal.isEmpty) await this.sendWaiting();
    }
  }

  /** Straight into Redis while there is no journal. What Redis does not take goes to the journal, order kept. */
  private async sendWaiting(): Promise<void> {
    while (this.journal.isEmpty && this.waiting.length > 0 && this.waiting.length <= spillAbove) {
      const batch = this.take();
      if (await this.send(batch)) await this.giveWay();
      else await this.write(batch);
    }
  }

  private async writeWaiting(): Promise<void> {
    for (let left = this.waiting.length; left > 0; left -= batchSize) await this.write(this.take());
  }

  private async replayOldest(): Promise<boolean> {
    const oldest = await this.journal.readOldest();
    if (oldest === undefined) return true;
    for (let from = 0; from < oldest.events.length; from += batchSize) {
      await this.writeWaiting();
      if (!(await this.send(oldest.events.slice(from, from + batchSize)))) return false;
      await this.giveWay();
    }
    if (oldest.unreadable > 0) this.logger.error({ lines: oldest.unreadable }, 'journal has unreadable lines');
    await this.journal.remove(oldest.segment);
    this.measureJournal();
    this.logger.info({ events: oldest.events.length, left: this.journal.events }, 'journal replayed');
    return true;
  }

  private async send(events: readonly MediaEvent[]): Promise<boolean> {
    if (!(await this.queue.add(events))) return false;
    this.metrics.events.inc({ outcome: 'sent' }, events.length);
    return true;
  }

  private async giveWay(): Promise<void> {
    if (this.isClosed) return;
    this.allowance -= batchSize;
    if (this.allowance > 0) return;
    const elapsedMs = performance.now() - this.arrivalsSince;
    // Never for a few publishers at once: it takes as many hooks as may come within one pause.
    const isBusy = this.arrivals * 1_000 > busyHooksPerSecond * Math.max(elapsedMs, giveWayMs);
    if (!isBusy && elapsedMs < giveWayMs) return;
    this.arrivals = 0;
    this.arrivalsSince = performance.now();
    this.allowance = ((this.waiting.length + this.journal.events) * giveWayMs) / burstLagMs;
    if (isBusy) await delay(giveWayMs);
  }

  private async write(events: readonly MediaEvent[]): Promise<void> {
    let written = 0;
    try {
      written = await this.journal.append(events);
    } catch (error) {
      this.logger.error({ err: error }, 'journal cannot be written');
    }
    const dropped = events.length - written;
    this.metrics.events.inc({ outcome: 'journaled' }, written);
    if (dropped > 0) this.metrics.events.inc({ outcome: 'dropped' }, dropped);
    if (dropped > 0 && !this.isFull) {
      const journalBytes = this.journal.bytes;
      this.logger.error({ journalBytes, dropped }, 'journal is full, media events are dropped until redis is back');
    }
    this.isFull = dropped > 0;
    this.measureJournal();
  }

  private take(): MediaEvent[] {
    const context = { keys: this.keys, snapshot: this.snapshots.snapshot };
    return this.waiting
      .splice(0, batchSize)
      .map((answered) => toMediaEvent(answered, { incarnation: this.incarnation, sequence: ++this.sequence }, context));
  }

  private measureJournal(): void {
    this.metrics.journalEvents.set(this.journal.events);
    this.metrics.journalBytes.set(this.journal.bytes);
  }
}
