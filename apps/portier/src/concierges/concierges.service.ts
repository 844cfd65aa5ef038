import { hashToken, newSecret, PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { PlacementService } from '../placement/placement.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import type { ConciergeState } from './concierge.js';
import { conciergeSorting, type ConciergeQuery } from './concierges.dto.js';
import { ConciergesRepository, type ConciergeRow } from './concierges.repository.js';

/** Agents as operators see them. */
@Injectable()
export class ConciergesService {
  constructor(
    private readonly database: Database,
    private readonly concierges: ConciergesRepository,
    private readonly reconcile: ReconcileService,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
  ) {}

  async list(query: ConciergeQuery): Promise<Page<ConciergeRow>> {
    const after = sortedPosition(conciergeSorting, query);
    const rows = await this.concierges.list(this.database, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...concierge }) => concierge);
  }

  /** Registers an agent. Its token is in the answer and nowhere else. */
  async create(name: string): Promise<ConciergeRow & { token: string }> {
    const token = newSecret();
    const id = await this.concierges.create(this.database, name, hashToken(token));
    if (id === undefined)
      throw new PortierError('conflict', `There is an agent "${name}" already; choose another name.`);
    await this.announce(id, 'created');
    return { ...(await this.get(id)), token };
  }

  /** `draining`: takes nothing new, and its tasks move away. `active`: takes work again; what has not moved yet stays. */
  async setState(id: string, state: ConciergeState): Promise<ConciergeRow> {
    await this.get(id);
    await this.concierges.setState(this.database, id, state, 'operator');
    await wakeAgents(this.database, id);
    await this.announce(id, 'updated');
    await this.reconcile.tasksOf(id);
    return this.get(id);
  }

  /** Removes an agent for good; its tasks go to others. It is told to stop at its next heartbeat by being refused. */
  async delete(id: string): Promise<void> {
    await this.get(id);
    await this.database.transaction(async (transaction) => {
      await this.concierges.releaseTasks(transaction, id);
      await this.concierges.delete(transaction, id);
      // It waits for an answer in vain; the next one refuses it.
      await wakeAgents(transaction, id);
    });
    await this.placement.placeSoon();
    await this.announce(id, 'deleted');
  }

  /** @throws PortierError `not_found` */
  async get(id: string): Promise<ConciergeRow> {
    const concierge = await this.concierges.find(this.database, id);
    if (concierge === undefined) throw new PortierError('not_found', `There is no agent ${id}.`);
    return concierge;
  }

  private announce(id: string, action: 'created' | 'updated' | 'deleted'): Promise<void> {
    return this.liveEvents.publish(this.database, { topic: 'concierge', id, streamId: null, action });
  }
}
