import type { PullLease } from '@app/contract';

/**
 * The lease tokens that may pull, of tasks granted more than once: an agent that lost its lease is refused at the source
 * (design.md section 6). Portier tells them through the feed; a pull with a higher one than known tells it too, so that a
 * successor's pull closes the source at once, also while portier is away. A first lease supersedes nobody and is not kept.
 *
 * Forgets the tasks heard of longest ago beyond `limit`; portier kicks what slips through.
 */
export class PullLeases {
  private readonly current = new Map<string, number>();

  constructor(private readonly limit = 100_000) {}

  /** False when a higher lease of the task is known. The same lease may come again: a reconnect. */
  admit(lease: PullLease): boolean {
    if (lease.leaseToken < (this.current.get(lease.taskId) ?? 0)) return false;
    this.learn(lease);
    return true;
  }

  /** A token never falls: what was read a moment ago may be older than the pull that has come since. */
  learn({ taskId, leaseToken }: PullLease): void {
    if (leaseToken < 2) return;
    const highest = Math.max(leaseToken, this.current.get(taskId) ?? 0);
    this.current.delete(taskId); // to the end of the insertion order
    this.current.set(taskId, highest);
    if (this.current.size <= this.limit) return;
    for (const oldest of this.current.keys()) {
      this.current.delete(oldest);
      break;
    }
  }

  /** Everything anew, lower tokens too: portier's database may have been restored from a backup. */
  replace(leases: readonly PullLease[]): void {
    this.current.clear();
    for (const lease of leases) this.learn(lease);
  }

  list(): PullLease[] {
    return [...this.current].map(([taskId, leaseToken]) => ({ taskId, leaseToken }));
  }
}
