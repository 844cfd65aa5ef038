import { createHmac, randomBytes } from 'node:crypto';

/** How long a right password is believed, milliseconds: argon2 is meant to be too slow for every request of a script. */
const believedMs = 60_000;
/**
 * How long a wrong one is refused at once, milliseconds. A script that repeats it learns nothing, so it neither counts as guessing
 * (which would slow down everybody at its address) nor costs argon2.
 */
const refusedMs = 15 * 60_000;
const capacity = 10_000;

interface Candidate {
  name: string;
  password: string;
  /** Hash of the account's password; undefined without such an account. Part of what is remembered: a new password voids it all. */
  stored: string | undefined;
}

/**
 * Passwords that were looked at a moment ago. Holds keyed hashes only; the key dies with the process. What is looked at right now is
 * looked at once, however many requests wait for it.
 */
export class JudgedPasswords {
  private readonly key = randomBytes(32);
  private readonly known = new Map<string, { isRight: boolean; until: number }>();
  private readonly running = new Map<string, Promise<boolean>>();

  /** @param verify asked when nothing is known; what it throws is not remembered */
  async isRight(candidate: Candidate, now: () => number, verify: () => Promise<boolean>): Promise<boolean> {
    const digest = this.digest(candidate);
    const judged = this.known.get(digest);
    if (judged !== undefined && judged.until > now()) return judged.isRight;
    let running = this.running.get(digest);
    if (running === undefined) {
      running = verify().finally(() => this.running.delete(digest));
      this.running.set(digest, running);
    }
    const isRight = await running;
    this.remember(digest, { isRight, until: now() + (isRight ? believedMs : refusedMs) });
    return isRight;
  }

  private remember(digest: string, judged: { isRight: boolean; until: number }): void {
    this.known.delete(digest);
    this.known.set(digest, judged);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= capacity) return;
      this.known.delete(oldest);
    }
  }

  private digest({ name, password, stored = '' }: Candidate): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([name, password, stored]))
      .digest('base64');
  }
}
