import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does a piece of work, again after each of the delays when it fails.
 * @param onFailure told of every failure but the last
 * @throws the last failure
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  delaysMs: readonly number[],
  onFailure: (error: Error) => void,
): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await work();
    } catch (error) {
      onFailure(error as Error);
      await delay(delayMs);
    }
  }
  return work();
}
