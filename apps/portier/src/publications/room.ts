import type { PublicationChange } from './look.js';
import type { OpenPublication } from './publication.js';

type Beginning = Extract<PublicationChange, { kind: 'live' | 'adopted' }>;

/** Whether a change makes a stream live, if it was not. */
export function begins(change: PublicationChange): change is Beginning {
  return change.kind === 'live' || change.kind === 'adopted';
}

/**
 * Publications that begin, without those of streams for which there is no room (docs/decisions/0019): these never become live,
 * and their clients are told to go. No task was started for them.
 * @param full ids of the streams whose owners may not have one more live
 */
export function whereThereIsRoom(
  beginning: readonly Beginning[],
  open: readonly Pick<OpenPublication, 'id' | 'clientId'>[],
  full: ReadonlySet<string>,
): PublicationChange[] {
  return beginning.map((change) => {
    if (!full.has(change.streamId)) return change;
    const { streamId } = change;
    if (change.kind === 'adopted') {
      const { clientId, application } = change.publisher;
      return { kind: 'turned_away', clientId, application, streamId, reason: 'quota_exceeded' };
    }
    const clientId = open.find(({ id }) => id === change.id)?.clientId ?? '';
    return { kind: 'ended', id: change.id, streamId, clientId, reason: 'quota_exceeded', kick: clientId !== '' };
  });
}
