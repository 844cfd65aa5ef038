import { maskSecrets } from '@app/kit';
import { unseal, type ClusterKeys } from '@app/contract';
import { endpointOf, secretFieldsOf, type CommandPlan, type TaskType } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { requireTaskType, requireValidFields } from '../configurations/field-validation.js';
import { changedFields, type Fields } from '../configurations/secret-fields.js';
import { Database } from '../database/database.js';
import { invalid } from '../http/invalid.js';
import { notFound } from '../http/things.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { toWarningView, type TargetCheckView } from '../probes/probes.dto.js';
import { ProbesService } from '../probes/probes.service.js';
import { RightsService } from '../rights/rights.service.js';
import {
  assumedInput,
  inputOfMedia,
  judgeAgents,
  probedOf,
  warningsOf,
  withoutSecrets,
  type JudgedAgent,
  type KnownInput,
} from './dry-run.js';
import type { DryRunDraft, DryRunView } from './dry-runs.dto.js';
import { DryRunsRepository } from './dry-runs.repository.js';
import { targetCheckOf, unchecked } from './target-check.js';

const shownAgents = 50;

/** What shall be tried, its secrets gone. */
interface Plan {
  type: TaskType;
  streamId: string;
  streamName: string;
  /** With `{$sealed}` in place of each secret that is set. */
  params: unknown;
  replicas: number;
  labels: Record<string, string>;
}

/** What would come of a configuration, without running it. */
@Injectable()
export class DryRunsService {
  constructor(
    private readonly database: Database,
    private readonly dryRuns: DryRunsRepository,
    private readonly probes: ProbesService,
    private readonly rights: RightsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  /** @throws PortierError `not_found`, `forbidden`, `invalid` as saving it would */
  async try(user: User, draft: DryRunDraft): Promise<DryRunView> {
    const plan = await this.plan(user, draft);
    const { type, params, labels } = plan;
    const skills = type.skills(params);
    const agents = judgeAgents(await this.dryRuns.agents(this.database), { skills, labels });
    const ready = agents.filter(({ verdict }) => verdict === 'ready');
    const input = await this.input(plan.streamId);
    const target = await this.target(plan, ready);
    const { argv, notices, secrets } = commandOf(plan, input);
    const neededAgents = type.handover === 'overlap' ? plan.replicas : 1;
    return {
      isPossible: ready.length >= neededAgents && target?.isReachable !== false,
      neededAgents,
      readyAgents: ready.length,
      skills,
      agents: agents.slice(0, shownAgents).map(({ name, verdict, missing }) => ({ name, verdict, missing })),
      command: ['ffmpeg', ...argv].map((word) => maskSecrets(word, secrets)),
      notices: notices ?? [],
      input: { source: input.source, at: input.at },
      target,
      warnings: warningsOf(type, params, input).map(toWarningView),
    };
  }

  private async plan(user: User, draft: DryRunDraft): Promise<Plan> {
    const { streamId, type: name, stored, ...rest } = await this.subject(user, draft);
    const type = requireTaskType(name);
    const sealer = { seal: () => '', unseal: (sealed: string) => unseal(this.keys, sealed) };
    const fields = changedFields(stored, draft.fields, sealer);
    const valid = requireValidFields(type, fields, { allowPrivate: this.config.PORTIER_ALLOW_PRIVATE_TARGETS });
    const streamName = await this.dryRuns.streamName(this.database, streamId);
    if (streamName === undefined) throw notFound('stream', streamId);
    const params = type.compile(closed(type, valid), { id: streamId, stream: { id: streamId, name: streamName } });
    return { type, streamId, streamName, params, ...rest };
  }

  /** Whoever may change a stream or configuration may try what a change would do. */
  private async subject(user: User, { configurationId, streamId, type, replicas, labels }: DryRunDraft) {
    if (configurationId !== undefined) {
      await this.rights.require(this.database, user, 'change', { kind: 'configuration', id: configurationId });
      const found = await this.dryRuns.configuration(this.database, configurationId);
      if (found === undefined) throw notFound('task configuration', configurationId);
      const { fields: stored, ...own } = found;
      return { ...own, stored: stored as Fields, replicas: replicas ?? own.replicas, labels: labels ?? own.labels };
    }
    const missing = [streamId === undefined && 'streamId', type === undefined && 'type'].filter(
      (path) => path !== false,
    );
    if (streamId === undefined || type === undefined) {
      throw invalid(missing.map((path) => ({ path, message: 'needed without configurationId' })));
    }
    await this.rights.require(this.database, user, 'change', { kind: 'stream', id: streamId });
    return { streamId, type, stored: {} as Fields, replicas: replicas ?? 1, labels: labels ?? {} };
  }

  private async input(streamId: string): Promise<KnownInput> {
    const seen = await this.probes.latestSeen(this.database, streamId);
    if (seen?.result?.kind === 'input') return { source: 'probe', at: seen.endedAt, facts: seen.result.input };
    const last = await this.dryRuns.lastMedia(this.database, streamId);
    return last === undefined ? assumedInput : inputOfMedia(last.media, last.at);
  }

  /** Tried from an agent that would run it, else from any that can look. */
  private async target({ type, streamId, params }: Plan, ready: JudgedAgent[]): Promise<TargetCheckView | null> {
    const { url } = params as { url?: unknown };
    if (type.targetHost === undefined || typeof url !== 'string') return null;
    const endpoint = endpointOf(url);
    const probe = await this.probes.knock(
      streamId,
      endpoint,
      ready.map(({ id }) => id),
    );
    return probe === undefined ? unchecked(endpoint) : targetCheckOf(endpoint, probe);
  }
}

/** Every secret that is set, as if it were sealed: the form is what counts. */
function closed(type: TaskType, fields: Fields): Fields {
  const names = secretFieldsOf(type as TaskType<never, never>).filter((name) => typeof fields[name] === 'string');
  return { ...fields, ...Object.fromEntries(names.map((name) => [name, { $sealed: '' }])) };
}

function commandOf({ type, params, streamName }: Plan, { facts }: KnownInput): CommandPlan {
  return type.command(withoutSecrets(params), {
    inputUrl: `rtmp://<media-server>/<application>/${streamName}?***`,
    probed: type.needsProbe ? probedOf(facts) : null,
    taskFolder: '<task folder>',
    isFirstRun: true,
  });
}
