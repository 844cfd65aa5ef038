import { hashToken, newSecret, PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { PlacementService } from '../placement/placement.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import type { ConciergeState } from './concierge.js';
import { conciergeSorting, type ConciergeChange, type ConciergeQuery } from './concierges.dto.js';
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
    if (id === undefined) throw nameTaken(name);
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

  /**
   * Another name, or other labels. A task that runs there and asks for a label it has no longer moves to another agent.
   * @throws PortierError `not_found`, `stale`, `conflict` when the name is taken
   */
  async update(id: string, change: ConciergeChange, ifMatch: string | undefined): Promise<ConciergeRow> {
    await this.database.transaction(async (transaction) => {
      await this.lock(transaction, id, ifMatch);
      const { name, givenLabels } = await this.get(id, transaction);
      const next = { name: change.name ?? name, givenLabels: change.givenLabels ?? givenLabels };
      if (!(await this.concierges.update(transaction, id, next))) throw nameTaken(next.name);
    });
    await this.announce(id, 'updated');
    if (change.givenLabels !== undefined) {
      await this.placement.placeSoon();
      await this.reconcile.tasksOf(id);
    }
    return this.get(id);
  }

  /**
   * Removes an agent for good; its tasks go to others. It is told to stop at its next heartbeat by being refused.
   * @throws PortierError `not_found`, `stale`
   */
  async delete(id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.lock(transaction, id, ifMatch);
      await this.concierges.releaseTasks(transaction, id);
      await this.concierges.delete(transaction, id);
      // It waits for an answer in vain; the next one refuses it.
      await wakeAgents(transaction, id);
    });
    await this.placement.placeSoon();
    await this.announce(id, 'deleted');
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<ConciergeRow> {
    const concierge = await this.concierges.find(executor, id);
    if (concierge === undefined) throw notFound('agent', id);
    return concierge;
  }

  private async lock(transaction: Executor, id: string, ifMatch: string | undefined): Promise<void> {
    const version = await this.concierges.lockVersion(transaction, id);
    if (version === undefined) throw notFound('agent', id);
    requireVersion(ifMatch, version);
  }

  private announce(id: string, action: 'created' | 'updated' | 'deleted'): Promise<void> {
    return this.liveEvents.publish(this.database, { topic: 'concierge', id, streamId: null, action });
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `There is an agent "${name}" already; choose another name.`, {
    fields: [{ path: 'name', message: 'taken by another agent' }],
  });
}
