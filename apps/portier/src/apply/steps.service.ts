import { hashPublishKey, PortierError, type ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { ConfigurationsService } from '../configurations/configurations.service.js';
import type { Executor } from '../database/database.js';
import { invalid } from '../http/invalid.js';
import { GroupsService } from '../groups/groups.service.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { MediaServersService } from '../media-servers/media-servers.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { PublishKeysService } from '../publish-keys/publish-keys.service.js';
import { QuotasService } from '../quotas/quotas.service.js';
import type { Given } from '../rights/grant.js';
import { GrantsService } from '../rights/grants.service.js';
import type { SharedKind, Subject } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { StreamsService } from '../streams/streams.service.js';
import { ApplyRepository } from './apply.repository.js';
import type { Holder, Ref, Work } from './step.js';

/** A key that was made, shown once. */
export interface NewKey {
  stream: string;
  label: string;
  key: string;
}

/** The secret of an alert webhook that was made, shown once. */
export interface NewSecret {
  destination: string;
  secret: string;
}

/** What steps have to know of those before them. */
export interface Progress {
  transaction: Executor;
  user: User;
  ids: Map<Ref, string>;
  newKeys: NewKey[];
  newSecrets: NewSecret[];
}

type Of<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

/** Does one step of a plan, by the services that the REST API uses: the same rights, quotas and rules. */
@Injectable()
export class StepsService {
  constructor(
    private readonly repository: ApplyRepository,
    private readonly applications: ApplicationsService,
    private readonly streams: StreamsService,
    private readonly publishKeys: PublishKeysService,
    private readonly configurations: ConfigurationsService,
    private readonly mediaServers: MediaServersService,
    private readonly groups: GroupsService,
    private readonly grants: GrantsService,
    private readonly quotas: QuotasService,
    private readonly rights: RightsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

  /** @throws PortierError of the service that does it */
  async run(work: Exclude<Work, { kind: 'alertDestination' | 'alertRule' }>, progress: Progress): Promise<void> {
    switch (work.kind) {
      case 'application':
        return this.application(work, progress);
      case 'stream':
        return this.stream(work, progress);
      case 'key':
        return this.key(work, progress);
      case 'configuration':
        return this.configuration(work, progress);
      case 'mediaServer':
        return this.mediaServer(work, progress);
      case 'group':
        return this.group(work, progress);
      case 'member':
        return this.member(work, progress);
      case 'grants':
        return this.share(work, progress);
      case 'quota':
        return this.quota(work, progress);
    }
  }

  private async application(work: Of<'application'>, { user, ids }: Progress): Promise<void> {
    if (work.action === 'delete') return this.applications.delete(user, idOf(ids, work.ref));
    requireAdministrator(user);
    ids.set(work.ref, (await this.applications.create(user, work.name)).id);
  }

  private async stream(work: Of<'stream'>, progress: Progress): Promise<void> {
    const { transaction, user, ids } = progress;
    if (work.action === 'delete') return this.streams.delete(user, idOf(ids, work.ref), undefined);
    if (work.action === 'create') {
      const id = await this.streams.insert(transaction, user, work.draft);
      ids.set(work.ref, id);
      if (work.owner !== undefined && work.owner !== user.name) await this.setOwner(id, work.owner, progress);
      return;
    }
    const id = idOf(ids, work.ref);
    if (Object.keys(work.change).length > 0) await this.streams.update(user, id, work.change, undefined);
    if (work.owner !== undefined) await this.setOwner(id, work.owner, progress);
  }

  /** The owner is whose quota counts. What somebody may do is said by grants. */
  private async setOwner(id: string, name: string | null, { transaction, user }: Progress): Promise<void> {
    requireAdministrator(user);
    const ownerId = name === null ? null : await this.repository.userId(transaction, name);
    if (ownerId === undefined) throw invalid([{ path: 'owner', message: `there is no user "${name}"` }]);
    await this.repository.setOwner(transaction, id, ownerId);
  }

  private async key(work: Of<'key'>, { transaction, user, ids, newKeys }: Progress): Promise<void> {
    const streamId = idOf(ids, work.stream);
    if (work.action === 'delete') return this.publishKeys.delete(user, { id: streamId, keyId: work.id });
    await this.rights.require(transaction, user, 'change', { kind: 'stream', id: streamId });
    const { draft, secret } = work;
    if (work.action === 'create') {
      const { key } = await this.publishKeys.insert(transaction, streamId, draft, secret ?? undefined);
      if (secret === null) newKeys.push({ stream: work.stream.replace('stream:', ''), label: draft.label, key });
      return;
    }
    const hash = secret === null ? null : hashPublishKey(this.keys, secret);
    await this.repository.changeKey(transaction, work.id, { ...draft, hash, hint: secret?.slice(-4) ?? null });
    await this.liveEvents.publish(transaction, { topic: 'stream', id: streamId, streamId, action: 'updated' });
  }

  private async configuration(work: Of<'configuration'>, { user, ids }: Progress): Promise<void> {
    if (work.action === 'delete') return this.configurations.delete(user, idOf(ids, work.ref), undefined);
    if (work.action === 'change') {
      await this.configurations.update(user, idOf(ids, work.ref), work.change, undefined);
      return;
    }
    const created = await this.configurations.create(user, { ...work.draft, streamId: idOf(ids, work.stream) });
    ids.set(work.ref, created.id);
  }

  private async mediaServer(work: Of<'mediaServer'>, { user }: Progress): Promise<void> {
    requireAdministrator(user);
    if (work.action === 'delete') return this.mediaServers.delete(work.id, undefined);
    if (work.action === 'create') await this.mediaServers.create(work.values);
    else await this.mediaServers.update(work.values.id, work.values, undefined);
  }

  private async group(work: Of<'group'>, { user, ids }: Progress): Promise<void> {
    requireAdministrator(user);
    if (work.action === 'delete') return this.groups.delete(idOf(ids, work.ref), undefined);
    ids.set(work.ref, (await this.groups.create(work.name)).id);
  }

  private async member(
    { action, group, user: name }: Of<'member'>,
    { transaction, user, ids }: Progress,
  ): Promise<void> {
    requireAdministrator(user);
    const userId = await this.userId(transaction, name);
    const groupId = idOf(ids, group);
    return action === 'create' ? this.groups.join(groupId, userId) : this.groups.leave(groupId, userId);
  }

  private async share({ ref, list }: Of<'grants'>, { transaction, user, ids }: Progress): Promise<void> {
    const given: Given[] = [];
    for (const { holder, rights } of list) given.push({ ...(await this.grantee(transaction, holder)), rights });
    const subject: Subject = { kind: ref.slice(0, ref.indexOf(':')) as SharedKind, id: idOf(ids, ref) };
    await this.grants.replace(user, subject, given, undefined);
  }

  private async quota({ holder, quota }: Of<'quota'>, { transaction, user }: Progress): Promise<void> {
    requireAdministrator(user);
    const { kind, id } = await this.grantee(transaction, holder);
    await this.quotas.put(kind === 'user' ? { userId: id } : { groupId: id }, quota);
  }

  private async grantee(transaction: Executor, { user, group = '' }: Holder): Promise<Pick<Given, 'kind' | 'id'>> {
    if (user !== undefined) return { kind: 'user', id: await this.userId(transaction, user) };
    const id = await this.repository.groupId(transaction, group);
    if (id === undefined) throw invalid([{ path: 'group', message: `there is no group "${group}"` }]);
    return { kind: 'group', id };
  }

  private async userId(transaction: Executor, name: string): Promise<string> {
    const id = await this.repository.userId(transaction, name);
    if (id === undefined) throw invalid([{ path: 'user', message: `there is no user "${name}"; a file makes none` }]);
    return id;
  }
}

/** @throws NotMade */
export function idOf(ids: ReadonlyMap<Ref, string>, ref: Ref): string {
  const id = ids.get(ref);
  // A step before it failed, and has said so.
  if (id === undefined) throw new NotMade();
  return id;
}

/** What a step needs was not made, because that failed. */
export class NotMade extends Error {}

/** @throws PortierError `forbidden` */
export function requireAdministrator({ isAdministrator }: User): void {
  if (!isAdministrator) throw new PortierError('forbidden', 'Only an administrator may do this.');
}
