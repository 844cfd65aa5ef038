import {
  pullQuery,
  unseal,
  type ClusterKeys,
  type Grant,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type TaskDescription,
} from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { ConciergeState } from '../concierges/concierge.js';
import { ConciergesRepository } from '../concierges/concierges.repository.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { wakeAgents } from '../database/wake.repository.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { settle, type Settlement } from './lease.js';
import { LeasesRepository, type GrantedRow } from './leases.repository.js';
import { waitForWake } from './wake.loop.js';

interface Holder {
  id: string;
  state: ConciergeState;
}

/** Grants, renews and takes back leases: one heartbeat of one agent at a time. */
@Injectable()
export class LeasesService {
  constructor(
    private readonly database: Database,
    private readonly leases: LeasesRepository,
    private readonly concierges: ConciergesRepository,
    private readonly notifications: Notifications,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Answers at once when there is something to say, else as soon as there is, at the latest after `waitMs`.
   * @param gone aborts when the agent has hung up
   */
  async heartbeat(conciergeId: string, request: HeartbeatRequest, gone: AbortSignal): Promise<HeartbeatResponse> {
    // Listening begins before looking: what happens in between is not missed.
    const wake = waitForWake(this.notifications, { conciergeId, timeoutMs: request.waitMs, gone });
    try {
      const first = await this.settleAndGrant(conciergeId, request);
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
  private async settleAndGrant(conciergeId: string, request: HeartbeatRequest): Promise<HeartbeatResponse> {
    return this.database.transaction(async (transaction) => {
      const holder = await this.concierges.recordHeartbeat(transaction, conciergeId, request);
      const held = await this.leases.held(transaction, conciergeId);
      const known = await this.leases.known(
        transaction,
        request.tasks.map(({ taskId }) => taskId),
      );
      const settlement = settle(held, request.tasks, known);
      await this.save(transaction, settlement, request);
      await this.announceProgress(transaction, conciergeId, settlement);
      const regrants = request.draining
        ? []
        : await this.leases.describe(
            transaction,
            settlement.regrants.map(({ taskId }) => taskId),
          );
      const slots = request.freeSlots - regrants.length;
      const grants = await this.grantNew(transaction, holder, { ...request, freeSlots: slots });
      return this.answer(holder, [...regrants, ...grants], settlement.stops);
    });
  }

  /** Between two heartbeats only grants and stops can be new. */
  private async lookAgain(conciergeId: string, request: HeartbeatRequest): Promise<HeartbeatResponse> {
    return this.database.transaction(async (transaction) => {
      const holder = await this.concierges.holder(transaction, conciergeId);
      const reported = new Set(request.tasks.map(({ taskId, leaseToken }) => `${taskId} ${leaseToken}`));
      const stopping = (await this.leases.stopping(transaction, conciergeId)).filter(({ taskId, leaseToken }) =>
        reported.has(`${taskId} ${leaseToken}`),
      );
      const grants = await this.grantNew(transaction, holder, request);
      const stops = stopping.map(({ taskId, leaseToken, stopReason }) => ({
        taskId,
        leaseToken,
        reason: stopReason ?? ('ended' as const),
      }));
      return this.answer(holder, grants, stops);
    });
  }

  private async save(transaction: Executor, settlement: Settlement, request: HeartbeatRequest): Promise<void> {
    const renewed = [
      ...settlement.changes.map(({ task }) => task.taskId),
      // An agent that is stopping hands over what it never started.
      ...(request.draining ? [] : settlement.regrants.map(({ taskId }) => taskId)),
    ];
    await this.leases.renew(transaction, renewed, this.config.PORTIER_LEASE_TTL_MS);
    for (const change of settlement.changes) {
      await this.leases.record(transaction, change);
      if (change.state === change.task.state) continue;
      const { taskId, streamId } = change.task;
      this.logger.info({ taskId, streamId, state: change.state, reason: change.report.error?.code }, 'task changed');
      await this.announceTask(transaction, taskId, streamId);
    }
    for (const task of settlement.gone) {
      await this.leases.end(transaction, task);
      await this.announceTask(transaction, task.taskId, task.streamId);
    }
    const isFree =
      settlement.gone.length > 0 || settlement.changes.some(({ state }) => state === 'ended' || state === 'pending');
    // A successor may have waited for this one to stop.
    if (isFree) await wakeAgents(transaction, '*');
  }

  private async grantNew(transaction: Executor, holder: Holder, request: HeartbeatRequest): Promise<GrantedRow[]> {
    if (request.draining || holder.state !== 'active') return [];
    const granted = await this.leases.grant(transaction, {
      conciergeId: holder.id,
      slots: request.freeSlots,
      skills: request.skills,
      leaseTtlMs: this.config.PORTIER_LEASE_TTL_MS,
    });
    for (const { taskId, streamId, leaseToken } of granted) {
      this.logger.info({ taskId, streamId, conciergeId: holder.id, leaseToken }, 'task granted');
      await this.announceTask(transaction, taskId, streamId);
    }
    return granted;
  }

  private answer(holder: Holder, rows: readonly GrantedRow[], stops: HeartbeatResponse['stops']): HeartbeatResponse {
    return {
      conciergeId: holder.id,
      leaseTtlMs: this.config.PORTIER_LEASE_TTL_MS,
      grants: rows.map((row) => this.toGrant(row)),
      stops,
      drain: holder.state === 'draining',
      moving: 0,
    };
  }

  private toGrant({ taskId, type, replica, leaseToken, description }: GrantedRow): Grant {
    const { stream, publicationId, publishedAt, input, params } = description;
    const query = pullQuery(this.keys, { taskId, leaseToken, stream: stream.name });
    const serverStream = unseal(this.keys, input.sealedServerStream);
    const granted: TaskDescription = {
      taskId,
      type,
      replica,
      stream,
      publicationId,
      publishedAt,
      inputUrl: `${input.rtmpUrl.replace(/\/+$/, '')}/${input.application}/${serverStream}?${query}`,
      params: this.unsealAll(params) as Record<string, unknown>,
    };
    return { leaseToken, description: granted };
  }

  /** Replaces every `{"$sealed": ...}` by its plain text; only the agent that runs the task sees it. */
  private unsealAll(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member) => this.unsealAll(member));
    if (value === null || typeof value !== 'object') return value;
    if ('$sealed' in value && typeof value.$sealed === 'string') return unseal(this.keys, value.$sealed);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.unsealAll(member)]));
  }

  /** New figures: one event a heartbeat, however many tasks the agent runs. */
  private async announceProgress(transaction: Executor, id: string, { changes }: Settlement): Promise<void> {
    if (!changes.some(({ report }) => report.progress !== null)) return;
    await this.liveEvents.publish(transaction, { topic: 'progress', id, streamId: null, action: 'updated' });
  }

  private announceTask(transaction: Executor, id: string, streamId: string): Promise<void> {
    return this.liveEvents.publish(transaction, { topic: 'task', id, streamId, action: 'updated' });
  }
}

function hasNews({ grants, stops }: HeartbeatResponse): boolean {
  return grants.length + stops.length > 0;
}
