import type { Fault, ProblemCode, ProblemFacts, ProblemSeverity } from '@app/contract';
import { isDeepStrictEqual } from 'node:util';

/**
 * Something wrong with a stream, task, agent, edge, media server or alert destination, from its begin to its end.
 *
 *     (nothing) --seen--> pending --seen for openAfterMs--> open --not seen for closeAfterMs--> ended
 *                            \--not seen for closeAfterMs--> (nothing)
 */
export const problemStates = ['pending', 'open', 'ended'] as const;
export type ProblemState = (typeof problemStates)[number];

/** What is wrong right now, as judged from facts (health/). */
export interface Symptom {
  code: ProblemCode;
  /** What has it; with the code its identity. */
  subject: string;
  severity: ProblemSeverity;
  fault: Fault;
  facts: ProblemFacts;
  streamId?: string | null;
  taskId?: string | null;
  conciergeId?: string | null;
  mediaServerId?: string | null;
  edgeId?: string | null;
  alertDestinationId?: string | null;
}

/** A problem that has not ended. */
export interface CurrentProblem {
  id: string;
  code: ProblemCode;
  subject: string;
  streamId: string | null;
  severity: ProblemSeverity;
  fault: Fault;
  facts: ProblemFacts;
  state: 'pending' | 'open';
  since: Date;
  goodSince: Date | null;
}

/** How long something must be wrong before it is a problem, and right before it is none: without it problems flap. */
export interface Patience {
  openAfterMs: number;
  closeAfterMs: number;
}

/** What was judged at one moment. */
export interface Judgement {
  symptoms: readonly Symptom[];
  /** `keyOf` of what cannot be judged now: it stays as it is. */
  unknown: ReadonlySet<string>;
}

export type ProblemChange =
  | { kind: 'begun'; symptom: Symptom; isOpen: boolean }
  /** `opens`: it has lasted long enough. */
  | { kind: 'seen'; id: string; streamId: string | null; symptom: Symptom; opens: boolean }
  | { kind: 'unseen'; id: string }
  | { kind: 'discarded'; id: string }
  | { kind: 'ended'; id: string; streamId: string | null; at: Date };

export function keyOf({ code, subject }: Pick<Symptom, 'code' | 'subject'>): string {
  return `${code}/${subject}`;
}

/** What one judgement changes. Judging the same again changes nothing, except what time itself brings about. */
export function changesFrom(
  { symptoms, unknown }: Judgement,
  current: readonly CurrentProblem[],
  { now, patienceOf }: { now: Date; patienceOf: (code: ProblemCode) => Patience },
): ProblemChange[] {
  const seen = new Map(symptoms.map((symptom) => [keyOf(symptom), symptom]));
  const known = new Set(current.map(keyOf));
  const begun = [...seen.values()].filter((symptom) => !known.has(keyOf(symptom)));
  return [
    ...current
      .filter((problem) => !unknown.has(keyOf(problem)))
      .flatMap((problem) => advance(problem, seen.get(keyOf(problem)), now, patienceOf(problem.code))),
    ...begun.map((symptom): ProblemChange => ({
      kind: 'begun',
      symptom,
      isOpen: patienceOf(symptom.code).openAfterMs === 0,
    })),
  ];
}

function advance(
  problem: CurrentProblem,
  symptom: Symptom | undefined,
  now: Date,
  { openAfterMs, closeAfterMs }: Patience,
): ProblemChange[] {
  const { id, streamId, state, since, goodSince } = problem;
  if (symptom !== undefined) {
    const opens = state === 'pending' && elapsed(since, now) >= openAfterMs;
    const isNews = opens || goodSince !== null || !isSame(problem, symptom);
    return isNews ? [{ kind: 'seen', id, streamId, symptom, opens }] : [];
  }
  const hasBeenGood = goodSince === null ? closeAfterMs === 0 : elapsed(goodSince, now) >= closeAfterMs;
  if (hasBeenGood) {
    return [state === 'open' ? { kind: 'ended', id, streamId, at: goodSince ?? now } : { kind: 'discarded', id }];
  }
  return goodSince === null ? [{ kind: 'unseen', id }] : [];
}

function isSame(problem: CurrentProblem, { severity, fault, facts }: Symptom): boolean {
  return severity === problem.severity && fault === problem.fault && isDeepStrictEqual(facts, problem.facts);
}

/** A moment in the future is of a database clock that was set back: as long ago as can be. */
function elapsed(from: Date, now: Date): number {
  return from > now ? Infinity : now.getTime() - from.getTime();
}
