import type { AuditEntry } from '../../api/types.js';
import { differencesOf } from '../../forms/merge.js';
import type { Texts } from '../../i18n/en.js';

/** Who did it, as the page names it. */
export function actorName({ actor }: Pick<AuditEntry, 'actor'>, t: Texts): string {
  return actor.name ?? t.audit.actors[actor.kind];
}

export function kindName(kind: string, t: Texts): string {
  return (t.audit.kinds as Record<string, string>)[kind] ?? kind;
}

export interface ShownChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What an entry says field by field: of something made or deleted only what says something. */
export function changesOf({ action, before, after }: AuditEntry): ShownChange[] {
  const changes = differencesOf(before ?? {}, before ?? {}, after ?? {}).map(({ path, base, theirs }) => ({
    ...{ path, before: base, after: theirs },
  }));
  if (action === 'changed') return changes;
  // Hashes of keys and tokens: that there is one goes without saying.
  return changes.filter(({ path, before, after }) => path.includes('.') || !isSecret(before ?? after));
}

/** Neither side says anything: an empty list that was made. */
export function isSilent({ before, after }: ShownChange): boolean {
  return isEmpty(before) && isEmpty(after);
}

/** A value in a line of text. */
export function shownValue(value: unknown, t: Texts): string {
  if (value === null || value === undefined || value === '') return t.audit.nothing;
  if (typeof value === 'boolean') return value ? t.audit.yes : t.audit.no;
  if (typeof value === 'string') return value;
  if (isSecret(value)) return t.audit.secret;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return JSON.stringify(value, (_, member: unknown) => (isSecret(member) ? t.audit.secret : member));
}

/** Both are secrets: only that they differ may be said. */
export function isSecretChange({ before, after }: ShownChange): boolean {
  return isSecret(before) && isSecret(after);
}

function isSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$secret' in value;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
