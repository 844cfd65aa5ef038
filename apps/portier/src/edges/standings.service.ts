import type { EdgePresence, EdgePresenceAnswer } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { advance, type EdgeEvent, type Standing } from './edge.js';
import { EdgesRepository, type StandingRow } from './edges.repository.js';

/** How edges stand: by what they say, by their silence, by what an operator wants. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly database: Database,
    private readonly edges: EdgesRepository,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * An edge spoke: one statement, unless that changes how it stands. Undefined when it was removed meanwhile.
   * @returns how the edge stands now
   */
  async hear(id: string, presence: EdgePresence): Promise<EdgePresenceAnswer | undefined> {
    const event = presence.isLeaving ? 'leaving' : 'presence';
    const found = await this.edges.recordPresence(this.database, id, presence);
    if (found === undefined) return undefined;
    const isSettled = advance(found, event, found.since) === found;
    const standing = isSettled
      ? found
      : await this.database.transaction((transaction) => this.apply(transaction, id, event));
    return standing && { name: standing.name, state: standing.state, incarnation: standing.incarnation };
  }

  /** Lets an event happen to an edge. Undefined when there is none. */
  async apply(transaction: Executor, id: string, event: EdgeEvent): Promise<StandingRow | undefined> {
    const current = await this.edges.lock(transaction, id);
    return current && this.moved(transaction, current, event);
  }

  /** Finds the edges that fell silent. Doing it again changes nothing. */
  async sweep(): Promise<void> {
    await this.edges.await(this.database);
    await this.database.transaction(async (transaction) => {
      for (const row of await this.edges.silent(transaction)) await this.moved(transaction, row, 'silent');
    });
  }

  /** Open pages show what edges carry: one event for all of them. */
  async tellFigures(): Promise<void> {
    if (!(await this.edges.isAnyHeard(this.database))) return;
    await this.liveEvents.publish(this.database, { topic: 'edge', id: 'figures', streamId: null, action: 'updated' });
  }

  private async moved(transaction: Executor, current: StandingRow, event: EdgeEvent): Promise<StandingRow> {
    const { id, name } = current;
    const next: Standing = advance(current, event, await databaseNow(transaction));
    if (next === current) return current;
    await this.edges.setStanding(transaction, id, next);
    await this.liveEvents.publish(transaction, { topic: 'edge', id, streamId: null, action: 'updated' });
    const { state, reason, incarnation } = next;
    const level = reason === 'silent' ? 'warn' : 'info';
    this.logger[level]({ edgeId: id, name, from: current.state, state, reason, incarnation }, 'edge changed its state');
    return { ...next, id, name };
  }
}
