import type { AlertEvent } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../../config.js';
import { databaseNow } from '../../database/clock.repository.js';
import { Database, type Executor } from '../../database/database.js';
import { LiveEventsService } from '../../live-events/live-events.service.js';
import { deliveriesOf, deliveryNews, type Telling } from '../alert.js';
import { problemEvent, streamEvent } from '../compose.js';
import { DeliveriesRepository } from '../deliveries/deliveries.repository.js';
import { isQuiet } from '../quiet-hours.js';
import { EvaluationRepository, type Arrival, type DueProblem, type Recipient } from './evaluation.repository.js';

/** Compares rules with what is, and queues what must be told. Level-triggered: evaluating twice tells nothing twice. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly database: Database,
    private readonly evaluation: EvaluationRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  async evaluate(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.evaluation.begin(transaction);
      const now = await databaseNow(transaction);
      const afterMs = this.config.PORTIER_HEALTH_STREAM_DOWN_AFTER_MS;
      const departures = await this.evaluation.departures(transaction, afterMs);
      const arrivals = await this.evaluation.arrivals(transaction);
      const tellings = [
        ...(await this.streams(transaction, { type: 'stream.down', streams: departures, now })),
        ...(await this.streams(transaction, { type: 'stream.up', streams: arrivals, now })),
        ...(await this.problems(transaction, now)),
      ];
      for (const delivery of deliveriesOf(tellings)) await this.deliveries.insert(transaction, delivery);
      for (const ownerId of new Set(tellings.map((each) => each.ownerId))) {
        await this.liveEvents.publish(transaction, deliveryNews(ownerId));
      }
    });
  }

  /** Within quiet hours a stream that comes or goes is not told, also not later: it is no news then. */
  private async streams(
    transaction: Executor,
    { type, streams, now }: { type: 'stream.up' | 'stream.down'; streams: readonly Arrival[]; now: Date },
  ): Promise<Telling[]> {
    if (streams.length === 0) return [];
    const due = await this.evaluation.toTell(transaction, type, streams);
    return due
      .filter(({ quiet }) => !isQuiet(quiet, now))
      .map((to) => telling(to, streamEvent(type, to.at, this.context(to, now))));
  }

  /** What is still wrong when quiet hours end is told then. */
  private async problems(transaction: Executor, now: Date): Promise<Telling[]> {
    const due = (await this.evaluation.dueProblems(transaction)).filter(({ quiet }) => !isQuiet(quiet, now));
    if (due.length === 0) return [];
    const told = due.map(({ rule, problem, what }) => ({
      ...{ ruleId: rule.id, problemId: problem.id, isEnd: what === 'ended' },
    }));
    await this.evaluation.told(transaction, told);
    return due.map((to) => telling(to, problemEvent(typeOf[to.what], to.problem, this.context(to, now))));
  }

  private context({ language, rule, stream }: Recipient, now: Date) {
    return { language, rule, stream, now, publicUrl: this.config.PORTIER_PUBLIC_URL };
  }
}

const typeOf = {
  opened: 'problem.opened',
  continues: 'problem.continues',
  ended: 'problem.ended',
} as const satisfies Record<DueProblem['what'], AlertEvent['type']>;

function telling({ rule, destinationId, ownerId, kind, stream }: Recipient, event: AlertEvent): Telling {
  return { ruleId: rule.id, destinationId, ownerId, kind, streamId: stream?.id ?? null, event };
}
