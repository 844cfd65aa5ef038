import { Fmp4Reader, Segmenter, SourceClockJump, type Fmp4Part, type Sample } from '@app/hls';
import type { PackagedOutput } from '@app/tasks';
import type { Packager } from './packager.service.js';

export interface PackagingRunOptions {
  outputs: readonly PackagedOutput[];
  packager: Packager;
  segmentSeconds: number;
  isJoining: boolean;
  /** The output of ffmpeg cannot be used any more; the run must end. */
  onBroken: (problem: { kind: 'clock_jump' | 'unreadable'; reason: string }) => void;
}

/** What ffmpeg writes on its pipes in one run, on its way into segments. */
export class PackagingRun {
  /** Read from all pipes so far. */
  bytes = 0;
  /** Media time of the rendition that is ahead, from the first picture or sound of this run, seconds. */
  mediaSeconds = 0;
  #firstSeconds: number | undefined;
  readonly #readers: Fmp4Reader[];
  readonly #segmenters = new Map<number, Segmenter>();
  #isBroken = false;

  constructor(private readonly options: PackagingRunOptions) {
    this.#readers = options.outputs.map(() => new Fmp4Reader());
  }

  feed(position: number, chunk: Buffer): void {
    if (this.#isBroken) return;
    this.bytes += chunk.length;
    try {
      for (const part of this.#readers[position]?.push(chunk) ?? []) this.#take(position, part);
    } catch (error) {
      this.#isBroken = true;
      const kind = error instanceof SourceClockJump ? 'clock_jump' : 'unreadable';
      this.options.onBroken({ kind, reason: (error as Error).message });
    }
  }

  /** @param last what becomes of the last, partial segments: kept at the end of the broadcast, dropped when ffmpeg was cut off */
  end(last: 'kept' | 'kept_when_alone' | 'dropped'): void {
    const { outputs, packager } = this.options;
    for (const [position, segmenter] of this.#segmenters) {
      const output = outputs[position];
      if (last === 'dropped' || this.#isBroken || output === undefined) continue;
      for (const segment of segmenter.flush()) {
        if (last === 'kept') packager.addSegment(output, segment);
        else packager.addTail(output, segment);
      }
    }
    packager.endRun();
  }

  #take(position: number, part: Fmp4Part): void {
    const { outputs, packager, segmentSeconds, isJoining } = this.options;
    const output = outputs[position];
    if (output === undefined) return;
    if (part.kind === 'init') {
      packager.addInit(outputs, position, part.init);
      const { kind, timescale } = part.init.track;
      const afterNumber = packager.lastNumberOf(output.rendition.id);
      this.#segmenters.set(position, new Segmenter({ kind, timescale, segmentSeconds, isJoining, afterNumber }));
      return;
    }
    const segmenter = this.#segmenters.get(position);
    if (segmenter === undefined) return;
    this.#measure(part.samples, segmenter.timescale);
    for (const segment of segmenter.push(part.samples)) packager.addSegment(output, segment);
  }

  #measure(samples: readonly Sample[], timescale: number): void {
    for (const { dts, duration } of samples) {
      this.#firstSeconds ??= dts / timescale;
      this.mediaSeconds = Math.max(this.mediaSeconds, (dts + duration) / timescale - this.#firstSeconds);
    }
  }
}
