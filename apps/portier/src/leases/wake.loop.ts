import type { Notifications } from '../database/notifications.js';

interface WakeOptions {
  conciergeId: string;
  timeoutMs: number;
  /** Aborts when nobody waits for the answer any more. */
  gone: AbortSignal;
}

export interface Wake {
  next(): Promise<boolean>;
  stop(): void;
}

/**
 * Wake-ups for one agent. `next()` is true when there may be something new, false when the time is up or the agent has hung
 * up. A wake-up that came while nobody waited is kept.
 */
export function waitForWake(notifications: Notifications, { conciergeId, timeoutMs, gone }: WakeOptions): Wake {
  let isPending = false;
  let isOver = gone.aborted;
  let resume: (() => void) | undefined;
  const notice = (payload: string) => {
    if (payload !== '*' && payload !== conciergeId) return;
    isPending = true;
    resume?.();
  };
  const end = () => {
    isOver = true;
    resume?.();
  };
  const unsubscribe = notifications.on('portier_wake', notice);
  const timer = setTimeout(end, timeoutMs);
  gone.addEventListener('abort', end);
  return {
    async next(): Promise<boolean> {
      if (!isPending && !isOver) await new Promise<void>((resolve) => (resume = resolve));
      resume = undefined;
      const woken = isPending && !isOver;
      isPending = false;
      return woken;
    },
    stop(): void {
      unsubscribe();
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
    },
  };
}
