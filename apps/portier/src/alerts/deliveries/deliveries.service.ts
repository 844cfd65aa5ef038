import { PortierError } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../../config.js';
import { databaseNow } from '../../database/clock.repository.js';
import { Database, type Executor } from '../../database/database.js';
import type { Page } from '../../http/page.js';
import { sortedPage, sortedPosition } from '../../http/sorting.js';
import { notFound } from '../../http/things.js';
import { viewerOf } from '../../rights/right.js';
import { testEvent } from '../compose.js';
import { DestinationsService } from '../destinations/destinations.service.js';
import { deliverySorting, type DeliveryDetail, type DeliveryQuery, type DeliveryView } from './deliveries.dto.js';
import { DeliveriesRepository } from './deliveries.repository.js';

const testsEverySeconds = 3;

/** What was sent, and what became of it. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesRepository,
    private readonly destinations: DestinationsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  async list(user: User, query: DeliveryQuery): Promise<Page<DeliveryView>> {
    const after = sortedPosition(deliverySorting, query);
    const rows = await this.deliveries.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...delivery }) => delivery);
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string, executor: Executor = this.database): Promise<DeliveryDetail> {
    const delivery = await this.deliveries.find(executor, viewerOf(user), id);
    if (delivery === undefined) throw notFound('alert delivery', id);
    return delivery;
  }

  /** Sends it again at once, whatever became of it, with the id it had: who has had it can tell. */
  redeliver(user: User, id: string): Promise<DeliveryView> {
    return this.database.transaction(async (transaction) => {
      await this.get(user, id, transaction);
      await this.deliveries.again(transaction, id);
      return toView(await this.get(user, id, transaction));
    });
  }

  /** @throws PortierError `not_found`, `too_many` */
  test(user: User, destinationId: string): Promise<DeliveryView> {
    return this.database.transaction(async (transaction) => {
      const { language } = await this.destinations.get(user, destinationId, transaction);
      if (await this.deliveries.wasTested(transaction, destinationId, testsEverySeconds)) {
        throw new PortierError('too_many', `A test was sent a moment ago; wait ${testsEverySeconds} seconds.`);
      }
      const now = await databaseNow(transaction);
      const event = testEvent({ language, publicUrl: this.config.PORTIER_PUBLIC_URL, now });
      const to = { destinationId, ruleId: null, streamId: null };
      const id = await this.deliveries.insert(transaction, { ...to, events: [event] });
      return toView(await this.get(user, id, transaction));
    });
  }

  prune(): Promise<void> {
    return this.deliveries.prune(this.database, this.config.PORTIER_PROBLEM_HISTORY_DAYS);
  }
}

function toView({ events: _, ...delivery }: DeliveryDetail): DeliveryView {
  return delivery;
}
