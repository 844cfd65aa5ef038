import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition, type SortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { viewerOf } from '../rights/right.js';
import {
  auditSorting,
  type AuditEntryView,
  type AuditExportQuery,
  type AuditFilter,
  type AuditQuery,
} from './audit.dto.js';
import { AuditRepository } from './audit.repository.js';
import { mentionedIds, readable, type AuditEntry } from './entry.js';
import { csvHeader, csvLine, ndjsonLine } from './export.js';
import { isUndoable } from './undo-rules.js';

const exportBatch = 1_000;

/** Who changed what. Administrators see all, others what concerns streams they may view and what they did themselves. */
@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditRepository,
  ) {}

  /** Newest first, unless asked otherwise. */
  async list(user: User, query: AuditQuery): Promise<Page<AuditEntryView>> {
    const { limit, cursor: _, sort, ...filter } = query;
    const after = sortedPosition(auditSorting, query);
    const options = { filter, viewerId: viewerOf(user), sort, limit: limit + 1, after };
    const entries = await this.audit.list(this.database, options);
    const names = await this.namesIn(entries);
    return sortedPage(entries, query, (entry) => view(entry, names));
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: number): Promise<AuditEntryView> {
    const entry = await this.audit.find(this.database, id, viewerOf(user));
    if (entry === undefined) throw notFound('audit entry', String(id));
    return view(entry, await this.namesIn([entry]));
  }

  /** Every entry the filter leaves, newest first, as lines of text; read in parts, so that any number fits. */
  async *lines(user: User, { format, ...filter }: AuditExportQuery): AsyncGenerator<string> {
    if (format === 'csv') yield csvHeader;
    for await (const entries of this.batches(user, filter)) {
      yield entries.map(format === 'csv' ? csvLine : ndjsonLine).join('');
    }
  }

  prune(days: { retentionDays: number; undoDays: number }): Promise<void> {
    return this.audit.prune(this.database, days);
  }

  private async *batches(user: User, filter: AuditFilter): AsyncGenerator<AuditEntryView[]> {
    let after: SortedPosition | undefined;
    for (;;) {
      const options = { filter, viewerId: viewerOf(user), sort: '-at', limit: exportBatch, after } as const;
      const entries = await this.audit.list(this.database, options);
      const names = await this.namesIn(entries);
      if (entries.length > 0) yield entries.map((entry) => view(entry, names));
      const last = entries.at(-1);
      if (last === undefined || entries.length < exportBatch) return;
      after = { value: last.position, id: String(last.id) };
    }
  }

  private namesIn(entries: readonly AuditEntry[]): Promise<Map<string, string>> {
    return this.audit.names(this.database, entries.flatMap(mentionedIds));
  }
}

function view(entry: AuditEntry, names: ReadonlyMap<string, string>): AuditEntryView {
  const { id, at, actorKind, actorId, actorName, via, address, requestId, action, kind, objectId } = entry;
  const { objectName, streamId, undoes, undoneBy } = entry;
  return {
    ...{ id, at, via, address, requestId, action, kind, objectId, objectName, undoes, undoneBy },
    actor: { kind: actorKind, id: actorId, name: actorName },
    stream: streamId === null ? null : { id: streamId, name: names.get(streamId) ?? null },
    before: readable(entry.before, names),
    after: readable(entry.after, names),
    canUndo: isUndoable(entry),
  };
}
