import { createHash } from 'node:crypto';

/** How long a key and its answer are kept. */
export const keptHours = 24;

/** A request that runs longer is given up for dead: a repeat may take its place, and it can no longer commit. */
export const deadAfterMs = 60_000;

/** What is stored of a key. */
export interface KnownKey {
  fingerprint: string;
  attempt: string;
  ageMs: number;
  /** The transaction that creates has committed. */
  isDone: boolean;
  sealedAnswer: string | null;
}

export type Verdict =
  /** The same request was answered: answer that again. */
  | { kind: 'repeat'; sealedAnswer: string }
  /** The key belongs to another request. */
  | { kind: 'other_request' }
  /** The same request runs now. */
  | { kind: 'running' }
  /** It was begun, but nothing came of it, nor will: take its place. */
  | { kind: 'dead'; attempt: string }
  /** It was done, and whoever did it died before the answer was kept. */
  | { kind: 'answer_lost' };

/** What a request with a key that is known already comes to. */
export function verdictOn({ attempt, ageMs, isDone, ...known }: KnownKey, fingerprint: string): Verdict {
  if (known.fingerprint !== fingerprint) return { kind: 'other_request' };
  if (known.sealedAnswer !== null) return { kind: 'repeat', sealedAnswer: known.sealedAnswer };
  if (ageMs < deadAfterMs) return { kind: 'running' };
  return isDone ? { kind: 'answer_lost' } : { kind: 'dead', attempt };
}

/** Of what makes two requests the same. The order of a body's members does not count. */
export function fingerprintOf({ method, path, body }: { method: string; path: string; body: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, sortedMembers(body)]))
    .digest('base64url');
}

/** Bodies are no deeper than storable.ts allows: checked before. */
function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedMembers);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sortedMembers(member)]);
}
