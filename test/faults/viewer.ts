import { streams } from './topology.js';

const pollIntervalMs = 500;
const timeoutMs = 3_000;

/** What a viewer of one stream saw since `begin`. */
export interface Viewing {
  requests: number;
  failures: number;
  /** Media sequence numbers that were in no playlist between the first and the last seen. */
  missing: number;
  discontinuities: number;
  /** The longest time in which the playlist did not go on, seconds. */
  longestPause: number;
  /** Things RFC 8216 forbids: numbers that fall, a segment that changes. */
  violations: string[];
}

/** Polls one media playlist as a player does: over the edge it is sent to, and asks the balancer anew when that fails. */
export class Viewer {
  private timer: NodeJS.Timeout | undefined;
  private playlistUrl: string | undefined;
  private readonly seen = new Map<number, string>();
  private readonly broken = new Set<number>();
  private base = 0;
  private advances: number[] = [];
  private requests = 0;
  private failures = 0;
  private violations: string[] = [];
  private from = Date.now();

  constructor(
    readonly stream: string,
    private readonly directorUrl: string,
  ) {
    this.timer = setTimeout(() => this.turn(), 0);
  }

  /** Wall clock of the last new segment; 0 = none yet. */
  get lastAdvanceAt(): number {
    return this.advances.at(-1) ?? 0;
  }

  begin(): void {
    const last = Math.max(-1, ...this.seen.keys());
    for (const number of this.seen.keys()) if (number < last) this.seen.delete(number);
    this.broken.clear();
    this.from = Date.now();
    this.advances = this.advances.slice(-1);
    [this.requests, this.failures, this.violations] = [0, 0, []];
  }

  viewing(): Viewing {
    const numbers = [...this.seen.keys()];
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const times = [this.from, ...this.advances.filter((at) => at >= this.from), Date.now()];
    return {
      requests: this.requests,
      failures: this.failures,
      missing: numbers.length === 0 ? 0 : last - first + 1 - numbers.length,
      discontinuities: this.broken.size,
      longestPause: Math.max(...times.slice(1).map((at, index) => at - times[index]!)) / 1_000,
      violations: this.violations,
    };
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private turn(): void {
    void this.poll().finally(() => {
      if (this.timer !== undefined) this.timer = setTimeout(() => this.turn(), pollIntervalMs);
    });
  }

  private async poll(): Promise<void> {
    this.requests += 1;
    try {
      this.playlistUrl ??= await this.findPlaylist();
      const text = await get(this.playlistUrl);
      if (this.timer !== undefined) this.read(text);
    } catch {
      this.failures += 1;
      this.playlistUrl = undefined;
    }
  }

  private async findPlaylist(): Promise<string> {
    const url = `${this.directorUrl}/hls/${this.stream}/index.m3u8`;
    const lines = (await get(url)).split('\n');
    const variant = lines[lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF')) + 1];
    if (variant === undefined || variant === '') throw new Error('no variant');
    return new URL(variant, url).href;
  }

  private read(text: string): void {
    const base = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1] ?? 0);
    if (base < this.base) this.violations.push(`media sequence fell from ${this.base} to ${base}`);
    this.base = base;
    if (text.includes('#EXT-X-ENDLIST')) this.violations.push('the playlist was ended');
    const before = Math.max(-1, ...this.seen.keys());
    let number = base;
    let isBroken = false;
    for (const line of text.split('\n')) {
      if (line === '#EXT-X-DISCONTINUITY') isBroken = true;
      if (line === '' || line.startsWith('#')) continue;
      this.note(number, line, isBroken);
      isBroken = false;
      number += 1;
    }
    if (number - 1 > before) this.advances.push(Date.now());
  }

  private note(number: number, uri: string, isBroken: boolean): void {
    const known = this.seen.get(number);
    // Numbers from before `begin` are not asked about.
    if (known === undefined && this.seen.size > 0 && number < Math.min(...this.seen.keys())) return;
    if (known !== undefined && known !== uri) this.violations.push(`segment ${number} changed its address`);
    if (known === undefined && isBroken) this.broken.add(number);
    this.seen.set(number, uri);
  }
}

export function startViewers(directorUrl: string): Viewer[] {
  return streams.map(({ name }) => new Viewer(name, directorUrl));
}

async function get(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}`);
  return text;
}
