/** Beyond this a wrong clock of the guest's device would mislead, milliseconds. */
const toleratedSkewMs = 60_000;

/** How far the guest's clock is ahead of Portier's, milliseconds; 0 when it does not matter. */
export function clockSkew(serverNow: string, receivedAt: number): number {
  const skew = receivedAt - Date.parse(serverNow);
  return Math.abs(skew) > toleratedSkewMs ? skew : 0;
}

/** Date, time and zone in the guest's own time zone: `Saturday, 21 November 2026 at 20:00 CET`. */
export function formatMoment(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    ...({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const),
  }).format(new Date(instant));
}

/** Name of the guest's time zone, such as `Europe/Berlin`. */
export function timeZoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
