import { PortierError, type HeartbeatRequest, type HeartbeatResponse, type ProbeOrder } from '@app/contract';
import { taskTypes } from '@app/tasks';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { ConciergesRepository, type Holder, type LockedHolder } from '../concierges/concierges.repository.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { PlacementService } from '../placement/placement.service.js';
import { ProbesService } from '../probes/probes.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { GrantsService } from './grants.service.js';
import { incumbencyOf, supersededBy, type Incumbency } from './incumbency.js';
import type { HeldTask } from './lease.js';
import { LeasesRepository, type GrantedRow } from './leases.repository.js';
import { ProgressLoop } from './progress.loop.js';
import { progressOf, requireSensible, storable } from './report.js';
import { SettlementsService, type Aftermath } from './settlements.service.js';
import { waitForWake, type Wake } from './wake.loop.js';

interface Settled {
  answer: HeartbeatResponse;
  aftermath: Aftermath;
  /** The agent has begun to drain, or ceased to: its tasks move, or stay. */
  hasTurned: boolean;
}

/** What an answer tells an agent. */
interface Told {
  rows: readonly GrantedRow[];
  stops: HeartbeatResponse['stops'];
  moving: number;
  probes: ProbeOrder[];
}

/** Grants, renews and takes back leases: one heartbeat of one agent at a time. */
@Injectable()
export class LeasesService {
  constructor(
    private readonly database: Database,
    private readonly leases: LeasesRepository,
    private readonly concierges: ConciergesRepository,
    private readonly settlements: SettlementsService,
    private readonly grants: GrantsService,
    private readonly reconcile: ReconcileService,
    private readonly placement: PlacementService,
    private readonly probes: ProbesService,
    private readonly notifications: Notifications,
    private readonly progress: ProgressLoop,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Answers at once when there is something to say, else as soon as there is, at the latest after `waitMs` or a third of a
   * lease: who waits for an answer must not lose a lease by it.
   * @param gone aborts when the agent has hung up
   */
  async heartbeat(conciergeId: string, said: HeartbeatRequest, gone: AbortSignal): Promise<HeartbeatResponse> {
    const request = storable(said);
    requireSensible(request);
    const longestMs = Math.min(request.waitMs, this.config.PORTIER_LEASE_TTL_MS / 3);
    // Agents that began together, after an outage, must not ask together for ever.
    const timeoutMs = longestMs * (0.8 + Math.random() / 5);
    // Listening begins before looking: what happens in between is not missed.
    const wake = waitForWake(this.notifications, { conciergeId, timeoutMs, gone });
    try {
      const settled = await this.database.transaction((transaction) => this.settle(transaction, conciergeId, request));
      if (settled === 'rival') return await this.rivalAnswer(wake, conciergeId, request);
      const first = await this.complete(settled, request);
      if (hasNews(first) || request.waitMs === 0) return first;
      for (;;) {
        const woken = await wake.next();
        const later = woken ? await this.lookAgain(conciergeId, request) : first;
        if (!woken || hasNews(later)) return later;
      }
    } finally {
      wake.stop();
    }
  }

  /** Everything a heartbeat changes, in one transaction. */
  private async settle(
    transaction: Executor,
    conciergeId: string,
    request: HeartbeatRequest,
  ): Promise<Settled | 'rival'> {
    const leaseTtlMs = this.config.PORTIER_LEASE_TTL_MS;
    const before = await this.concierges.lockHolder(transaction, conciergeId, leaseTtlMs);
    if (before === undefined) throw new PortierError('unauthenticated', 'The agent was removed.');
    const held = await this.settlements.held(transaction, conciergeId);
    const incumbency = judgeIncumbency(before, held, request);
    if (incumbency === 'rival') {
      await this.noteRival(transaction, before);
      return 'rival';
    }
    const { superseded: known, incarnation } = before;
    const superseded =
      incumbency === 'successor' ? supersededBy(request.incarnation, { incarnation, superseded: known }) : known;
    const progress = progressOf(request.tasks);
    await this.concierges.recordHeartbeat(transaction, conciergeId, { request, superseded, progress, leaseTtlMs });
    const keepsUnreported = !request.draining && (incumbency === 'incumbent' || isProven(held, request));
    const settlement = await this.settlements.settle(transaction, { held, request, keepsUnreported });
    const aftermath = await this.settlements.save(transaction, conciergeId, settlement);
    if (Object.keys(progress).length > 0) this.progress.note(conciergeId);
    const again = settlement.regrants.map(({ taskId }) => taskId);
    const regrants = await this.leases.describe(transaction, again);
    const holder = { ...before, isDraining: request.draining };
    const freeSlots = request.freeSlots - regrants.length;
    const granted = await this.grants.grantNew(transaction, holder, { ...request, freeSlots });
    return {
      answer: this.answer(holder, {
        rows: [...regrants, ...granted],
        stops: settlement.stops,
        moving: countMoving(held),
        probes: await this.probes.take(transaction, conciergeId),
      }),
      aftermath,
      hasTurned: before.isDraining !== request.draining,
    };
  }

  /** What can only follow the commit: moves and placements. The answer to an agent that drains waits for them. */
  private async complete(
    { answer, aftermath, hasTurned }: Settled,
    request: HeartbeatRequest,
  ): Promise<HeartbeatResponse> {
    if (hasTurned) await this.reconcile.tasksOf(answer.conciergeId);
    for (const streamId of aftermath.streams) await this.reconcile.requestSoon(streamId);
    if (aftermath.placesTasks) await this.placement.placeSoon();
    if (!hasTurned) return answer;
    const later = await this.lookAgain(answer.conciergeId, request);
    return {
      ...later,
      grants: [...answer.grants, ...later.grants],
      stops: merged(answer.stops, later.stops),
      probes: [...(answer.probes ?? []), ...(later.probes ?? [])],
    };
  }

  /** Between two heartbeats only grants, stops and moves can be new. */
  private async lookAgain(conciergeId: string, request: HeartbeatRequest): Promise<HeartbeatResponse> {
    return this.database.transaction(async (transaction) => {
      const holder = await this.concierges.holder(transaction, conciergeId);
      const leaving = await this.settlements.leaving(transaction, conciergeId);
      const reported = new Set(request.tasks.map(({ taskId, leaseToken }) => `${taskId} ${leaseToken}`));
      const stops = leaving
        .filter(({ taskId, leaseToken }) => reported.has(`${taskId} ${leaseToken}`))
        .flatMap(({ taskId, leaseToken, state, stopReason, type }) => {
          if (state === 'stopping') return [{ taskId, leaseToken, reason: stopReason ?? ('ended' as const) }];
          return isOverlap(type) ? [] : [{ taskId, leaseToken, reason: 'moved' as const }];
        });
      const rows = await this.grants.grantNew(transaction, holder, request);
      const probes = await this.probes.take(transaction, conciergeId);
      return this.answer(holder, { rows, stops, moving: countMoving(leaving), probes });
    });
  }

  private answer(holder: Holder, { rows, stops, moving, probes }: Told): HeartbeatResponse {
    return {
      conciergeId: holder.id,
      leaseTtlMs: this.config.PORTIER_LEASE_TTL_MS,
      grants: rows.map((row) => this.grants.toGrant(row)),
      stops,
      drain: holder.state !== 'active',
      moving,
      probes,
    };
  }

  private async noteRival(transaction: Executor, { id, hadRival }: LockedHolder): Promise<void> {
    await this.concierges.recordRival(transaction, id);
    if (hadRival) return;
    this.logger.error({ conciergeId: id }, 'two machines use one agent token');
    await this.liveEvents.publish(transaction, { topic: 'concierge', id, streamId: null, action: 'updated' });
  }

  /** A second machine gets no work and stops what it runs; after the usual wait, so that it does not ask all the time. */
  private async rivalAnswer(wake: Wake, id: string, request: HeartbeatRequest): Promise<HeartbeatResponse> {
    const stops = request.tasks
      .filter(({ state }) => state !== 'stopped')
      .map(({ taskId, leaseToken }) => ({ taskId, leaseToken, reason: 'lease_lost' as const }));
    while (stops.length === 0 && request.waitMs > 0 && (await wake.next()));
    return this.answer({ id, state: 'active', isDraining: false }, { rows: [], stops, moving: 0, probes: [] });
  }
}

function judgeIncumbency(before: LockedHolder, held: readonly HeldTask[], request: HeartbeatRequest): Incumbency {
  const { incarnation, superseded, isLapsed } = before;
  const proven = isProven(held, request) ? 1 : 0;
  return incumbencyOf(request.incarnation, { incarnation, superseded, isLapsed, proven, held: held.length });
}

/** Does the agent know at least one of the leases it holds? */
function isProven(held: readonly HeldTask[], { tasks }: HeartbeatRequest): boolean {
  const tokens = new Map(held.map(({ taskId, leaseToken }) => [taskId, leaseToken]));
  return tasks.some(({ taskId, leaseToken }) => tokens.get(taskId) === leaseToken);
}

/** Tasks that the agent must run on until their successors run. */
function countMoving(held: readonly HeldTask[]): number {
  return held.filter(({ isMoving, state, type }) => isMoving && state !== 'stopping' && isOverlap(type)).length;
}

function isOverlap(type: string): boolean {
  return taskTypes.get(type)?.handover === 'overlap';
}

function merged(one: HeartbeatResponse['stops'], other: HeartbeatResponse['stops']): HeartbeatResponse['stops'] {
  const named = new Set(one.map(({ taskId, leaseToken }) => `${taskId} ${leaseToken}`));
  return [...one, ...other.filter(({ taskId, leaseToken }) => !named.has(`${taskId} ${leaseToken}`))];
}

function hasNews({ grants, stops, probes = [] }: HeartbeatResponse): boolean {
  return grants.length + stops.length + probes.length > 0;
}
