import { useSyncExternalStore } from 'react';

/** One clock for the whole page, so that a hundred durations cost one timer. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Not at every subscription: whoever renders just now would render again.
  if (timer === undefined && Date.now() - now >= 1_000) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, once a second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
