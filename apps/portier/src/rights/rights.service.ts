import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import type { Executor } from '../database/database.js';
import { notFound } from '../http/things.js';
import { viewerOf, type Right, type SharedKind, type Subject } from './right.js';
import { RightsRepository } from './rights.repository.js';

const nouns: Record<SharedKind, string> = {
  stream: 'stream',
  configuration: 'task configuration',
  application: 'application',
};

/** Who may do what. Lists filter by the same rights in SQL (right.ts, `visibleTo`). */
@Injectable()
export class RightsService {
  constructor(private readonly rights: RightsRepository) {}

  /**
   * @returns all rights the user has on it
   * @throws PortierError `not_found` when there is no such thing or the user may not even view it: the same answer, so that
   *   nobody learns what others have. `forbidden` when it may be seen, but this is not allowed.
   */
  async require(executor: Executor, user: User, right: Right, subject: Subject): Promise<Right[]> {
    const held = await this.rights.held(executor, viewerOf(user), subject);
    const noun = nouns[subject.kind];
    if (held === undefined || held.length === 0) throw notFound(noun, subject.id);
    if (held.includes(right)) return held;
    // `create` alone shows an application, and nothing in it.
    if (right === 'view' && subject.kind === 'application') return held;
    throw new PortierError('forbidden', `You may see this ${noun}, but not ${verbs[right]}; ask somebody who owns it.`);
  }

  /** For the list of a viewer: what it may do with one thing; none when it is not there. */
  async held(executor: Executor, user: User, subject: Subject): Promise<Right[]> {
    return (await this.rights.held(executor, viewerOf(user), subject)) ?? [];
  }

  /** The creator of an application may do everything with it. Of a stream a trigger does this, by its owner. */
  grantToCreator(executor: Executor, user: User, applicationId: string): Promise<void> {
    return this.rights.grantAll(executor, user.id, { kind: 'application', id: applicationId });
  }
}

const verbs: Record<Right, string> = {
  view: 'look into it',
  change: 'change it',
  delete: 'delete it',
  create: 'make streams in it',
};
