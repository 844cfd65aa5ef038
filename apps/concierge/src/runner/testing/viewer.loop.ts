import { Parser } from 'm3u8-parser';
import { setTimeout as delay } from 'node:timers/promises';

interface Seen {
  uri: string;
  bytes: Buffer;
}

const everyMs = 150;

/**
 * Watches one media playlist as a player does and writes down everything a player would stumble over. Reads with a parser that is not
 * ours.
 */
export class Viewer {
  /** What was wrong, in words, in order. */
  readonly problems: string[] = [];
  /** Every segment that was ever listed, by its number, fetched when it was first seen. */
  readonly segments = new Map<number, Seen>();
  initUri = '';
  last = -1;
  isEnded = false;
  #isStopped = false;
  #running: Promise<void>;

  constructor(private readonly url: string) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  /** The initialization section and all segments in a row: one file that must play without a seam. */
  async movie(): Promise<Buffer> {
    const parts = [...this.segments].sort(([a], [b]) => a - b).map(([, { bytes }]) => bytes);
    return Buffer.concat([await this.#fetch(this.initUri), ...parts]);
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      await this.#look().catch((error: Error) => this.problems.push(error.message));
      await delay(everyMs);
    }
  }

  async #look(): Promise<void> {
    const answer = await fetch(this.url, { signal: AbortSignal.timeout(60_000) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the playlist answered ${answer.status}: ${text}`);
    const parser = new Parser();
    parser.push(text);
    parser.end();
    const { manifest } = parser;
    const first = manifest.mediaSequence ?? 0;
    if (this.isEnded && manifest.endList !== true) this.problems.push('the playlist was opened again after its end');
    if (this.last >= 0 && first > this.last + 1)
      this.problems.push(`numbers ${this.last + 1} to ${first - 1} were never listed`);
    if (first + manifest.segments.length - 1 < this.last)
      this.problems.push(`the playlist went back from ${this.last}`);
    if (text.includes('#EXT-X-DISCONTINUITY\n')) this.problems.push('there is a discontinuity');
    if (text.includes('#EXT-X-GAP')) this.problems.push(`there is a gap: ${text}`);
    for (const [position, { uri, map }] of manifest.segments.entries())
      await this.#take(first + position, uri, map?.uri);
    this.last = Math.max(this.last, first + manifest.segments.length - 1);
    this.isEnded = manifest.endList === true;
  }

  async #take(sequence: number, uri: string, initUri = ''): Promise<void> {
    const known = this.segments.get(sequence);
    if (known !== undefined && known.uri !== uri)
      this.problems.push(`number ${sequence} moved from ${known.uri} to ${uri}`);
    if (this.initUri !== '' && this.initUri !== initUri) this.problems.push(`number ${sequence} has another init`);
    this.initUri = initUri;
    if (known === undefined) this.segments.set(sequence, { uri, bytes: await this.#fetch(uri) });
  }

  async #fetch(uri: string): Promise<Buffer> {
    const answer = await fetch(new URL(uri, this.url));
    if (!answer.ok) throw new Error(`${uri} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }
}
