import {
  hashToken,
  PortierError,
  pullQuery,
  unseal,
  uuid,
  type ClusterKeys,
  type HeartbeatRequest,
  type HeartbeatResponse,
} from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { unsealAll } from '../configurations/secret-fields.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { GrantsService } from '../leases/grants.service.js';
import { LeasesService } from '../leases/leases.service.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import {
  legacyConfiguration,
  legacySkills,
  legacySoftware,
  reportsOf,
  type LegacyConfiguration,
  type LegacyRefusal,
} from './legacy.js';
import { LegacyRepository, type LegacyAgent, type OfferableTask } from './legacy.repository.js';

/** A value, not an exception: refusals are part of the protocol. */
export type LegacyResult<Body> = { kind: 'done'; body: Body } | { kind: LegacyRefusal };

/** An old agent claims within milliseconds of its heartbeat, and asks again after 2 s (reference-systems.md D17). */
const reservedMs = 4_000;
const candidatesAtOnce = 50;

interface TaskName {
  success: true;
  uuid: string;
  type: string;
}

/**
 * Speaks for an agent of the older system to the leases as an agent of ours would: it reports what was claimed and says what
 * must stop. Leases, expiry, drain and placement know no second kind of agent.
 */
@Injectable()
export class LegacyService {
  constructor(
    private readonly database: Database,
    private readonly legacy: LegacyRepository,
    private readonly leases: LeasesService,
    private readonly grants: GrantsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

  /**
   * Registers an agent of the older system.
   * @param identity what it has in CONCIERGE_IDENTITY already, or a new one
   * @throws PortierError `conflict` when the name or the identity is taken
   */
  async createIdentity({
    name,
    slots,
    identity = randomUUID(),
  }: {
    name: string;
    slots: number;
    identity?: string | undefined;
  }): Promise<{ id: string; name: string; slots: number; identity: string }> {
    const tokenHash = hashToken(identity.toLowerCase());
    const id = await this.legacy.create(this.database, { name, slots, tokenHash });
    if (id === undefined) {
      throw new PortierError('conflict', `There is an agent "${name}" or an agent with this identity already.`);
    }
    await this.liveEvents.publish(this.database, { topic: 'concierge', id, streamId: null, action: 'created' });
    return { id, name, slots, identity };
  }

  /** D6. Also ends what the previous answer made the agent stop, and renews every lease it holds. */
  async heartbeat(
    identity: string,
  ): Promise<LegacyResult<{ success: true; claims: { uuid: string }[]; available: { uuid: string; type: string }[] }>> {
    const agent = await this.agentOf(identity);
    if (agent === undefined) return { kind: 'identity_unknown' };
    const { running, drain } = await this.beat(agent, new Set(agent.dismissed));
    const hasRoom = agent.state === 'active' && !drain && running.length < agent.slots;
    const offer = hasRoom ? await this.offer(agent) : undefined;
    const available = offer === undefined ? [] : [{ uuid: offer, type: 'restream' }];
    return { kind: 'done', body: { success: true, claims: running.map((id) => ({ uuid: id })), available } };
  }

  /** D7. The grant every agent gets, for one task. */
  async claim(
    identity: string,
    taskId: string,
  ): Promise<LegacyResult<TaskName & { configuration: LegacyConfiguration }>> {
    const agent = await this.agentOf(identity);
    if (agent === undefined) return { kind: 'identity_unknown' };
    const holder = await this.holderOf(taskId);
    if (holder === undefined) return { kind: 'task_unknown' };
    if (holder !== null || agent.state !== 'active') return { kind: 'task_claimed' };
    const task = await this.legacy.find(this.database, taskId);
    if (task === undefined || this.configurationOf(task, 0) === undefined) return { kind: 'task_unknown' };
    const [granted] = await this.database.transaction((transaction) =>
      this.grants.grant(transaction, {
        conciergeId: agent.id,
        slots: 1,
        skills: legacySkills,
        onlyTaskId: taskId,
      }),
    );
    if (granted === undefined) return { kind: 'task_claimed' };
    const { leaseToken, description } = granted;
    const configuration = this.configurationOf({ ...task, description }, leaseToken);
    if (configuration === undefined) throw new PortierError('internal', `Task ${taskId} changed while it was claimed.`);
    return { kind: 'done', body: { success: true, uuid: taskId, type: 'restream', configuration } };
  }

  /** D8. Handed over: somebody else may take it at once. */
  async release(identity: string, taskId: string): Promise<LegacyResult<TaskName>> {
    const agent = await this.agentOf(identity);
    if (agent === undefined) return { kind: 'identity_unknown' };
    const holder = await this.holderOf(taskId);
    if (holder === undefined) return { kind: 'task_unknown' };
    if (holder !== agent.id) return { kind: 'task_of_other' };
    await this.beat(agent, new Set([...agent.dismissed, taskId]));
    return { kind: 'done', body: { success: true, uuid: taskId, type: 'restream' } };
  }

  private async agentOf(identity: string): Promise<LegacyAgent | undefined> {
    if (!uuid.safeParse(identity).success) return undefined;
    return this.legacy.agentOfToken(this.database, hashToken(identity.toLowerCase()));
  }

  private async holderOf(taskId: string): Promise<string | null | undefined> {
    return uuid.safeParse(taskId).success ? this.legacy.holderOf(this.database, taskId) : undefined;
  }

  /** One heartbeat in the agent's name. */
  private async beat(agent: LegacyAgent, stopped: ReadonlySet<string>): Promise<{ running: string[]; drain: boolean }> {
    const claims = await this.legacy.claims(this.database, agent.id);
    const request: HeartbeatRequest = {
      ...{ incarnation: legacySoftware, version: legacySoftware, slots: agent.slots, freeSlots: 0 },
      ...{ skills: [...legacySkills], labels: {}, load: { cpu: 0, memory: 0 }, draining: false, waitMs: 0 },
      tasks: reportsOf(claims, stopped),
    };
    const { stops, drain }: HeartbeatResponse = await this.leases.heartbeat(agent.id, request, never);
    const dismissed = new Set(stops.map(({ taskId }) => taskId));
    await this.legacy.recordDismissed(this.database, agent.id, [...dismissed]);
    const isClaimed = (taskId: string) => !dismissed.has(taskId) && !stopped.has(taskId);
    return { running: claims.map(({ taskId }) => taskId).filter(isClaimed), drain };
  }

  /** The one task it may claim next, kept for it: an old agent that loses a race dies with all it runs (D-b2). */
  private async offer(agent: LegacyAgent): Promise<string | undefined> {
    for (let offset = 0; ; offset += candidatesAtOnce) {
      const candidates = await this.legacy.offerable(this.database, agent.id, { limit: candidatesAtOnce, offset });
      for (const task of candidates) {
        if (this.configurationOf(task, 0) === undefined) continue;
        const reservation = { agentId: agent.id, taskId: task.id, forMs: reservedMs };
        if (await this.legacy.reserve(this.database, reservation)) return task.id;
      }
      if (candidates.length < candidatesAtOnce) return undefined;
    }
  }

  private configurationOf({ id, name, description }: OfferableTask, leaseToken: number) {
    const { stream, input, params } = description;
    return legacyConfiguration(
      {
        name,
        application: input.application,
        serverStream: unseal(this.keys, input.sealedServerStream),
        pullQuery: pullQuery(this.keys, { taskId: id, leaseToken, stream: stream.name }),
        params: unsealAll(params, (sealed) => unseal(this.keys, sealed)),
      },
      { allowPrivate: this.config.PORTIER_ALLOW_PRIVATE_TARGETS },
    );
  }
}

/** Nobody waits long enough for this answer to hang up. */
const never = new AbortController().signal;
