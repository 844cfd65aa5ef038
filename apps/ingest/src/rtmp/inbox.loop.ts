/** Why a session ended, other than by its own choice. */
export class SessionEnd extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'SessionEnd';
  }
}

interface Waiter<Item> {
  resolve(item: Item): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout | undefined;
}

/** What a connection received and nobody has read yet, so that a session can be written as one sequence of awaits. */
export class Inbox<Item> {
  private readonly items: Item[] = [];
  private waiter: Waiter<Item> | undefined;
  private end: SessionEnd | undefined;

  get size(): number {
    return this.items.length;
  }

  push(item: Item): void {
    if (this.end !== undefined) return;
    const waiter = this.takeWaiter();
    if (waiter === undefined) this.items.push(item);
    else waiter.resolve(item);
  }

  /** Makes `next` throw once what was received before is read. */
  close(reason: string): void {
    if (this.end !== undefined) return;
    this.end = new SessionEnd(reason);
    this.takeWaiter()?.reject(this.end);
  }

  /** Makes `next` throw at once: nothing that was received before counts any more. */
  abort(reason: string): void {
    this.items.length = 0;
    this.close(reason);
  }

  /**
   * @param timeoutMs how long to wait; undefined = for ever
   * @throws SessionEnd after `close`, or with `timeoutReason` when nothing came in time
   */
  next(timeoutMs?: number, timeoutReason = 'timeout'): Promise<Item> {
    const item = this.items.shift();
    if (item !== undefined) return Promise.resolve(item);
    if (this.end !== undefined) return Promise.reject(this.end);
    return new Promise((resolve, reject) => {
      const expire = () => {
        if (this.waiter === waiter) this.takeWaiter()?.reject(new SessionEnd(timeoutReason));
      };
      // Once more round the event loop: after a standstill of this process, timers come before what the peer has sent meanwhile.
      const timer =
        timeoutMs === undefined ? undefined : setTimeout(() => setImmediate(expire), Math.max(0, timeoutMs));
      const waiter = { resolve, reject, timer };
      this.waiter = waiter;
    });
  }

  private takeWaiter(): Waiter<Item> | undefined {
    const waiter = this.waiter;
    this.waiter = undefined;
    clearTimeout(waiter?.timer);
    return waiter;
  }
}
