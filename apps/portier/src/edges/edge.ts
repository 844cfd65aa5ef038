import type { EdgeLoad, EdgeState } from '@app/contract';

/**
 * Why an edge is in its state. `left`: it fell silent while it drained, as it does when it is switched off on purpose.
 */
export const edgeReasons = ['registered', 'present', 'returned', 'operator', 'leaving', 'silent', 'left'] as const;
export type EdgeReason = (typeof edgeReasons)[number];

/** How an edge stands, with what an operator wants of it. */
export interface Standing {
  state: EdgeState;
  reason: EdgeReason;
  /** Of the state: another reason for the same state does not begin it anew. */
  since: Date;
  /** Rises each time it comes back from `gone`. */
  incarnation: number;
  /** An operator drained it: a wish that it keeps while it is silent. */
  isDrained: boolean;
}

/** `presence`: it spoke. `leaving`: it spoke, and is being stopped. `silent`: it has not spoken for long enough. */
export type EdgeEvent = 'presence' | 'leaving' | 'drain' | 'activate' | 'silent';

/** An event as the table has it: whoever is drained and speaks, drains, whatever it says itself. */
type Sign = EdgeEvent | 'presence_drained';

/**
 * State -> event -> next state and why. What is missing changes nothing; the diagram is in libs/contract/src/edge.ts. An operator's
 * wish alone moves no edge that does not speak: it counts once it does.
 */
export const transitions: Record<EdgeState, Partial<Record<Sign, readonly [EdgeState, EdgeReason]>>> = {
  joining: {
    presence: ['active', 'present'],
    leaving: ['draining', 'leaving'],
    presence_drained: ['draining', 'operator'],
  },
  active: {
    leaving: ['draining', 'leaving'],
    presence_drained: ['draining', 'operator'],
    drain: ['draining', 'operator'],
    silent: ['gone', 'silent'],
  },
  draining: {
    presence: ['active', 'present'],
    leaving: ['draining', 'leaving'],
    presence_drained: ['draining', 'operator'],
    drain: ['draining', 'operator'],
    activate: ['active', 'operator'],
    silent: ['gone', 'left'],
  },
  gone: {
    presence: ['active', 'returned'],
    leaving: ['draining', 'leaving'],
    presence_drained: ['draining', 'operator'],
  },
};

/** How an edge stands after an event: the same object when nothing about it changed. */
export function advance(current: Standing, event: EdgeEvent, now: Date): Standing {
  const isDrained = event === 'drain' || (current.isDrained && event !== 'activate');
  // Nobody drained it: it leaves by itself, which no operator ends.
  const isIdle = event === 'activate' && !current.isDrained;
  const [state, reason] = (isIdle ? undefined : transitions[current.state][signOf(event, isDrained)]) ?? [
    current.state,
    current.reason,
  ];
  if (state === current.state && reason === current.reason && isDrained === current.isDrained) return current;
  return {
    ...{ state, reason, isDrained },
    since: state === current.state ? current.since : now,
    incarnation: current.state === 'gone' && state !== 'gone' ? current.incarnation + 1 : current.incarnation,
  };
}

function signOf(event: EdgeEvent, isDrained: boolean): Sign {
  return isDrained && (event === 'presence' || event === 'leaving') ? 'presence_drained' : event;
}

/** What an edge may carry; null = not said. */
export interface Capacity {
  bitsPerSecond: number | null;
  sessions: number | null;
}

/** Share of its capacity that an edge uses, 0 = nothing; null where none is given. Open connections stand for sessions. */
export function usedShares(
  { bitsPerSecond, sessions }: Capacity,
  load: Pick<EdgeLoad, 'bitsPerSecond' | 'connections'>,
): { bits: number | null; sessions: number | null } {
  return {
    bits: bitsPerSecond === null ? null : load.bitsPerSecond / bitsPerSecond,
    sessions: sessions === null ? null : load.connections / sessions,
  };
}

/**
 * What is wrong with an address viewers reach an edge by, or null. Scheme, host and port are all it may say: directors put
 * `/hls/...` behind it and itself into playlists.
 */
export function wrongBaseUrl(text: string): string | null {
  const isUrl = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
  if (!isUrl) return 'use http:// or https:// and a host, such as https://edge-1.example.org';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'leave out user and password: every viewer reads this address';
  if (text.includes('?') || text.includes('#')) return 'leave out everything from "?" or "#" on';
  if (url.pathname !== '/') return 'leave out the path: /hls/... follows the host';
  const isHost = /^([a-z0-9]([a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/.test(url.hostname);
  return isHost ? null : 'the host has characters that no host name has';
}

/** As it is stored: without a slash at the end and the scheme's own port. */
export function normalBaseUrl(text: string): string {
  return new URL(text).origin;
}
