import { PortierError } from '@app/contract';
import { taskTypes } from '@app/tasks';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import type { Executor } from '../database/database.js';
import { targetType } from '../quotas/quota.js';
import { QuotasService } from '../quotas/quotas.service.js';
import type { AuditEntry, Columns } from './entry.js';
import { RowsRepository } from './rows.repository.js';

const onePerStream = [...taskTypes.values()].filter(({ isOnePerStream }) => isOnePerStream).map(({ name }) => name);

/** The rules that a change by the API keeps, for one that comes back by undo. */
@Injectable()
export class UndoChecks {
  constructor(
    private readonly rows: RowsRepository,
    private readonly quotas: QuotasService,
  ) {}

  /**
   * @param row the columns that are about to be written
   * @throws PortierError `conflict`, `quota_exceeded`
   */
  async before(
    transaction: Executor,
    user: User,
    { entry, current, row }: { entry: AuditEntry; current: Columns; row: Columns },
  ): Promise<void> {
    if (entry.kind === 'stream') {
      if (entry.action === 'deleted') return this.quotas.requireStream(transaction, user);
      const isNamed = 'name' in row || 'application_id' in row;
      if (!isNamed || !(await this.rows.isPublished(transaction, entry.objectId))) return;
      const what = `Stream "${entry.objectName}" is live: its name and application are in use.`;
      throw new PortierError('conflict', `${what} Stop publishing first.`);
    }
    const { type, enabled } = { ...current, ...row };
    const begins = enabled === true && (entry.action === 'deleted' || current['enabled'] === false);
    if (entry.kind === 'configuration' && type === targetType && begins && entry.streamId !== null) {
      await this.quotas.requireTarget(transaction, user, entry.streamId);
    }
  }

  /** @throws PortierError `conflict` */
  async after(transaction: Executor, { kind, streamId }: AuditEntry): Promise<void> {
    if (kind === 'user' && !(await this.rows.hasAdministrator(transaction))) {
      throw new PortierError('conflict', 'That would leave no administrator who can sign in.');
    }
    if (kind !== 'configuration' || streamId === null) return;
    const doubled = await this.rows.doubledTypes(transaction, streamId, onePerStream);
    if (doubled.length === 0) return;
    const types = doubled.join(', ');
    throw new PortierError(
      'conflict',
      `A stream has one ${types} configuration at a time; switch the other off first.`,
    );
  }
}
