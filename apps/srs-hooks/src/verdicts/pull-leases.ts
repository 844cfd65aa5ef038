import type { PullClaim } from '@app/contract';

/**
 * Highest lease token seen of each task that pulled: an agent that lost its lease is refused at the source
 * (design.md section 6). Forgets the tasks that pulled longest ago beyond `limit`; portier kicks what slips through.
 */
export class PullLeases {
  private readonly highest = new Map<string, number>();

  constructor(private readonly limit = 100_000) {}

  /** False when a higher lease of the task has pulled before. The same lease may come again: a reconnect. */
  admit({ taskId, leaseToken }: PullClaim): boolean {
    if (leaseToken < (this.highest.get(taskId) ?? 0)) return false;
    this.highest.delete(taskId); // to the end of the insertion order
    this.highest.set(taskId, leaseToken);
    if (this.highest.size > this.limit) {
      for (const oldest of this.highest.keys()) {
        this.highest.delete(oldest);
        break;
      }
    }
    return true;
  }
}
