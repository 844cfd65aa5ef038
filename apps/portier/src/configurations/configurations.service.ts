import { seal, unseal, type ClusterKeys } from '@app/contract';
import { secretFieldsOf, taskTypes, type TaskType } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { invalid } from '../http/invalid.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { targetType } from '../quotas/quota.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { rightsView, viewerOf, type Right } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { StreamsService } from '../streams/streams.service.js';
import {
  configurationSorting,
  type ConfigurationChange,
  type ConfigurationDraft,
  type ConfigurationQuery,
  type ConfigurationView,
} from './configurations.dto.js';
import { ConfigurationsRepository, type Configuration } from './configurations.repository.js';
import { requireTaskType, requireValidFields } from './field-validation.js';
import { changedFields, publicFields, sealedFields, secretsSet, type Sealer } from './secret-fields.js';

/** What shall run while a stream is live. Secrets are sealed at rest and never answered. */
@Injectable()
export class ConfigurationsService {
  private readonly sealer: Sealer;
  private readonly allowPrivate: boolean;

  constructor(
    private readonly database: Database,
    private readonly configurations: ConfigurationsRepository,
    private readonly streams: StreamsService,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
    private readonly quotas: QuotasService,
    @Inject(CLUSTER_KEYS) keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) config: PortierConfig,
  ) {
    this.sealer = { seal: (plain) => seal(keys, plain), unseal: (sealed) => unseal(keys, sealed) };
    this.allowPrivate = config.PORTIER_ALLOW_PRIVATE_TARGETS;
  }

  async list(user: User, query: ConfigurationQuery): Promise<Page<ConfigurationView>> {
    const after = sortedPosition(configurationSorting, query);
    const rows = await this.configurations.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...configuration }) => view(configuration));
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string): Promise<ConfigurationView> {
    return view(await this.require(this.database, user, 'view', id));
  }

  /** @throws PortierError `invalid` */
  async create(user: User, draft: ConfigurationDraft): Promise<ConfigurationView> {
    const created = await this.database.transaction((transaction) => this.insert(transaction, user, draft));
    await this.streams.wake(draft.streamId);
    return view(created);
  }

  /** Inside the caller's transaction. */
  async insert(transaction: Executor, user: User, draft: ConfigurationDraft): Promise<Configuration> {
    await this.requireStream(transaction, user, draft.streamId);
    const type = requireTaskType(draft.type);
    const valid = requireValidFields(type, draft.fields, { allowPrivate: this.allowPrivate });
    requireReplicable(type, draft.replicas);
    if (draft.enabled) {
      await this.requireOnlyOne(transaction, { ...draft, id: null });
      await this.requireQuota(transaction, user, draft);
    }
    const fields = sealedFields(valid, { secretNames: secretNamesOf(type), sealer: this.sealer });
    const id = await this.configurations.insert(transaction, { ...draft, fields });
    const configuration = await this.require(transaction, user, 'view', id);
    await this.announce(transaction, configuration, 'created');
    return configuration;
  }

  /** @throws PortierError `stale`, `invalid` */
  async update(
    user: User,
    id: string,
    change: ConfigurationChange,
    ifMatch: string | undefined,
  ): Promise<ConfigurationView> {
    const updated = await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'change', { kind: 'configuration', id });
      await this.configurations.lock(transaction, id);
      const before = await this.require(transaction, user, 'change', id);
      requireVersion(ifMatch, before.version);
      const { name, enabled, replicas, labels } = { ...before, ...defined(change) };
      if (change.replicas !== undefined) requireReplicable(requireTaskType(before.type), change.replicas);
      if (change.enabled === true) await this.requireOnlyOne(transaction, before);
      if (change.enabled === true && !before.enabled) await this.requireQuota(transaction, user, before);
      const fields = this.nextFields(before, change);
      await this.configurations.update(transaction, id, { name, enabled, replicas, labels, fields });
      await this.announce(transaction, before, 'updated');
      return this.require(transaction, user, 'view', id);
    });
    await this.streams.wake(updated.streamId);
    return view(updated);
  }

  async delete(user: User, id: string, ifMatch: string | undefined): Promise<void> {
    const { streamId } = await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'delete', { kind: 'configuration', id });
      await this.configurations.lock(transaction, id);
      const before = await this.require(transaction, user, 'delete', id);
      requireVersion(ifMatch, before.version);
      await this.configurations.delete(transaction, id);
      await this.announce(transaction, before, 'deleted');
      return before;
    });
    await this.streams.wake(streamId);
  }

  /** Without `fields` in the change the stored ones stay as they are, even when the type's rules have changed since. */
  private nextFields({ type: name, fields: stored }: Configuration, { fields: change }: ConfigurationChange) {
    if (change === undefined) return stored;
    const type = requireTaskType(name);
    const next = changedFields(stored, change, this.sealer);
    const valid = requireValidFields(type, next, { allowPrivate: this.allowPrivate });
    return sealedFields(valid, { secretNames: secretNamesOf(type), stored, sealer: this.sealer });
  }

  private async require(executor: Executor, user: User, right: Right, id: string): Promise<Configuration> {
    await this.rights.require(executor, user, right, { kind: 'configuration', id });
    const configuration = await this.configurations.find(executor, id, viewerOf(user));
    if (configuration === undefined) throw notFound('task configuration', id);
    return configuration;
  }

  /** @throws PortierError `invalid` when there is none or it is not the user's to see, `forbidden` */
  private async requireStream(executor: Executor, user: User, streamId: string): Promise<void> {
    const held = await this.rights.held(executor, user, { kind: 'stream', id: streamId });
    if (held.length > 0) {
      await this.rights.require(executor, user, 'change', { kind: 'stream', id: streamId });
      return;
    }
    throw invalid([{ path: 'streamId', message: 'there is no such stream' }]);
  }

  /** @throws PortierError `invalid`: two of them would write to one place */
  private async requireOnlyOne(
    executor: Executor,
    { id, streamId, type }: { id: string | null; streamId: string; type: string },
  ): Promise<void> {
    if (taskTypes.get(type)?.isOnePerStream === undefined) return;
    const other = await this.configurations.otherOfType(executor, { streamId, type, exceptId: id });
    if (other === undefined) return;
    const shown = other.name === '' ? other.id : `"${other.name}"`;
    const message = `a stream has one ${type} configuration at a time, and this one has ${shown}; switch that off or change it`;
    throw invalid([{ path: 'enabled', message }]);
  }

  /** @throws PortierError `quota_exceeded` */
  private async requireQuota(
    transaction: Executor,
    user: User,
    { streamId, type }: Pick<Configuration, 'streamId' | 'type'>,
  ): Promise<void> {
    if (type === targetType) await this.quotas.requireTarget(transaction, user, streamId);
  }

  private announce(
    executor: Executor,
    { id, streamId }: Pick<Configuration, 'id' | 'streamId'>,
    action: 'created' | 'updated' | 'deleted',
  ): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'configuration', id, streamId, action });
  }
}

/** @throws PortierError `invalid`: the target of some types takes one at a time */
function requireReplicable({ name, handover }: Pick<TaskType, 'name' | 'handover'>, replicas: number): void {
  if (replicas === 1 || handover === 'overlap') return;
  throw invalid([{ path: 'replicas', message: `use 1: ${name} sends to a target that takes one at a time` }]);
}

/** Without the members that were not given. */
function defined(change: ConfigurationChange): Partial<ConfigurationChange> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function secretNamesOf(type: TaskType | undefined): string[] {
  return type === undefined ? [] : secretFieldsOf(type as TaskType<never, never>);
}

function view({ fields, rights, ...own }: Configuration): ConfigurationView {
  const secretNames = secretNamesOf(taskTypes.get(own.type));
  const shown = { fields: publicFields(fields, secretNames), secretsSet: secretsSet(fields) };
  return { ...own, ...shown, rights: rightsView(rights) };
}
