import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { unusablePassword } from '../accounts/passwords.js';
import { Database, type Executor } from '../database/database.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { mayShare, viewerOf } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { actingAs, currentActor } from './acting.js';
import type { UndoneView } from './audit.dto.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditEntry } from './entry.js';
import { RowsRepository } from './rows.repository.js';
import {
  announcementOf,
  conflictWith,
  isUndoable,
  missingAfter,
  requirementOf,
  restoredWithoutSecrets,
  writeProblem,
} from './undo-rules.js';
import { obstaclesTo, reverted, SecretGone } from './undo.js';
import { UndoChecks } from './undo-checks.service.js';

/** Takes changes back, as new changes that are audited themselves. */
@Injectable()
export class UndoService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
    private readonly rows: RowsRepository,
    private readonly checks: UndoChecks,
    private readonly rights: RightsService,
    private readonly reconcile: ReconcileService,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Brings back what an entry changed, when nobody has changed it since.
   * @returns what did not come back with it
   * @throws PortierError `not_found`, `forbidden`, `conflict` saying what stands against it
   */
  async undo(user: User, id: number): Promise<UndoneView> {
    const actor = currentActor() ?? { kind: 'portier' as const };
    const entry = await actingAs(
      () => ({ ...actor, undoes: id }),
      () => this.database.transaction((transaction) => this.takeBack(transaction, user, id)),
    );
    this.logger.info({ auditId: id, kind: entry.kind, objectId: entry.objectId, userId: user.id }, 'change undone');
    if (entry.kind === 'concierge') await this.reconcile.tasksOf(entry.objectId);
    else if (entry.streamId !== null) await this.reconcile.requestSoon(entry.streamId);
    return { id, missing: missingAfter(entry, await this.audit.unkeptWith(this.database, entry)) };
  }

  private async takeBack(transaction: Executor, user: User, id: number): Promise<AuditEntry> {
    const entry = await this.audit.find(transaction, id, viewerOf(user));
    if (entry === undefined) throw notFound('audit entry', String(id));
    await this.requireRights(transaction, user, entry);
    if (entry.undoneBy !== null) throw conflictWith(entry, { kind: 'undone', by: entry.undoneBy });
    if (!isUndoable(entry)) throw conflictWith(entry, { kind: 'not_kept' });
    const current = await this.rows.lock(transaction, entry);
    if (entry.action === 'deleted') {
      if (current !== undefined) throw conflictWith(entry, { kind: 'there_again' });
    } else {
      if (current === undefined) throw conflictWith(entry, { kind: 'gone' });
      const obstacles = obstaclesTo(entry, await this.audit.later(transaction, entry));
      if (obstacles.length > 0) throw conflictWith(entry, { kind: 'changed_since', obstacles });
    }
    await this.write(transaction, user, { entry, current: current ?? {} });
    await this.checks.after(transaction, entry);
    const announcement = announcementOf(entry);
    if (announcement !== undefined) await this.liveEvents.publish(transaction, announcement);
    return entry;
  }

  private async write(
    transaction: Executor,
    user: User,
    { entry, current }: { entry: AuditEntry; current: Record<string, unknown> },
  ): Promise<void> {
    const kept = (await this.audit.kept(transaction, entry.id)) ?? null;
    try {
      switch (entry.action) {
        case 'created':
          return await this.rows.remove(transaction, entry);
        case 'changed': {
          const row = reverted(entry, current, kept);
          await this.checks.before(transaction, user, { entry, current, row });
          return await this.rows.write(transaction, entry, row);
        }
        case 'deleted':
          await this.checks.before(transaction, user, { entry, current, row: kept ?? {} });
          return await this.restore(transaction, entry, kept ?? (await rowWithoutSecrets(entry)));
      }
    } catch (error) {
      if (error instanceof SecretGone) throw conflictWith(entry, { kind: 'not_kept' });
      throw writeProblem(error, entry);
    }
  }

  /** With what was deleted because it belonged to it. */
  private async restore(transaction: Executor, entry: AuditEntry, row: Record<string, unknown>): Promise<void> {
    const { tableName } = entry;
    const ownerId = row['owner_id'];
    const isOrphan = typeof ownerId === 'string' && (await this.rows.userIsGone(transaction, ownerId));
    const owned = isOrphan ? { ...row, owner_id: null } : row;
    await this.rows.insert(transaction, { tableName, row: owned, mayExist: false });
    for (const part of await this.audit.deletedWith(transaction, entry)) {
      await this.rows.insert(transaction, { ...part, mayExist: true });
    }
    if (entry.kind === 'user')
      await this.rows.giveBack(transaction, await this.audit.lostWith(transaction, entry), entry.objectId);
  }

  /** Whoever may make the change may take it back; who deleted a stream itself may bring it back. */
  private async requireRights(transaction: Executor, user: User, entry: AuditEntry): Promise<void> {
    if (user.isAdministrator) return;
    const required = requirementOf(entry);
    if (required === 'own' && entry.actorId === user.id) return;
    if (entry.streamId !== null && required !== 'own' && required !== 'administrator') {
      const right = required === 'share' ? 'change' : required;
      const held = await this.rights.require(transaction, user, right, { kind: 'stream', id: entry.streamId });
      if (required !== 'share' || mayShare(held)) return;
    }
    throw new PortierError('forbidden', 'You may see this change, but not take it back; ask an administrator.');
  }
}

/** A person comes back without a password: its hash is not kept, and who was let go must not come in again with it unseen. */
async function rowWithoutSecrets({ kind, objectKey, before }: AuditEntry): Promise<Record<string, unknown>> {
  if (!restoredWithoutSecrets.has(kind)) return {};
  return { ...before, ...objectKey, has_password: false, password_hash: await unusablePassword() };
}
