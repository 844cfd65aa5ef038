import { hashToken, PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { notFound } from '../http/things.js';
import { completed, requireSensible, type Given } from './grant.js';
import { GrantsRepository, type Candidate, type GrantRow } from './grants.repository.js';
import { mayShare, type Subject } from './right.js';
import { RightsService } from './rights.service.js';

const shownCandidates = 10;

export interface GrantList {
  grants: GrantRow[];
  /** Of the list as a whole, made of what is in it. */
  version: string;
}

/** Sharing: whoever may view, change and delete a thing says who else may. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly database: Database,
    private readonly grants: GrantsRepository,
    private readonly rights: RightsService,
  ) {}

  /** @throws PortierError `not_found`, `forbidden` */
  async list(user: User, subject: Subject, executor: Executor = this.database): Promise<GrantList> {
    await this.requireOwner(executor, user, subject);
    const grants = await this.grants.list(executor, subject);
    return { grants, version: versionOf(grants) };
  }

  /**
   * Replaces the list: who is not in it loses what was given on this thing.
   * @throws PortierError `stale` when somebody else has shared it meanwhile, `invalid`, `conflict`
   */
  async replace(user: User, subject: Subject, next: readonly Given[], ifMatch: string | undefined): Promise<GrantList> {
    return this.database.transaction(async (transaction) => {
      await this.requireOwner(transaction, user, subject);
      await this.grants.lock(transaction, subject);
      const { grants: present, version } = await this.list(user, subject, transaction);
      requireVersion(ifMatch, version);
      const wanted = next.map((given) => ({ ...given, rights: completed(given.rights) }));
      requireSensible(subject.kind, wanted, user);
      await this.requireExisting(transaction, wanted);
      const gone = present.filter((grant) => !wanted.some(({ kind, id }) => kind === grant.kind && id === grant.id));
      await this.grants.delete(
        transaction,
        subject,
        gone.map(({ grantId }) => grantId),
      );
      for (const given of wanted) await this.grants.put(transaction, subject, given);
      const grants = await this.grants.list(transaction, subject);
      return { grants, version: versionOf(grants) };
    });
  }

  /** @throws PortierError `not_found`, `forbidden`, `stale`, `conflict` as in `replace` */
  async delete(user: User, subject: Subject, grantId: string, ifMatch?: string): Promise<void> {
    const { grants, version } = await this.list(user, subject);
    requireVersion(ifMatch, version);
    if (!grants.some((grant) => grant.grantId === grantId)) throw notFound('grant', grantId);
    const rest = grants.filter((grant) => grant.grantId !== grantId);
    await this.replace(user, subject, rest, etagOf(version));
  }

  /** Names of people and groups to share with: for those who may share, and nothing but names. */
  async candidates(user: User, subject: Subject, text: string): Promise<Candidate[]> {
    await this.requireOwner(this.database, user, subject);
    return this.grants.candidates(this.database, subject, { text, limit: shownCandidates });
  }

  private async requireOwner(executor: Executor, user: User, subject: Subject): Promise<void> {
    const held = await this.rights.require(executor, user, 'view', subject);
    if (mayShare(held)) return;
    throw new PortierError('forbidden', 'Only somebody who may change and delete it may say who else may see it.');
  }

  private async requireExisting(transaction: Executor, wanted: readonly Given[]): Promise<void> {
    const existing = await this.grants.existing(transaction, wanted);
    const fields = wanted.flatMap(({ kind, id }, at) => {
      const isThere = existing.some((each) => each.kind === kind && each.id === id);
      return isThere ? [] : [{ path: `items.${at}.id`, message: `there is no such ${kind}` }];
    });
    if (fields.length > 0) throw new PortierError('invalid', 'Somebody in the list is not there.', { fields });
  }
}

function versionOf(grants: readonly GrantRow[]): string {
  return hashToken(JSON.stringify(grants.map(({ kind, id, rights }) => [kind, id, rights]))).slice(0, 16);
}
