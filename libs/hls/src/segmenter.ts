import type { Sample } from './fmp4.js';

export interface SegmenterOptions {
  kind: 'video' | 'audio';
  /** Ticks a second. */
  timescale: number;
  segmentSeconds: number;
  /**
   * False for the first run of a publication: what it begins with is a segment, however short. True for a run that joins a
   * running clock: everything before its first whole segment is dropped, another run has it (hls.md 1.2).
   */
  isJoining: boolean;
  /** Numbers up to this one exist already and are dropped; null = none. */
  afterNumber: number | null;
}

export interface FinishedSegment {
  /** floor(time of the first sample / segmentSeconds): the same for every packager and rendition. */
  number: number;
  durationSeconds: number;
  samples: Sample[];
}

/** The source's clock went back or far ahead: numbers of before and after do not belong to one timeline. */
export class SourceClockJump extends Error {
  constructor(readonly jumpSeconds: number) {
    super(`the source clock jumped by ${jumpSeconds.toFixed(1)} s`);
    this.name = 'SourceClockJump';
  }
}

/** Timestamps of RTMP are whole milliseconds. */
const roundingSeconds = 0.001;
const backwardToleranceSeconds = 0.5;
const forwardToleranceSeconds = 15;
/** A whole segment begins on its number's time, late by at most one frame of the slowest kind we make. */
const lateStartSeconds = 0.1;

/**
 * Cuts one rendition's samples into segments on the source clock: video at the keyframe that reaches the next multiple of the
 * segment length, audio at the first frame at or behind it. Holds no clock of its own.
 */
export class Segmenter {
  readonly #options: SegmenterOptions;
  /** Waits for its successor, which tells its true duration. */
  #held: Sample | undefined;
  #current: { number: number; samples: Sample[] } | undefined;
  #isJoined: boolean;

  constructor(options: SegmenterOptions) {
    this.#options = options;
    this.#isJoined = !options.isJoining;
  }

  /** Ticks a second of the samples it takes. */
  get timescale(): number {
    return this.#options.timescale;
  }

  /** Segments that these samples completed. @throws SourceClockJump */
  push(samples: readonly Sample[]): FinishedSegment[] {
    return samples.flatMap((sample) => {
      const held = this.#held;
      this.#held = sample;
      if (held === undefined) return [];
      return this.#take({ ...held, duration: this.#durationOf(held, sample) });
    });
  }

  /** The last, partial segment, at the end of the publication. */
  flush(): FinishedSegment[] {
    const last = this.#held;
    this.#held = undefined;
    const finished = last === undefined ? [] : this.#take(last);
    return [...finished, ...this.#finish()];
  }

  #durationOf(held: Sample, next: Sample): number {
    const duration = next.dts - held.dts;
    const seconds = duration / this.#options.timescale;
    if (seconds < -backwardToleranceSeconds || seconds > forwardToleranceSeconds) throw new SourceClockJump(seconds);
    return Math.max(0, duration);
  }

  #take(sample: Sample): FinishedSegment[] {
    const mayCut = this.#options.kind === 'audio' || sample.isKeyframe;
    const number = this.#numberOf(sample);
    if (this.#current === undefined) {
      if (mayCut) this.#begin(number, sample);
      return [];
    }
    if (!mayCut || number <= this.#current.number) {
      this.#current.samples.push(sample);
      return [];
    }
    const finished = this.#finish();
    this.#isJoined = true;
    this.#current = { number, samples: [sample] };
    return finished;
  }

  #begin(number: number, sample: Sample): void {
    const { timescale, segmentSeconds } = this.#options;
    const lateBy = sample.pts / timescale - number * segmentSeconds;
    if (lateBy < lateStartSeconds) this.#isJoined = true;
    this.#current = { number, samples: [sample] };
  }

  #finish(): FinishedSegment[] {
    const current = this.#current;
    this.#current = undefined;
    if (current === undefined || !this.#isJoined) return [];
    if (current.number <= (this.#options.afterNumber ?? -Infinity)) return [];
    const ticks = current.samples.reduce((sum, sample) => sum + sample.duration, 0);
    const durationSeconds = ticks / this.#options.timescale;
    return durationSeconds > 0 ? [{ ...current, durationSeconds }] : [];
  }

  #numberOf({ pts }: Sample): number {
    const { timescale, segmentSeconds } = this.#options;
    return Math.floor((pts / timescale + roundingSeconds) / segmentSeconds);
  }
}
