import { PortierError, type LiveEvent, type LiveEventTopic } from '@app/contract';
import type { UndoneView } from './audit.dto.js';
import type { AuditEntry } from './entry.js';
import type { Obstacle } from './undo.js';

/** Kinds with more behind them than a row: their own pages undo what an entry says. */
const notByRow: Readonly<Record<string, readonly AuditEntry['action'][]>> = {
  // its tasks must be given back first
  concierge: ['created'],
  // what belongs to a person would go elsewhere or be lost
  user: ['created'],
  // it may have been used already, and works once only
  account_link: ['created'],
};

/**
 * Kinds that come back when they were deleted although nothing secret of them is kept: what the entry tells is enough, without
 * what it must not tell.
 */
export const restoredWithoutSecrets: ReadonlySet<string> = new Set(['user']);

/**
 * What is missing after an entry was taken back; nothing where all is as before.
 * @param unkept kinds of what was deleted together with it and cannot come back
 */
export function missingAfter({ kind, action, before }: AuditEntry, unkept: readonly string[]): UndoneView['missing'] {
  if (action !== 'deleted') return [];
  return [
    ...(kind === 'user' && before?.['has_password'] === true ? (['password'] as const) : []),
    ...(unkept.includes('token') ? (['tokens'] as const) : []),
    ...(unkept.includes('invitation') ? (['invitations'] as const) : []),
  ];
}

/** Could this be taken back at all? */
export function isUndoable({ kind, action, after, isKept, undoneBy }: AuditEntry): boolean {
  if (undoneBy !== null || notByRow[kind]?.includes(action) === true) return false;
  // A token that was replaced was replaced for a reason.
  if (kind === 'edge' && action === 'changed' && after !== null && 'token_hash' in after) return false;
  return action !== 'deleted' || isKept || restoredWithoutSecrets.has(kind);
}

/** What undoing asks of somebody who is no administrator: a right on the stream, or to have done it (`own`). */
export function requirementOf({
  kind,
  action,
  streamId,
}: AuditEntry): 'change' | 'delete' | 'share' | 'own' | 'administrator' {
  if (streamId === null) return 'administrator';
  if (kind === 'grant') return 'share';
  if (kind !== 'stream') return 'change';
  if (action === 'deleted') return 'own';
  return action === 'created' ? 'delete' : 'change';
}

const topics: Readonly<Record<string, LiveEventTopic>> = {
  stream: 'stream',
  publish_key: 'stream',
  configuration: 'configuration',
  media_server: 'media-server',
  concierge: 'concierge',
  edge: 'edge',
};

/** Open pages load the thing again. */
export function announcementOf({ kind, action, objectId, streamId }: AuditEntry): LiveEvent | undefined {
  const topic = topics[kind];
  if (topic === undefined) return undefined;
  const inverse = { created: 'deleted', changed: 'updated', deleted: 'created' } as const;
  if (kind === 'publish_key') return { topic, id: streamId ?? objectId, streamId, action: 'updated' };
  return { topic, id: objectId, streamId, action: inverse[action] };
}

/** Deleting these takes a credential away, perhaps because a stranger has it: nothing brings it back. */
const revoked: Readonly<Record<string, string>> = {
  token: 'A revoked API token stays revoked; make a new one.',
  program_token: 'A revoked program token stays revoked; make a new one.',
  invitation: 'The link and key of a revoked invitation stay worthless; make a new invitation.',
};

type Against =
  | { kind: 'not_kept' | 'gone' | 'there_again' }
  | { kind: 'undone'; by: number }
  | { kind: 'changed_since'; obstacles: readonly Obstacle[] };

/** The clear no: what stands against taking an entry back. */
export function conflictWith(entry: AuditEntry, against: Against): PortierError {
  const details = { auditId: entry.id, against: against.kind };
  if (against.kind !== 'changed_since') return new PortierError('conflict', sentenceOf(entry, against), { details });
  const { obstacles } = against;
  const fields = obstacles.map(({ entry: other, paths }) => ({
    path: paths.join(', ') || other.kind,
    message: `${other.action} by ${nameOf(other)} at ${other.at.toISOString()} (entry ${other.id})`,
  }));
  const what = [...new Set(fields.map(({ path }) => path))].join(', ');
  const last = obstacles.at(-1)?.entry;
  const message = `Since then ${what} changed${last ? `, last by ${nameOf(last)}` : ''}; undo that first, or change it by hand.`;
  return new PortierError('conflict', message, { fields, details });
}

function sentenceOf({ kind, action }: AuditEntry, against: Exclude<Against, { kind: 'changed_since' }>): string {
  switch (against.kind) {
    case 'not_kept':
      return action === 'deleted'
        ? (revoked[kind] ?? `A deleted ${kind} like this cannot come back; make a new one.`)
        : 'What is needed to take this back (a secret, or what belongs to it) is not kept; change it by hand.';
    case 'gone':
      return `The ${kind} has been deleted since; undo that first.`;
    case 'there_again':
      return `The ${kind} is there again already.`;
    case 'undone':
      return `Entry ${against.by} has taken this back already.`;
  }
}

export function nameOf({ actorName, actorKind }: Pick<AuditEntry, 'actorName' | 'actorKind'>): string {
  return actorName ?? actorKind;
}

/** What PostgreSQL's refusal means for somebody who undoes (PostgreSQL 18, appendix A, class 23). */
export function writeProblem(error: unknown, { kind, objectName }: AuditEntry): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  const name = objectName === '' ? `this ${kind}` : `${kind} "${objectName}"`;
  if (code === '23505') {
    return new PortierError('conflict', `Another has the name or place of ${name} now; rename that one first.`);
  }
  if (code === '23503') {
    return new PortierError(
      'conflict',
      `What ${name} belongs to is gone, or something belongs to it; see to that first.`,
    );
  }
  return error;
}
