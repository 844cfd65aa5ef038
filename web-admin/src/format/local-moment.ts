/** The browser's local date and time, as a `datetime-local` field has it, as an instant; null for none. */
export const instantOf = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());

/** An instant as `2026-11-21T20:00` in the browser's time zone, to the minute; empty for none. */
export function localOf(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
