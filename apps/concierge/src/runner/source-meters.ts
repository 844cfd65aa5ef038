import { silenceDb, type AudioLevel, type Progress } from '@app/contract';
import type { SourceMeter } from '@app/tasks';

/** Figures of the input, as they go into a report. */
export type SourceFigures = Pick<Progress, 'keyframeIntervalMs' | 'inputFramesPerSecond' | 'audio'>;

/** What was told longer ago says nothing about now. */
const staleAfterMs = 3_000;

/** Reads what ffmpeg tells on the pipes of its meters. A kind that is not among them has no figure. */
export class SourceMeters {
  readonly #levels = new LevelMeter();
  readonly #packets = new PacketMeter();

  constructor(private readonly meters: readonly SourceMeter[]) {}

  /** @param nowMs monotonic */
  feed(position: number, text: string, nowMs: number): void {
    const kind = this.meters[position]?.kind;
    if (kind === 'audio_levels') this.#levels.push(text, nowMs);
    if (kind === 'video_packets') this.#packets.push(text, nowMs);
  }

  read(nowMs: number): SourceFigures {
    return { ...this.#packets.read(nowMs), audio: this.#levels.read(nowMs) };
  }
}

/** Levels that `astats` found, printed by `ametadata`: a line for the block, then a line for each figure. */
export class LevelMeter {
  readonly #lines = new Lines();
  #peakDb: number | undefined;
  #told: { level: AudioLevel; atMs: number } | undefined;

  push(text: string, nowMs: number): void {
    for (const line of this.#lines.push(text)) {
      const [, name, value] = /^lavfi\.astats\.Overall\.(Peak|RMS)_level=(\S+)$/.exec(line) ?? [];
      if (name === 'Peak') this.#peakDb = decibels(value);
      if (name !== 'RMS' || this.#peakDb === undefined) continue;
      this.#told = { level: { peakDb: this.#peakDb, rmsDb: decibels(value) }, atMs: nowMs };
      this.#peakDb = undefined;
    }
  }

  read(nowMs: number): AudioLevel | null {
    return this.#told === undefined || nowMs - this.#told.atMs > staleAfterMs ? null : this.#told.level;
  }
}

const loudestDb = 40;

/** `-inf` is silence; `nan` too: nothing was there to measure. One decimal. */
function decibels(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '');
  if (text === 'inf') return loudestDb;
  return Number.isFinite(value) ? Math.min(loudestDb, Math.max(silenceDb, Math.round(value * 10) / 10)) : silenceDb;
}

/** Over how much of the source's own clock keyframes and pictures are looked at, seconds. */
const keyframeWindowSeconds = 20;
const frameWindowSeconds = 5;
/** Fewer say little about the rate. */
const fewestSeconds = 1;

/**
 * Packets of the picture as `framecrc` prints them: `0, dts, pts, duration, size, crc`, with `F=0x0` behind it where it is no
 * keyframe (libavformat/framecrcenc.c). Measured on the source's clock, so that a burst after a stutter looks as it was sent.
 */
export class PacketMeter {
  readonly #lines = new Lines();
  #secondsPerTick = 0.001;
  #times: number[] = [];
  #intervals: { endedAt: number; seconds: number }[] = [];
  #lastKeyframe: number | undefined;
  #latest = -Infinity;
  #heardAtMs = -Infinity;

  push(text: string, nowMs: number): void {
    for (const line of this.#lines.push(text)) {
      const base = /^#tb 0: (\d+)\/(\d+)$/.exec(line);
      if (base !== null) this.#secondsPerTick = Number(base[1]) / Number(base[2]);
      const packet = /^0,\s*(-?\d+),.*?0x[0-9a-f]{8}(, F=0x0)?/.exec(line);
      if (packet === null) continue;
      this.#heardAtMs = nowMs;
      this.#take(Number(packet[1]) * this.#secondsPerTick, packet[2] === undefined);
    }
  }

  read(nowMs: number): Pick<SourceFigures, 'keyframeIntervalMs' | 'inputFramesPerSecond'> {
    if (nowMs - this.#heardAtMs > staleAfterMs) return { keyframeIntervalMs: null, inputFramesPerSecond: null };
    return { keyframeIntervalMs: this.#keyframeIntervalMs(), inputFramesPerSecond: this.#framesPerSecond() };
  }

  #take(time: number, isKeyframe: boolean): void {
    // The clock jumped: what was before does not belong to what comes.
    if (time < this.#latest - frameWindowSeconds) this.#forget();
    this.#latest = Math.max(this.#latest, time);
    this.#times = [...this.#times.filter((each) => time - each <= frameWindowSeconds), time];
    if (!isKeyframe) return;
    const before = this.#lastKeyframe;
    this.#lastKeyframe = time;
    if (before === undefined) return;
    const recent = this.#intervals.filter(({ endedAt }) => time - endedAt <= keyframeWindowSeconds);
    this.#intervals = [...recent, { endedAt: time, seconds: time - before }];
  }

  #forget(): void {
    this.#times = [];
    this.#intervals = [];
    this.#lastKeyframe = undefined;
    this.#latest = -Infinity;
  }

  /** While no keyframe comes the interval is at least as long as the wait for it. */
  #keyframeIntervalMs(): number | null {
    if (this.#lastKeyframe === undefined) return null;
    const waited = this.#latest - this.#lastKeyframe;
    if (this.#intervals.length === 0 && waited < keyframeWindowSeconds / 2) return null;
    return Math.round(1_000 * Math.max(waited, ...this.#intervals.map(({ seconds }) => seconds)));
  }

  #framesPerSecond(): number | null {
    const [first, last] = [this.#times[0], this.#times.at(-1)];
    if (first === undefined || last === undefined || last - first < fewestSeconds) return null;
    return Math.round((10 * (this.#times.length - 1)) / (last - first)) / 10;
  }
}

/** Longer is no line of ours. */
const longestLine = 1_000;

/** Whole lines of a text that comes in pieces. */
class Lines {
  #rest = '';

  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(-longestLine);
    return lines;
  }
}
