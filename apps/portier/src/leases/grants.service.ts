import {
  pullQuery,
  unseal,
  type ClusterKeys,
  type Grant,
  type HeartbeatRequest,
  type TaskDescription,
} from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Holder } from '../concierges/concierges.repository.js';
import { unsealAll } from '../configurations/secret-fields.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import type { Executor } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { LeasesRepository, type GrantedRow, type GrantTerms } from './leases.repository.js';

/** Gives tasks to agents, with all that only the agent may see. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly leases: LeasesRepository,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What this agent may take now, at most its free slots; nothing while it drains. */
  async grantNew(transaction: Executor, holder: Holder, request: HeartbeatRequest): Promise<GrantedRow[]> {
    if (request.draining || holder.isDraining || holder.state !== 'active') return [];
    return this.grant(transaction, {
      conciergeId: holder.id,
      slots: request.freeSlots,
      skills: request.skills,
    });
  }

  /** The one statement that gives tasks away (design.md section 6), and what the world hears of it. */
  async grant(transaction: Executor, terms: Omit<GrantTerms, 'leaseTtlMs'>): Promise<GrantedRow[]> {
    const leaseTtlMs = this.config.PORTIER_LEASE_TTL_MS;
    const granted = await this.leases.grant(transaction, { ...terms, leaseTtlMs });
    for (const { taskId, streamId, leaseToken } of granted) {
      this.logger.info({ taskId, streamId, conciergeId: terms.conciergeId, leaseToken }, 'task granted');
      await this.liveEvents.publish(transaction, { topic: 'task', id: taskId, streamId, action: 'updated' });
    }
    return granted;
  }

  /** As the agent gets it: secrets in plain text, the pull address with the task's own token. */
  toGrant({ taskId, type, replica, leaseToken, description }: GrantedRow): Grant {
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
      params: unsealAll(params, (sealed) => unseal(this.keys, sealed)) as Record<string, unknown>,
    };
    return { leaseToken, description: granted };
  }
}
