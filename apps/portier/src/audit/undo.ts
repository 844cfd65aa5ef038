import { changesOf, isRecord, isSecret, type AuditEntry, type Change, type Columns } from './entry.js';

/** Somebody changed the same thing since. */
export interface Obstacle {
  entry: AuditEntry;
  /** Which of the entry's own changes it touched; empty = the thing as a whole. */
  paths: string[];
}

/**
 * What stands against taking an entry back: later changes of the same values. A deletion, or a change of what belongs to a
 * created stream, is always one.
 * @param later entries on the same object, and on what belongs to a created stream, after this one and not of the same
 *   transaction; oldest first
 */
export function obstaclesTo(entry: AuditEntry, later: readonly AuditEntry[]): Obstacle[] {
  const own = changesOf(entry.before, entry.after).map(({ path }) => path);
  return later.flatMap((other) => {
    if (entry.action !== 'changed' || other.action !== 'changed') return [{ entry: other, paths: [] }];
    const paths = changesOf(other.before, other.after)
      .map(({ path }) => path)
      .filter((path) => own.some((mine) => covers(mine, path) || covers(path, mine)));
    return paths.length > 0 ? [{ entry: other, paths }] : [];
  });
}

function covers(path: string, other: string): boolean {
  return path === other || other.startsWith(`${path}.`);
}

/** Taking a change back needs a secret of that time, and it is no longer kept. */
export class SecretGone extends Error {}

/**
 * Columns to write so that the values an entry changed are as before, and those it did not are as they are now.
 * @param current the row as it is
 * @param kept the changed columns as they were, secrets included; null when only `before` is needed
 * @throws SecretGone
 */
export function reverted(entry: AuditEntry, current: Columns, kept: Columns | null): Record<string, unknown> {
  const next: Record<string, unknown> = {};
  for (const change of changesOf(entry.before, entry.after)) {
    const [column = '', member] = split(change, entry);
    const value = valueBefore(change, { column, member, kept });
    if (member === undefined) {
      next[column] = value;
      continue;
    }
    const base = next[column] ?? current[column];
    const { [member]: _, ...others } = isRecord(base) ? base : {};
    next[column] = value === undefined ? others : { ...others, [member]: value };
  }
  return next;
}

/** Names of columns have no dots, those of members may. */
function split({ path }: Change, { before }: AuditEntry): [column: string, member?: string] {
  const at = path.indexOf('.');
  return at < 0 || path in (before ?? {}) ? [path] : [path.slice(0, at), path.slice(at + 1)];
}

function valueBefore(
  { before }: Change,
  { column, member, kept }: { column: string; member: string | undefined; kept: Columns | null },
): unknown {
  if (!hasSecret(before)) return before === undefined && member === undefined ? null : before;
  if (kept === null) throw new SecretGone();
  const value = kept[column];
  return member === undefined ? value : isRecord(value) ? value[member] : undefined;
}

function hasSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSecret);
  return isSecret(value) || (isRecord(value) && Object.values(value).some(hasSecret));
}
