import { waitFor } from './wait-for.js';

const tickMs = 20;
/** Timers of a busy process are late by so much. */
const ordinaryMs = 200;

interface Standstill {
  longestMs: number;
  totalMs: number;
}

/** Watches for times in which this process ran nothing, because the machine had other work. @returns ends the watch and tells of them */
export function watchStandstill(): () => Standstill {
  const seen: Standstill = { longestMs: 0, totalMs: 0 };
  let lastAt = performance.now();
  const look = () => {
    const now = performance.now();
    const stoodMs = now - lastAt;
    lastAt = now;
    if (stoodMs < ordinaryMs) return;
    seen.longestMs = Math.max(seen.longestMs, stoodMs);
    seen.totalMs += stoodMs;
  };
  const timer = setInterval(look, tickMs).unref();
  return () => {
    clearInterval(timer);
    look();
    return seen;
  };
}

/**
 * What an attempt gave during which this process never stood still for longer than `mostMs`: another program that waits for us so long and
 * no longer is not to blame for what it did meanwhile. What is to hold is expected of the result, not within the attempt.
 */
export async function undisturbed<T>(attempt: () => Promise<T>, { mostMs }: { mostMs: number }): Promise<T> {
  const { result } = await waitFor(
    `an attempt without a standstill of ${mostMs} ms`,
    async () => {
      const end = watchStandstill();
      try {
        const result = await attempt();
        return end().longestMs <= mostMs && { result };
      } finally {
        end();
      }
    },
    { timeoutMs: 90_000 },
  );
  return result;
}
