import {
  PortierError,
  probeSkills,
  pullQuery,
  unseal,
  type ClusterKeys,
  type ProbeOrder,
  type ProbeResult,
} from '@app/contract';
import type { Logger } from '@app/kit';
import type { TargetEndpoint } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { filter, firstValueFrom, merge, timer } from 'rxjs';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import type { Candidate } from '../placement/placement.js';
import { PlacementService } from '../placement/placement.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { RightsService } from '../rights/rights.service.js';
import { answers, answerTimeoutMs, keptHours, noAnswer, repeatAfterMs, stateAfter, watchSeconds } from './probe.js';
import type { ProbeRequest } from './probe.js';
import { ProbesRepository, type ProbeRow } from './probes.repository.js';

/** While nothing is heard of an answer, the row is looked at this often: a notification may be lost. */
const lookAgainMs = 1_000;
const shownLooks = 10;

/** Lets an agent look at an input or a target, and waits for what it saw. Any replica may ask, any may hear the answer. */
@Injectable()
export class ProbesService {
  constructor(
    private readonly database: Database,
    private readonly probes: ProbesRepository,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Watches the input of a live stream for some seconds.
   * @throws PortierError `not_found`, `forbidden`, `conflict` when the stream is not live, `unavailable` without an agent
   */
  async lookAtInput(user: User, streamId: string): Promise<ProbeRow> {
    await this.rights.require(this.database, user, 'change', { kind: 'stream', id: streamId });
    const input = await this.probes.liveInput(this.database, streamId);
    if (input === undefined) {
      throw new PortierError('conflict', `Stream ${streamId} is not live; start the encoder, then look again.`);
    }
    const ended = await this.ask(streamId, { kind: 'input', ...input, watchSeconds }, { skill: probeSkills.input });
    if (ended !== undefined) return ended;
    throw new PortierError('unavailable', 'No agent is online that can look at an input; start one, or update it.');
  }

  /**
   * Knocks at a target from an agent's network. Undefined when no agent can. The caller has checked rights and address.
   * @param preferred agents to ask before others
   */
  knock(streamId: string, endpoint: TargetEndpoint, preferred: readonly string[]): Promise<ProbeRow | undefined> {
    return this.ask(streamId, { kind: 'target', ...endpoint }, { skill: probeSkills.target, preferred });
  }

  /** The last looks at the input of a stream, the newest first. @throws PortierError `not_found` */
  async list(user: User, streamId: string): Promise<ProbeRow[]> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    return this.probes.listOfInput(this.database, streamId, shownLooks);
  }

  /** What was last seen of a stream's input, by whomever. */
  latestSeen(executor: Executor, streamId: string): Promise<ProbeRow | undefined> {
    return this.probes.latestSeen(executor, streamId);
  }

  /** Orders for an agent, with the secrets that only it may see. Part of the answer to its heartbeat. */
  async take(transaction: Executor, conciergeId: string): Promise<ProbeOrder[]> {
    const taken = await this.probes.take(transaction, conciergeId, repeatAfterMs);
    return taken.map(({ id, request }) => this.toOrder(id, request));
  }

  /** What an agent saw. Late or foreign answers are not an error: somebody else's view of it holds. */
  async answer(conciergeId: string, id: string, result: ProbeResult): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const probe = await this.probes.find(transaction, id);
      if (probe === undefined || !answers(probe.kind, result)) return;
      const isOurs = await this.probes.end(transaction, { id, conciergeId, state: stateAfter(result), result });
      if (!isOurs) return;
      this.logger.info(
        { streamId: probe.streamId, conciergeId, kind: probe.kind, outcome: result.kind },
        'probe answered',
      );
      await this.announce(transaction, id, probe.streamId);
    });
  }

  /** Ends what nobody answered and forgets what is old. */
  async tidy(): Promise<void> {
    const silent = await this.probes.failSilent(this.database, { timeoutMs: answerTimeoutMs, result: noAnswer });
    for (const { id, streamId } of silent) await this.announce(this.database, id, streamId);
    await this.probes.removeOld(this.database, keptHours);
  }

  private async ask(streamId: string, request: ProbeRequest, wish: Wish): Promise<ProbeRow | undefined> {
    const agent = leastBusy(await this.placement.candidates(this.database), wish);
    if (agent === undefined) return undefined;
    const id = await this.database.transaction(async (transaction) => {
      const created = await this.probes.insert(transaction, { streamId, conciergeId: agent.id, request });
      await wakeAgents(transaction, agent.id);
      return created;
    });
    return this.ended(id);
  }

  /** @throws PortierError `not_found` when its stream was deleted meanwhile */
  private async ended(id: string): Promise<ProbeRow> {
    const heard = this.liveEvents.events().pipe(filter((event) => event.topic === 'probe' && event.id === id));
    const deadline = performance.now() + answerTimeoutMs + repeatAfterMs;
    for (;;) {
      const next = firstValueFrom(merge(heard, timer(lookAgainMs)), { defaultValue: undefined });
      const row = await this.probes.find(this.database, id);
      if (row === undefined) throw new PortierError('not_found', 'The stream was deleted meanwhile.');
      if (row.endedAt !== null) return row;
      if (performance.now() > deadline) await this.tidy();
      await next;
    }
  }

  private toOrder(id: string, request: ProbeRequest): ProbeOrder {
    if (request.kind === 'target') return { ...request, id };
    const { streamName, rtmpUrl, application, sealedServerStream } = request;
    const query = pullQuery(this.keys, { taskId: id, leaseToken: 1, stream: streamName });
    const address = `${rtmpUrl.replace(/\/+$/, '')}/${application}/${unseal(this.keys, sealedServerStream)}`;
    return { kind: 'input', id, streamName, inputUrl: `${address}?${query}`, watchSeconds: request.watchSeconds };
  }

  private announce(executor: Executor, id: string, streamId: string): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'probe', id, streamId, action: 'updated' });
  }
}

interface Wish {
  skill: string;
  preferred?: readonly string[];
}

/** A look costs little and is short: slots do not matter, load does. */
function leastBusy(agents: readonly Candidate[], { skill, preferred = [] }: Wish): Candidate | undefined {
  const able = agents.filter(({ skills }) => skills.includes(skill));
  const wanted = able.filter(({ id }) => preferred.includes(id));
  const choice = wanted.length > 0 ? wanted : able;
  return choice.sort((a, b) => a.cpu - b.cpu || (a.id < b.id ? -1 : 1))[0];
}
