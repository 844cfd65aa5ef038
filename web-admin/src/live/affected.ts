import type { Noun } from '../api/keys.js';
import type { LiveEvent } from '../api/types.js';

export type AffectedKey = readonly [Noun] | readonly [Noun, 'list'] | readonly [Noun, 'one', string];

/**
 * Which cached queries an event makes stale. Progress comes every second or two and touches tasks alone; a changed
 * task also shows in its configuration, in its stream's counts and in its agent's count.
 */
export function affectedBy({ topic, id, streamId, action }: LiveEvent): AffectedKey[] {
  const stream: AffectedKey[] = streamId === null ? [] : [['streams', 'one', streamId]];
  switch (topic) {
    case 'stream':
      return [
        ['streams', 'list'],
        ['streams', 'one', id],
        ['keys', 'list'],
        ['live-streams'],
        ...(action === 'updated' ? [] : ([['applications'], ['configurations', 'list']] as const)),
      ];
    case 'publication':
      return [['publications'], ['streams', 'list'], ['live-streams'], ...stream, ['media-servers']];
    case 'configuration':
      return [
        ['configurations', 'list'],
        ['configurations', 'one', id],
      ];
    case 'task':
      return [
        ['tasks', 'list'],
        ['tasks', 'one', id],
        ['configurations'],
        ['streams', 'list'],
        ...stream,
        ['concierges'],
      ];
    case 'progress':
      return [['tasks'], ['concierges', 'list']];
    case 'figures':
      return [['live-streams']];
    case 'problem':
      return [['problems']];
    case 'concierge':
      return [['concierges']];
    case 'media-server':
      return [['media-servers']];
    case 'edge':
      return [['edges']];
    case 'refusal':
      return [['refusals']];
    case 'invitation':
      return [['invitations']];
    case 'user':
      return [['users'], ['groups']];
    case 'alert-delivery':
      return [['alert-deliveries'], ['alert-destinations']];
    case 'audit':
      return [['audit']];
    default:
      // A newer portier may know more topics.
      return [];
  }
}
