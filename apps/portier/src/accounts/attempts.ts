import ipaddr from 'ipaddr.js';
import { backoff } from '../schedules/backoff.js';

/**
 * What failures and wishes count against, and how many are free before one has to wait.
 * - of wrong passwords: least for an account from one address; more for an address, which people may share; most for an account,
 *   so that a stranger cannot easily lock its owner out
 * - of mails asked for (registrations, forgotten passwords): `mail` for the receiver, `asker` for the address that asks
 */
const freeAttempts = { pair: 5, address: 20, account: 50, mail: 3, asker: 10 };

/** `pair:anna@192.0.2.1` */
export type Subject = `${keyof typeof freeAttempts}:${string}`;

/** Wait after the attempts too many. Nobody else waits with it: chance has no part. */
const delay = { firstMs: 1_000, longestMs: 5 * 60_000, spread: [1, 1] } as const;
/** After this long without another attempt, all is forgiven, milliseconds. */
export const memoryMs = 15 * 60_000;

/** What a wrong password counts against. */
export function signInSubjects(account: string, address: string): Subject[] {
  const name = account.toLowerCase();
  const network = networkOf(address);
  return [`pair:${name}@${network}`, `address:${network}`, `account:${name}`];
}

/** What a mail to `receiver`, asked for by somebody who is not signed in, counts against. */
export function mailSubjects(receiver: string, address: string): Subject[] {
  return [`mail:${receiver.toLowerCase()}`, `asker:${networkOf(address)}`];
}

/** One customer of a provider: an IPv4 address, or the first 64 bits of an IPv6 address, of which they have 2^64. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** Attempts of one subject so far, as the database counted them. */
export interface Attempts {
  subject: Subject;
  count: number;
  /** Since the last of them, milliseconds. */
  ageMs: number;
}

/**
 * How long an attempt must wait, milliseconds; 0 = go on.
 * @param running attempts of a subject that are being looked at right now, without this one: whoever guesses a thousand at once
 *   does not get ahead of the counting
 */
export function waitMs(attempts: readonly Attempts[], running: (subject: Subject) => number): number {
  return Math.max(0, ...attempts.map((each) => waitOf(each, running(each.subject))));
}

function waitOf({ subject, count, ageMs }: Attempts, running: number): number {
  const free = freeAttempts[subject.slice(0, subject.indexOf(':')) as keyof typeof freeAttempts];
  const remembered = ageMs < memoryMs ? count : 0;
  const excess = remembered + running - free;
  if (excess < 0) return 0;
  return Math.max(0, backoff(excess + 1, delay, 0) - (running > 0 ? 0 : ageMs));
}
