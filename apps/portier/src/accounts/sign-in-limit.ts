/**
 * Wrong passwords that are free before one has to wait: least for an account from one address; more for an address,
 * which people may share; most for an account, so that a stranger cannot easily lock its owner out.
 */
const freeAttempts = { pair: 5, address: 20, account: 50 };
type Subject = `${keyof typeof freeAttempts}:${string}`;

/** What the failures of a sign-in count against. */
export function subjectsOf(account: string, address: string): Subject[] {
  return [`pair:${account}@${address}`, `address:${address}`, `account:${account}`];
}

/** Wait after the first attempt too many, milliseconds; doubles with each further one. */
const firstDelayMs = 1_000;
const longestDelayMs = 5 * 60_000;
/** After this long without a wrong password, all is forgiven, milliseconds. */
const memoryMs = 15 * 60_000;
/** Rows kept at the most: an attacker who invents names must not fill the memory. */
const capacity = 10_000;

interface Failures {
  count: number;
  lastAt: number;
}

/** Slows password guessing by account and by address. In memory of this replica; `now` in milliseconds. */
export class SignInLimit {
  private readonly failures = new Map<Subject, Failures>();

  /** How long this sign-in must wait, milliseconds; 0 = go on. */
  waitMs(subjects: readonly Subject[], now: number): number {
    return Math.max(0, ...subjects.map((subject) => this.waitOf(subject, now)));
  }

  failed(subjects: readonly Subject[], now: number): void {
    for (const subject of subjects) {
      const known = this.current(subject, now);
      this.failures.delete(subject);
      this.failures.set(subject, { count: (known?.count ?? 0) + 1, lastAt: now });
    }
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= capacity) break;
      this.failures.delete(oldest);
    }
  }

  /** Subjects remembered. */
  get size(): number {
    return this.failures.size;
  }

  succeeded(subjects: readonly Subject[]): void {
    for (const subject of subjects) this.failures.delete(subject);
  }

  private waitOf(subject: Subject, now: number): number {
    const known = this.current(subject, now);
    const free = freeAttempts[subject.slice(0, subject.indexOf(':')) as keyof typeof freeAttempts];
    if (known === undefined || known.count < free) return 0;
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (known.count - free));
    return Math.max(0, known.lastAt + delayMs - now);
  }

  private current(subject: Subject, now: number): Failures | undefined {
    const known = this.failures.get(subject);
    return known !== undefined && now - known.lastAt < memoryMs ? known : undefined;
  }
}
