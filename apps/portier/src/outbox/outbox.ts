import { backoff } from '../schedules/backoff.js';

/** An effect outside the database, written in the transaction that decides it and done after the commit. */
export interface OutboxEntry {
  topic: string;
  /** What it is about. While an entry of this topic and subject waits, another one changes nothing. */
  subject: string;
  payload: unknown;
}

/** Does the entries of one topic. At least once: the same entry may come again, also to another replica at once. */
export interface OutboxHandler {
  topic: string;
  /** Given up after this many failures. */
  maximalAttempts: number;
  /** Longest pause between two attempts, milliseconds. */
  maximalPauseMs: number;
  /** @throws Error with one sentence when it must be tried again. */
  handle(payload: unknown): Promise<void>;
}

/** Pause after so many failures, milliseconds. @param random from 0 to 1 */
export function pauseAfter(attempts: number, maximalPauseMs: number, random: number): number {
  return backoff(attempts, { firstMs: 250, longestMs: maximalPauseMs, spread: [0.75, 1.25] }, random);
}
