/** Times of the day, in a time zone, between which nothing is sent. `from` after `to` = over midnight. */
export interface QuietHours {
  /** `HH:MM` */
  from: string;
  to: string;
  /** Of the IANA database, such as `Europe/Berlin`. */
  timeZone: string;
}

/** Whether nothing is sent now. A time zone that is unknown by now is never quiet: better an alert too many. */
export function isQuiet(quiet: QuietHours | null, now: Date): boolean {
  if (quiet === null) return false;
  const time = timeOfDay(now, quiet.timeZone);
  if (time === undefined || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

export function isTimeZone(name: string): boolean {
  return timeOfDay(new Date(0), name) !== undefined;
}

function timeOfDay(now: Date, timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      now,
    );
  } catch {
    return undefined;
  }
}
