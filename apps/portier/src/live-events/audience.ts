import type { LiveEvent } from '@app/contract';

/** A user with open pages, and the streams it may see, as far as that is known. What it may not see is asked each time. */
export interface Listener {
  userId: string;
  streams: Set<string>;
}

/** What must be asked before some events can be told to some listeners. */
export interface Question {
  userIds: string[];
  streamIds: string[];
  /** Agents whose figures are new. */
  conciergeIds: string[];
}

/** Undefined when everything is known. */
export function questionOf(events: readonly LiveEvent[], listeners: readonly Listener[]): Question | undefined {
  const isUnknown = (id: string) => listeners.some(({ streams }) => !streams.has(id));
  const streamIds = distinct(events.flatMap(({ streamId }) => streamId ?? [])).filter(isUnknown);
  const conciergeIds = distinct(events.filter(isOfAgent).map(({ id }) => id));
  if (listeners.length === 0 || streamIds.length + conciergeIds.length === 0) return undefined;
  return { userIds: listeners.map(({ userId }) => userId), streamIds, conciergeIds };
}

/**
 * Whether an event is told to somebody who is no administrator: it is of a stream they may see, or figures of an agent that runs
 * a task of one, or news of their own alerts. What belongs to no stream is for administrators.
 * @param agents whose figures concern the listener
 */
export function mayHear(event: LiveEvent, { userId, streams }: Listener, agents: ReadonlySet<string>): boolean {
  if (event.topic === 'alert-delivery') return event.id === userId;
  if (event.streamId !== null) return streams.has(event.streamId);
  if (isOfAgent(event)) return agents.has(event.id);
  // A clock tick without a name; nobody without streams has use for it.
  return event.topic === 'figures' && streams.size > 0;
}

function isOfAgent({ topic, streamId }: LiveEvent): boolean {
  return topic === 'progress' && streamId === null;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
