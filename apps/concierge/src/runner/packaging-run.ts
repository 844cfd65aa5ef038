import { Fmp4Reader, Segmenter, SourceClockJump, type Fmp4Part } from '@app/hls';
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

  /** @param flush whether the last, partial segments count: the source ended, nobody else will make them whole */
  end({ flush }: { flush: boolean }): void {
    for (const [position, segmenter] of this.#segmenters) {
      const output = this.options.outputs[position];
      if (!flush || this.#isBroken || output === undefined) continue;
      for (const segment of segmenter.flush()) this.options.packager.addSegment(output, segment);
    }
    this.options.packager.endRun();
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
    for (const segment of this.#segmenters.get(position)?.push(part.samples) ?? [])
      packager.addSegment(output, segment);
  }
}
