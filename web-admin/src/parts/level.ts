/** dBFS; -120 is digital silence. */
interface Level {
  peakDb: number;
  rmsDb: number;
}

/** The left end of the scale, dBFS. */
export const lowestShownDb = -60;
/** Mean power below it is nothing that people would hear, dBFS. */
const silentBelowDb = -60;
/** Peaks above it are about to be cut off (EBU R 128 asks for at most -1 dBTP). */
const hotAboveDb = -1;

export const isSilent = ({ rmsDb }: Level): boolean => rmsDb < silentBelowDb;

/** Where a level stands on the scale, percent from its left end. */
export function shareOfScale(db: number): number {
  return Math.round(100 * Math.min(1, Math.max(0, 1 - db / lowestShownDb)));
}

/** `bad` when it is about to be cut off, `warn` when nothing is heard. */
export function toneOf(level: Level): 'good' | 'warn' | 'bad' {
  if (isSilent(level)) return 'warn';
  return level.peakDb > hotAboveDb ? 'bad' : 'good';
}
