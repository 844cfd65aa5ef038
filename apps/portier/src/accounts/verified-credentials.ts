import { createHmac, randomBytes } from 'node:crypto';
import type { User } from './access.js';

/** How long a verified password is believed, milliseconds: argon2 is meant to be too slow for every request. */
const lifetimeMs = 60_000;
const capacity = 1_000;

/** Name and password pairs that were right a moment ago. Holds keyed hashes only; the key dies with the process. */
export class VerifiedCredentials {
  private readonly key = randomBytes(32);
  private readonly known = new Map<string, { user: User; until: number }>();

  find(name: string, password: string, now: number): User | undefined {
    const entry = this.known.get(this.hash(name, password));
    return entry !== undefined && entry.until > now ? entry.user : undefined;
  }

  add(name: string, password: string, user: User, now: number): void {
    if (this.known.size >= capacity) this.known.clear();
    this.known.set(this.hash(name, password), { user, until: now + lifetimeMs });
  }

  private hash(name: string, password: string): string {
    return createHmac('sha256', this.key).update(`${name}\0${password}`).digest('base64');
  }
}
