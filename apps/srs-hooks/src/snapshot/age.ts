/** Portier answers every long poll within 20 s when nothing changes; three of them missed are worth a word. */
const noteworthyMs = 60_000;

/** Says that and for how long portier has not confirmed the snapshot, or null while that is nothing to speak of. */
export function ageSentence(ageMs: number | undefined): string | null {
  if (ageMs === undefined || ageMs < noteworthyMs) return null;
  return `portier has not confirmed the streams for ${durationText(ageMs)}; hooks are decided from what was known then`;
}

function durationText(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
