import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { ReconcileService } from './reconcile.service.js';
import { ReconcileRepository } from './reconcile.repository.js';

const graceIntervalMs = 500;
const moveIntervalMs = 1_000;
/** Streams with a moving task that one turn looks at. */
const moveBatch = 200;
const sweepIntervalMs = 2_000;
/** So 10,000 live streams are all looked at every 200 s, at a fiftieth of a second's work a stream at most. */
const sweepBatch = 100;
const pruneIntervalMs = 60_000;

/**
 * Ends what outlived its grace, brings moves forward, and looks at every stream at work now and then: hints may be lost.
 * Each has a loop of its own, so that none waits for another.
 */
@Injectable()
export class ReconcileLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loops: RepeatingLoop[];

  constructor(
    private readonly database: Database,
    private readonly repository: ReconcileRepository,
    private readonly reconcile: ReconcileService,
    private readonly schedules: SchedulesRepository,
    @Inject(LOGGER) logger: Logger,
  ) {
    const loop = (name: string, intervalMs: number, work: () => Promise<void>) =>
      new RepeatingLoop({
        ...{ name, intervalMs, logger },
        work: async () => {
          if (await this.schedules.claim(name, intervalMs)) await work();
        },
      });
    this.loops = [
      loop('end-graces', graceIntervalMs, () => this.endGraces()),
      loop('move-tasks', moveIntervalMs, () => this.advanceMoves()),
      loop('sweep-streams', sweepIntervalMs, () => this.sweep()),
      loop('prune-tasks', pruneIntervalMs, () => this.repository.pruneRemoved(this.database)),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async endGraces(): Promise<void> {
    for (const streamId of await this.repository.streamsPastGrace(this.database))
      await this.reconcile.request(streamId);
  }

  private async advanceMoves(): Promise<void> {
    for (const id of await this.repository.streamsMoving(this.database, moveBatch)) await this.reconcile.request(id);
  }

  /** One part of all streams at work; the next replica goes on where this one stopped. */
  private async sweep(): Promise<void> {
    const after = await this.schedules.position('sweep-streams');
    const streams = await this.repository.streamsAtWork(this.database, after, sweepBatch);
    await this.schedules.setPosition('sweep-streams', streams.length < sweepBatch ? null : (streams.at(-1) ?? null));
    for (const streamId of streams) await this.reconcile.request(streamId);
  }
}
