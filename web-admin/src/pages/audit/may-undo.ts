import type { AuditEntry, Stream, User } from '../../api/types.js';

/**
 * Whether somebody may take a change back, as portier judges it (apps/portier/src/audit/undo-rules.ts).
 * @param rights on the entry's stream; undefined = it is gone, or not known yet
 */
export function mayUndo(
  { kind, action, stream, actor }: Pick<AuditEntry, 'kind' | 'action' | 'stream' | 'actor'>,
  user: Pick<User, 'id' | 'isAdministrator'>,
  rights: Stream['rights'] | undefined,
): boolean {
  if (user.isAdministrator) return true;
  if (stream === null) return false;
  if (kind === 'stream' && action === 'deleted') return actor.id === user.id;
  if (rights === undefined) return false;
  if (kind === 'grant') return rights.change && rights.delete;
  return kind === 'stream' && action === 'created' ? rights.delete : rights.change;
}
