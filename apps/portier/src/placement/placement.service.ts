import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import { LOGGER } from '../logger.js';
import { choose, place, type Candidate, type PendingTask, type Placement } from './placement.js';
import { PlacementRepository, type WaitingClass } from './placement.repository.js';

/** Tasks placed in one transaction. */
const batchSize = 500;

/**
 * Asks one agent for each task that waits, and wakes only that one. A level: it looks at what waits, whoever calls; what it
 * could not place says why, and is looked at again by the next call.
 */
@Injectable()
export class PlacementService {
  constructor(
    private readonly database: Database,
    private readonly repository: PlacementRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Places what is due now, at most one batch. */
  async placeWaiting(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const unplaced = await this.repository.unplaced(transaction, batchSize);
      const classes = await this.repository.waitingClasses(transaction);
      if (unplaced.length === 0 && classes.length === 0) return;
      const agents = await this.repository.candidates(transaction);
      const waiting = await this.takeWaiting(transaction, classes, agents);
      await this.save(transaction, place([...waiting, ...unplaced], agents));
    });
  }

  /** Agents that take work now, for a look at what could be moved where. */
  candidates(executor: Executor): Promise<Candidate[]> {
    return this.repository.candidates(executor);
  }

  /** Placing must not fail what called for it: the loop does it again. */
  async placeSoon(): Promise<void> {
    try {
      await this.placeWaiting();
    } catch (error) {
      this.logger.error({ err: error }, 'placement postponed');
    }
  }

  private async takeWaiting(
    transaction: Executor,
    classes: readonly WaitingClass[],
    agents: readonly Candidate[],
  ): Promise<PendingTask[]> {
    const taken: PendingTask[] = [];
    const freeSlots = agents.reduce((sum, agent) => sum + Math.max(0, agent.freeSlots), 0);
    for (const needs of classes) {
      const choice = choose({ ...needs, occupied: [], avoided: [] }, agents);
      if (choice.kind === 'none') await this.repository.explain(transaction, needs, choice.reason);
      else taken.push(...(await this.repository.waiting(transaction, needs, Math.min(batchSize, freeSlots))));
    }
    return taken;
  }

  private async save(transaction: Executor, placements: readonly Placement[]): Promise<void> {
    await this.repository.save(transaction, placements);
    const chosen = new Set(placements.flatMap((one) => (one.kind === 'placed' ? [one.conciergeId] : [])));
    for (const conciergeId of chosen) await wakeAgents(transaction, conciergeId);
    for (const placement of placements) this.logger.debug(placement, 'task placed');
  }
}
