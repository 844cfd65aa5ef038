/** Assignments are remembered in slices of this length: exact to a second is more than a measure over ten tells. */
const sliceMs = 1_000;

/**
 * What was assigned in one dimension and does not show in the measured load yet. An agent reports the mean of its last `windowMs`: of
 * what was added a moment ago all is missing there, of what was added `windowMs` ago nothing. Without it, every viewer of a crowd
 * that comes in one second would be sent to the one edge that was the emptiest when it last spoke.
 */
export class Predictor {
  /** By candidate: amount by slice of time. */
  readonly #added = new Map<string, Map<number, number>>();

  /** @param windowMs over which the load is measured */
  constructor(private readonly windowMs: number) {}

  /** A viewer with this cost was sent to the candidate. */
  add(id: string, amount: number, nowMs: number): void {
    const slices = this.#added.get(id) ?? new Map<number, number>();
    const slice = Math.floor(nowMs / sliceMs);
    slices.set(slice, (slices.get(slice) ?? 0) + amount);
    this.#added.set(id, slices);
  }

  /** What to add to the candidate's measured load; forgets what shows in it. */
  missing(id: string, nowMs: number): number {
    const slices = this.#added.get(id);
    if (slices === undefined) return 0;
    let sum = 0;
    for (const [slice, amount] of slices) {
      const shown = Math.max(0, nowMs - slice * sliceMs) / this.windowMs;
      if (shown >= 1) slices.delete(slice);
      else sum += amount * (1 - shown);
    }
    if (slices.size === 0) this.#added.delete(id);
    return sum;
  }
}
