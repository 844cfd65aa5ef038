import type { HealthProblem } from '../api/types.js';

type Concerned = Pick<HealthProblem, 'taskId' | 'streamId' | 'conciergeId' | 'mediaServerId' | 'edgeId' | 'code'>;

/** Where somebody can do something about a problem. */
export function problemLink({ taskId, streamId, conciergeId, mediaServerId, edgeId, code }: Concerned): string {
  if (taskId !== null) return `/tasks/${taskId}`;
  if (streamId !== null) return `/streams/${streamId}`;
  if (mediaServerId !== null) return '/media-servers';
  if (edgeId !== null) return `/edges/${edgeId}`;
  if (conciergeId !== null || code === 'no_agents') return '/agents';
  return code === 'alert_destination_failing' ? '/alerts' : '/';
}

/** What the problem is about, by its name; null = the installation as a whole. */
export function problemSubject({ streamName, facts, mediaServerId }: HealthProblem): string | null {
  const { agentName, edgeName, destinationName } = facts;
  const named = streamName ?? agentName ?? edgeName ?? mediaServerId ?? destinationName;
  return named === undefined || named === null ? null : String(named);
}
