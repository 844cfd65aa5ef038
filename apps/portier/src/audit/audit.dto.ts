import { instant, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { accessWay, actorKind } from './actor.js';
import { auditActions } from './entry.js';

const filters = {
  streamId: uuid.optional().describe('Changes of this stream and of what belongs to it.'),
  actorId: uuid.optional().describe('Changes by this user or program.'),
  kind: z.string().max(64).optional().describe('Such as `stream`, `publish_key`, `configuration`, `user`, `grant`.'),
  objectId: z.string().max(200).optional().describe('Changes of the thing with this id.'),
  action: z.enum(auditActions).optional(),
  from: instant.optional().describe('Not before this moment.'),
  to: instant.optional().describe('Before this moment.'),
};

/** Entries are numbered in the order they were made. */
export const auditSorting: Sorting<'at'> = {
  columns: { at: { column: 'e.id', type: 'bigint' } },
  id: { column: 'e.id', type: 'bigint' },
};
export const auditQuery = sortedQuery(auditSorting, '-at').extend(filters);
export type AuditQuery = z.infer<typeof auditQuery>;

export const exportFormats = ['csv', 'ndjson'] as const;
export const auditExportQuery = z.object({ ...filters, format: z.enum(exportFormats).default('csv') });
export type AuditExportQuery = z.infer<typeof auditExportQuery>;
export type AuditFilter = Omit<AuditExportQuery, 'format'>;

export const auditPath = z.object({
  id: z.coerce
    .number('use the number of an entry')
    .int()
    .min(1)
    .max(2 ** 53 - 1),
});
export type AuditPath = z.infer<typeof auditPath>;

const columns = z
  .record(z.string(), z.unknown())
  .nullable()
  .describe('By field. A secret is `{"$secret": "<fingerprint>"}`: it tells that it changed, and nothing else.');

export const auditEntryView = z
  .object({
    id: z.int(),
    at: moment,
    actor: z.object({
      kind: actorKind.describe('`unknown`: an older version of Portier, or a person at the database.'),
      id: z.uuid().nullable(),
      name: z.string().nullable(),
    }),
    via: accessWay.nullable().describe('How that person was signed in.'),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    action: z.enum(auditActions),
    kind: z.string(),
    objectId: z.string(),
    objectName: z.string(),
    stream: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    before: columns,
    after: columns,
    undoes: z.int().nullable().describe('Entry that this one takes back.'),
    undoneBy: z.int().nullable().describe('Entry that takes this one back.'),
    canUndo: z
      .boolean()
      .describe('False when it has been undone or cannot be; whether something changed since is seen on trying.'),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof auditEntryView>;

export const undoneView = z
  .object({
    id: z.int().describe('The entry that was taken back.'),
    missing: z
      .array(z.enum(['password', 'tokens', 'invitations']))
      .describe(
        'What did not come back with a thing that was deleted, because no secret of it is kept. Mostly nothing.',
      ),
  })
  .meta({ id: 'Undone' });
export type UndoneView = z.infer<typeof undoneView>;

export const auditPage = pageSchema('AuditPage', auditEntryView);
