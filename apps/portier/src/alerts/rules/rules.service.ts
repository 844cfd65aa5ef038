import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../../accounts/access.js';
import { Database, type Executor } from '../../database/database.js';
import { requireVersion } from '../../http/etag.js';
import { invalid } from '../../http/invalid.js';
import type { Page } from '../../http/page.js';
import { sortedPage, sortedPosition } from '../../http/sorting.js';
import { notFound } from '../../http/things.js';
import { viewerOf } from '../../rights/right.js';
import { streamEvents } from '../alert.js';
import { DestinationsService } from '../destinations/destinations.service.js';
import { ruleSorting, type RuleChange, type RuleDraft, type RuleQuery, type RuleView } from './rules.dto.js';
import { RulesRepository } from './rules.repository.js';

const mostOfDestination = 100;

/** What is told to whom. A rule belongs to whom its destination belongs to, and tells what that person may view. */
@Injectable()
export class RulesService {
  constructor(
    private readonly database: Database,
    private readonly rules: RulesRepository,
    private readonly destinations: DestinationsService,
  ) {}

  async list(user: User, query: RuleQuery): Promise<Page<RuleView>> {
    const after = sortedPosition(ruleSorting, query);
    const rows = await this.rules.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...rule }) => rule);
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string, executor: Executor = this.database, options = {}): Promise<RuleView> {
    const rule = await this.rules.find(executor, viewerOf(user), id, options);
    if (rule === undefined) throw notFound('alert rule', id);
    return rule;
  }

  /** @throws PortierError `invalid` */
  create(user: User, draft: RuleDraft): Promise<RuleView> {
    return this.database.transaction(async (transaction) => {
      await this.check(transaction, user, draft, draft);
      if ((await this.rules.countOf(transaction, draft.destinationId)) >= mostOfDestination) {
        throw new PortierError('conflict', `The destination has ${mostOfDestination} rules already; merge some.`);
      }
      return this.get(user, await this.rules.insert(transaction, draft), transaction);
    });
  }

  /** @throws PortierError `not_found`, `stale`, `invalid` */
  update(user: User, id: string, change: RuleChange, ifMatch?: string): Promise<RuleView> {
    return this.database.transaction(async (transaction) => {
      const current = await this.get(user, id, transaction, { lock: true });
      requireVersion(ifMatch, current.version);
      const changed = { ...current, destinationId: current.destination.id, ...change };
      await this.check(transaction, user, changed, change);
      await this.rules.update(transaction, id, changed);
      return this.get(user, id, transaction);
    });
  }

  async delete(user: User, id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const { version } = await this.get(user, id, transaction, { lock: true });
      requireVersion(ifMatch, version);
      await this.rules.delete(transaction, id);
    });
  }

  /** @param given what the caller says now: streams that went meanwhile do not stand in the way of another change */
  private async check(
    transaction: Executor,
    user: User,
    { destinationId, events }: RuleDraft,
    given: Pick<RuleChange, 'streamIds' | 'applicationIds'>,
  ): Promise<void> {
    const destination = await this.destinations.get(user, destinationId, transaction).catch((error: unknown) => {
      if (error instanceof PortierError && error.code === 'not_found') return undefined;
      throw error;
    });
    if (destination === undefined) {
      throw invalid([{ path: 'destinationId', message: 'there is no such alert destination' }]);
    }
    const ownerId = destination.owner?.id ?? null;
    const forbidden = ownerId === null ? [] : events.filter((event) => !streamEvents.includes(event));
    if (forbidden.length > 0) {
      const message = `only administrators hear of ${forbidden.join(', ')}`;
      throw invalid([{ path: 'events', message }]);
    }
    const wanted = { streamIds: given.streamIds ?? [], applicationIds: given.applicationIds ?? [] };
    const { streams, applications } = await this.rules.unseen(transaction, ownerId, wanted);
    const fields = [
      ...streams.map((id) => ({ path: 'streamIds', message: `there is no stream ${id}` })),
      ...applications.map((id) => ({ path: 'applicationIds', message: `there is no application ${id}` })),
    ];
    if (fields.length > 0) throw invalid(fields);
  }
}
