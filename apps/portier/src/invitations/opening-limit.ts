/** Wrong links that are free, and how long one takes to be forgiven, milliseconds. */
const freeFailures = 10;
const forgivenessMs = 6_000;
/** Addresses remembered at the most: an attacker with many must not fill the memory. */
const capacity = 10_000;

interface Failures {
  count: number;
  at: number;
}

/**
 * Tells those who try links to wait. The secrets have 192 random bits, so nobody finds one: this keeps the tries out of the log and
 * shows a wrong script that it is wrong. A right link always opens: guests may share an address with whoever guesses, behind a proxy
 * all do. In memory of this replica; `now` in milliseconds.
 */
export class OpeningLimit {
  private readonly failures = new Map<string, Failures>();

  /** How long this address must wait before it may try another unknown link, milliseconds; 0 = go on. */
  waitMs(address: string, now: number): number {
    const excess = this.count(address, now) - freeFailures + 1;
    return Math.max(0, Math.ceil(excess * forgivenessMs));
  }

  failed(address: string, now: number): void {
    const count = this.count(address, now) + 1;
    this.failures.delete(address);
    this.failures.set(address, { count, at: now });
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= capacity) break;
      this.failures.delete(oldest);
    }
  }

  private count(address: string, now: number): number {
    const known = this.failures.get(address);
    return known === undefined ? 0 : Math.max(0, known.count - (now - known.at) / forgivenessMs);
  }
}
