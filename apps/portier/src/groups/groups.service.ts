import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import {
  groupSorting,
  memberSorting,
  type GroupChange,
  type GroupQuery,
  type GroupView,
  type MemberQuery,
  type MemberView,
} from './groups.dto.js';
import { GroupsRepository } from './groups.repository.js';

/** Users who have rights and quotas together. For administrators. */
@Injectable()
export class GroupsService {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupsRepository,
  ) {}

  async list(query: GroupQuery): Promise<Page<GroupView>> {
    const after = sortedPosition(groupSorting, query);
    const rows = await this.groups.list(this.database, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...group }) => group);
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<GroupView> {
    const group = await this.groups.find(executor, id);
    if (group === undefined) throw notFound('group', id);
    return group;
  }

  /** @throws PortierError `conflict` when the name is taken */
  create(name: string): Promise<GroupView> {
    return this.database.transaction(async (transaction) => {
      const id = await this.groups.insert(transaction, name);
      if (id === undefined) throw nameTaken(name);
      return this.get(id, transaction);
    });
  }

  /** @throws PortierError `stale`, `conflict` when the name is taken */
  update(id: string, { name }: GroupChange, ifMatch: string | undefined): Promise<GroupView> {
    return this.database.transaction(async (transaction) => {
      await this.groups.lock(transaction, id);
      const group = await this.get(id, transaction);
      requireVersion(ifMatch, group.version);
      if (name === undefined || name === group.name) return group;
      if (!(await this.groups.rename(transaction, id, name))) throw nameTaken(name);
      return this.get(id, transaction);
    });
  }

  /** Its members lose what they have by it alone. @throws PortierError `conflict` for the group that new users join */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.groups.lock(transaction, id);
      const group = await this.get(id, transaction);
      requireVersion(ifMatch, group.version);
      if (group.isDefault) {
        throw new PortierError('conflict', `New users join "${group.name}"; take its rights away instead.`);
      }
      await this.groups.delete(transaction, id);
    });
  }

  async members(id: string, query: MemberQuery): Promise<Page<MemberView>> {
    await this.get(id);
    const after = sortedPosition(memberSorting, query);
    const rows = await this.groups.members(this.database, id, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...member }) => member);
  }

  /** @throws PortierError `not_found`, `stale` */
  async join(id: string, userId: string, ifMatch?: string): Promise<void> {
    await this.changeMembers(id, ifMatch, async (transaction) => {
      const outcome = await this.groups.join(transaction, id, userId);
      if (outcome === 'no_user') throw notFound('user', userId);
      return outcome === 'joined';
    });
  }

  /** @throws PortierError `not_found`, `stale` */
  async leave(id: string, userId: string, ifMatch?: string): Promise<void> {
    await this.changeMembers(id, ifMatch, async (transaction) => {
      if (!(await this.groups.leave(transaction, id, userId))) throw notFound('member', userId);
      return true;
    });
  }

  /** @param work tells whether it changed who is in the group */
  private async changeMembers(
    id: string,
    ifMatch: string | undefined,
    work: (transaction: Executor) => Promise<boolean>,
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.groups.lock(transaction, id);
      requireVersion(ifMatch, (await this.get(id, transaction)).version);
      if (await work(transaction)) await this.groups.raiseVersion(transaction, id);
    });
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `There is a group "${name}" already; choose another name.`, {
    fields: [{ path: 'name', message: 'taken by another group' }],
  });
}
