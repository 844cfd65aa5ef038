/** Time from `since` to `now` in its two largest units: `42 s`, `3 min 10 s`, `2 h 5 min`, `4 d 3 h`. Never negative. */
export function formatDuration(seconds: number, units: DurationUnits): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(whole / 86_400), units.days],
    [Math.floor(whole / 3_600) % 24, units.hours],
    [Math.floor(whole / 60) % 60, units.minutes],
    [whole % 60, units.seconds],
  ] as const;
  const first = parts.findIndex(([value]) => value > 0);
  if (first === -1) return `0 ${units.seconds}`;
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

export interface DurationUnits {
  days: string;
  hours: string;
  minutes: string;
  seconds: string;
}

/** Date and time in the browser's time zone. */
export function formatInstant(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

export function secondsBetween(from: string, to: number): number {
  return (to - Date.parse(from)) / 1_000;
}
