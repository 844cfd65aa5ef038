/** Wall clock, milliseconds since 1970: the one place of this program that reads it. */
export function nowMs(): number {
  return Date.now();
}

/** The wall clock as every timestamp between programs. */
export function nowInstant(): string {
  return new Date(nowMs()).toISOString();
}
