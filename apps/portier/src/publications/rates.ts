/**
 * What a media server had counted of a publisher at a moment: milliseconds since 1970 by the database clock, pictures, bytes.
 * Null where the server does not count. A tuple, because many are stored.
 */
export type Sample = readonly [atMs: number, frames: number | null, bytes: number | null];

/** Of an incoming stream; null = not known (yet). */
export interface Rates {
  framesPerSecond: number | null;
  /** bit/s */
  bitrate: number | null;
}

/** Two samples nearer to each other tell nothing new: servers are looked at again and again while somebody connects. */
const spacingMs = 4_500;
const keptMs = 70_000;
/**
 * SRS counts bytes every 3 s and pictures every 5 s (srs_app_statistic.cpp, srs_app_rtmp_conn.cpp): rates over less jump by
 * themselves.
 */
export const shownSpanMs = 20_000;
/** Over so long a rate is not moved by more than a sixth by the moments at which a server counts. */
export const steadySpanMs = 30_000;
const shortestSpanMs = 9_000;
const binMs = 9_500;

/** Adds a sample; the very same list when the last one is too near. Counters that went back begin anew. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last === undefined) return [sample];
  const [at, frames, bytes] = sample;
  if (at < last[0] || isLess(frames, last[1]) || isLess(bytes, last[2])) return [sample];
  if (at - last[0] < spacingMs) return samples;
  return [...samples.filter(([before]) => at - before <= keptMs), sample];
}

/** Means over the newest `spanMs`; null while less than nine seconds are known. */
export function ratesOver(samples: readonly Sample[], spanMs = shownSpanMs): Rates {
  const last = samples.at(-1);
  const first = last && samples.find(([at]) => last[0] - at <= spanMs);
  if (first === undefined || last === undefined || last[0] - first[0] < shortestSpanMs) {
    return { framesPerSecond: null, bitrate: null };
  }
  return ratesBetween(first, last);
}

/** Bit rates of pieces of about ten seconds, oldest first, as far back as samples go. */
export function bitratesInPieces(samples: readonly Sample[]): number[] {
  const bitrates: number[] = [];
  let from = samples[0];
  for (const sample of samples) {
    if (from === undefined || sample[0] - from[0] < binMs) continue;
    const { bitrate } = ratesBetween(from, sample);
    if (bitrate !== null) bitrates.push(bitrate);
    from = sample;
  }
  return bitrates;
}

/**
 * Pictures a second that came steadily for a minute: the lesser of its two halves, since what was held up comes in a burst. Null
 * while less than that is known.
 */
export function steadyFramesPerSecond(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last[0] - first[0] < 2 * steadySpanMs - spacingMs) return null;
  const middle = samples.find(([at]) => last[0] - at <= steadySpanMs) ?? last;
  const halves = [ratesBetween(first, middle).framesPerSecond, ratesBetween(middle, last).framesPerSecond];
  return halves.reduce((least, half) => (least === null || half === null ? null : Math.min(least, half)));
}

function ratesBetween(from: Sample, to: Sample): Rates {
  const seconds = (to[0] - from[0]) / 1_000;
  const per = (before: number | null, after: number | null) =>
    before === null || after === null ? null : (after - before) / seconds;
  const framesPerSecond = per(from[1], to[1]);
  const bytesPerSecond = per(from[2], to[2]);
  return {
    framesPerSecond: framesPerSecond === null ? null : Math.round(framesPerSecond * 10) / 10,
    bitrate: bytesPerSecond === null ? null : Math.round(bytesPerSecond * 8),
  };
}

function isLess(after: number | null, before: number | null): boolean {
  return after !== null && before !== null && after < before;
}
