import type { HeartbeatRequest } from '@app/contract';
import { taskTypes } from '@app/tasks';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { settle, type HeldChange, type HeldTask, type Settlement } from './lease.js';
import { hashOfReport } from './report.js';
import { SettlementsRepository } from './settlements.repository.js';

/** Work that a settlement leaves for after its commit. */
export interface Aftermath {
  /** Something waits that may be placed now. */
  placesTasks: boolean;
  /** Streams to reconcile: a moving task has left its agent. */
  streams: string[];
}

/** Reconciles what an agent says with what it holds. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly repository: SettlementsRepository,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  held(transaction: Executor, conciergeId: string): Promise<HeldTask[]> {
    return this.repository.held(transaction, conciergeId);
  }

  /** Held tasks that are to stop, or to leave. */
  leaving(transaction: Executor, conciergeId: string): Promise<HeldTask[]> {
    return this.repository.leaving(transaction, conciergeId);
  }

  /** @param keepsUnreported whether tasks the agent does not report are granted to it again */
  async settle(
    transaction: Executor,
    { held, request, keepsUnreported }: { held: HeldTask[]; request: HeartbeatRequest; keepsUnreported: boolean },
  ): Promise<Settlement> {
    const own = new Set(held.map(({ taskId }) => taskId));
    const foreign = request.tasks.map(({ taskId }) => taskId).filter((taskId) => !own.has(taskId));
    const known = await this.repository.known(transaction, foreign);
    const handoverOf = (type: string) => taskTypes.get(type)?.handover ?? 'stop_first';
    return settle(held, request.tasks, { known, keepsUnreported, handoverOf, random: Math.random });
  }

  /** A constant number of statements, however many tasks: only what changed is written. */
  async save(transaction: Executor, conciergeId: string, settlement: Settlement): Promise<Aftermath> {
    const { changes, gone, releases, regrants } = settlement;
    const said = changes.map((change) => ({ ...change, hash: hashOfReport(change.report) }));
    const written = await this.repository.record(
      transaction,
      said.filter(isNews).map(({ hash, ...change }) => ({
        change,
        conciergeId,
        reportHash: hash,
        report: hash === change.task.reportHash ? null : change.report,
      })),
    );
    await this.repository.keep(transaction, regrants);
    await this.repository.free(transaction, [...gone, ...releases], 'agent_forgot');
    const moved = changes.filter(({ task, state }) => state !== task.state && written.has(task.taskId));
    for (const change of moved) this.log(change, conciergeId);
    const freed = [...gone, ...releases];
    for (const { taskId, streamId } of [...moved.map(({ task }) => task), ...freed]) {
      await this.liveEvents.publish(transaction, { topic: 'task', id: taskId, streamId, action: 'updated' });
    }
    const left = [...moved.filter(({ state }) => isOff(state)).map(({ task }) => task), ...freed];
    const streams = new Set(left.filter(({ isMoving }) => isMoving).map(({ streamId }) => streamId));
    return { placesTasks: left.length > 0, streams: [...streams] };
  }

  private log({ task, state, reason, report, isAgentsFault, failures }: HeldChange, conciergeId: string): void {
    const { taskId, streamId, leaseToken } = task;
    const fields = { taskId, streamId, conciergeId, leaseToken, state, reason };
    this.logger.info(fields, 'task changed');
    if (isAgentsFault) this.logger.warn({ ...fields, failures, error: report.error?.sentence }, 'agent failed a task');
  }
}

function isNews({ task, state, reason, hash, isForgiven }: HeldChange & { hash: string }): boolean {
  return state !== task.state || reason !== task.reason || hash !== task.reportHash || !task.isRenewed || isForgiven;
}

function isOff(state: HeldChange['state']): boolean {
  return state === 'pending' || state === 'ended' || state === 'quarantined';
}
