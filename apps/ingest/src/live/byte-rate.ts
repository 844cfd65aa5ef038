/** Window over which SRS averages (`recv_30s`), milliseconds. Until the first one is over the rate is 0. */
const windowMs = 30_000;

/** kbit/s over the last full window, from a counter that only grows. */
export class ByteRate {
  kbps = 0;
  private since: number | undefined;
  private bytes = 0;

  /** @param now monotonic milliseconds */
  sample(now: number, bytes: number): void {
    this.since ??= now;
    const elapsed = now - this.since;
    if (elapsed < windowMs) return;
    this.kbps = Math.round(((bytes - this.bytes) * 8) / elapsed);
    this.since = now;
    this.bytes = bytes;
  }
}
