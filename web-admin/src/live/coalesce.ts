interface Options<Item> {
  /** Same text = same item. */
  keyOf: (item: Item) => string;
  /** Processes a batch; the next one starts only when this is done. */
  flush: (items: Item[]) => Promise<unknown>;
  /** Shortest time from the end of a batch to the next, milliseconds. */
  pauseMs: number;
  setTimer: (run: () => void, delayMs: number) => void;
}

/**
 * Gathers repeated items into batches, one batch at a time: an item that arrives while its batch runs is processed again
 * afterwards, so nothing is lost, and a burst of events costs a bounded number of requests.
 */
export function coalesce<Item>({ keyOf, flush, pauseMs, setTimer }: Options<Item>): (items: readonly Item[]) => void {
  const waiting = new Map<string, Item>();
  let isScheduled = false;

  const schedule = (delayMs: number) => {
    isScheduled = true;
    setTimer(() => void run(), delayMs);
  };
  const run = async () => {
    const batch = [...waiting.values()];
    waiting.clear();
    try {
      await flush(batch);
    } catch {
      // Each query keeps its own error; the next event tries again.
    }
    isScheduled = false;
    if (waiting.size > 0) schedule(pauseMs);
  };
  return (items) => {
    for (const item of items) waiting.set(keyOf(item), item);
    if (waiting.size > 0 && !isScheduled) schedule(firstDelayMs);
  };
}

/** One user action often sends several events at once. */
const firstDelayMs = 30;
