import type { ActorKind, AccessWay } from './actor.js';

export const auditActions = ['created', 'changed', 'deleted'] as const;
export type AuditAction = (typeof auditActions)[number];

/** Columns by name, as migration 0008 stores them: secrets are `{"$secret": fingerprint}`. */
export type Columns = Readonly<Record<string, unknown>>;

/** One change of one row, as it is stored. Names of columns are those of the database. */
export interface AuditEntry {
  id: number;
  at: Date;
  transactionId: string;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string | null;
  via: AccessWay | null;
  address: string | null;
  requestId: string | null;
  undoes: number | null;
  /** Entry that took this one back. */
  undoneBy: number | null;
  action: AuditAction;
  kind: string;
  tableName: string;
  objectKey: Columns;
  objectId: string;
  objectName: string;
  streamId: string | null;
  /** Null for what was created. Of a change: what it changed. */
  before: Columns | null;
  /** Null for what was deleted. */
  after: Columns | null;
  /** What is needed to take it back is still there. */
  isKept: boolean;
}

/** Columns that point to something with a name. */
const references: Readonly<Record<string, string>> = {
  application_id: 'application',
  owner_id: 'owner',
  user_id: 'user',
  group_id: 'group',
  stream_id: 'stream',
  configuration_id: 'configuration',
};

/** Ids whose names make an entry readable. */
export function mentionedIds({ before, after, streamId }: Pick<AuditEntry, 'before' | 'after' | 'streamId'>): string[] {
  const ids = [before, after].flatMap((columns) =>
    Object.entries(columns ?? {}).flatMap(([column, value]) =>
      column in references && typeof value === 'string' ? [value] : [],
    ),
  );
  return streamId === null ? ids : [...ids, streamId];
}

/** Columns as the API names them, with names in place of ids where they are known. */
export function readable(columns: Columns | null, names: ReadonlyMap<string, string>): Record<string, unknown> | null {
  if (columns === null) return null;
  const shown = Object.entries(columns).map(([column, value]) => {
    const name = references[column];
    if (name === undefined) return [camelCase(column), value];
    return [name, typeof value === 'string' ? (names.get(value) ?? value) : value];
  });
  return Object.fromEntries(shown) as Record<string, unknown>;
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A value, or a member of an object in it: `title`, `fields.url`. */
export interface Change {
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * What differs between two sets of columns, one level into objects, so that two people who change different fields of one
 * configuration are not in each other's way.
 */
export function changesOf(before: Columns | null, after: Columns | null): Change[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const [was, is] = [before?.[name], after?.[name]];
    if (!isRecord(was) || !isRecord(is) || isSecret(was) || isSecret(is)) {
      return isSame(was, is) ? [] : [{ path: name, before: was, after: is }];
    }
    const members = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...members].flatMap((member) =>
      isSame(was[member], is[member]) ? [] : [{ path: `${name}.${member}`, before: was[member], after: is[member] }],
    );
  });
}

export function isSecret(value: unknown): boolean {
  return isRecord(value) && typeof value['$secret'] === 'string';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Independent of the order of keys. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
