import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `probe` gives something truthy and returns it; polls, never sleeps blindly.
 * @throws Error naming `what` and the last error or value after `timeoutMs`.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { timeoutMs = 30_000, intervalMs = 50 } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const value = await probe();
      if (value !== undefined && value !== null && value !== false) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await delay(intervalMs);
  }
  const reason = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`waited ${timeoutMs} ms in vain for ${what} (last: ${reason})`);
}
