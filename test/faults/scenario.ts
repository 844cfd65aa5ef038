import { setTimeout as delay } from 'node:timers/promises';
import type { Encoder, Visitor } from './encoders.js';
import { heldSecondsOf, inflict, type FaultKind, type Victim } from './faults.js';
import type { FaultCluster } from './fault-cluster.js';
import type { AcceptedPublish, Observer } from './observer.js';
import { streams } from './topology.js';
import type { Viewer } from './viewer.js';

/** One fault, or two at once. */
export interface Scenario {
  kind: FaultKind;
  victims: readonly Victim[];
}

export interface Outcome {
  scenario: Scenario;
  heldSeconds: number;
  /** From the fault until everything was right and stayed so; null = not within the time. 0 = nothing was ever wrong. */
  secondsUntilRight: number | null;
  /** What was not right at the end. */
  problems: string[];
  /** What was not right at any time, shortened. */
  felt: string[];
  accepted: number;
  eventsLost: number;
  /** Accepted publishes that became more than one publication row. */
  recordedTwice: number;
  doubledSeconds: number;
  refused: string[];
  encoderEnds: number;
  pushPause: number;
  playlistPause: number;
  segmentsMissing: number;
  discontinuities: number;
  playlistRequests: number;
  playlistFailures: number;
  violations: string[];
}

export interface Stage {
  cluster: FaultCluster;
  encoders: Encoder[];
  visitor: Visitor;
  viewers: Viewer[];
  observer: Observer;
}

const lookIntervalMs = 300;
/** Longer than what an Observer forgives, so that a fault shows before all counts as right. */
const settleMs = 7_000;
const mostMs = 90_000;

export async function play(stage: Stage, scenario: Scenario): Promise<Outcome> {
  const { cluster, encoders, visitor, viewers, observer } = stage;
  for (const viewer of viewers) viewer.begin();
  await observer.mediaServerLog();
  const endsBefore = encoders.map(({ ends }) => ends);
  const from = Date.now();
  visitor.begin();
  const { rightAfterMs, problems, felt, heldSeconds } = await hurtAndWatch(stage, scenario, from);
  await visitor.end();
  const { accepted, refused } = await observer.mediaServerLog();
  const { lost, doubled } = await untilNoneLost(observer, accepted);
  const until = Date.now();
  const viewings = viewers.map((viewer) => viewer.viewing());
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    scenario,
    heldSeconds,
    secondsUntilRight: rightAfterMs === null ? null : rightAfterMs / 1_000,
    problems,
    felt,
    accepted: accepted.length,
    eventsLost: lost,
    recordedTwice: doubled,
    doubledSeconds: Math.max(...streams.map(({ targetKey }) => cluster.target.doubledSeconds(targetKey, from))),
    refused,
    encoderEnds: sum(encoders.map(({ ends }, index) => ends - endsBefore[index]!)),
    pushPause: Math.max(...streams.map(({ targetKey }) => cluster.target.longestSilence(targetKey, from, until))),
    playlistPause: Math.max(...viewings.map(({ longestPause }) => longestPause)),
    segmentsMissing: sum(viewings.map(({ missing }) => missing)),
    discontinuities: sum(viewings.map(({ discontinuities }) => discontinuities)),
    playlistRequests: sum(viewings.map(({ requests }) => requests)),
    playlistFailures: sum(viewings.map(({ failures }) => failures)),
    violations: viewings.flatMap(({ violations }, index) =>
      violations.map((violation) => `${viewers[index]!.stream}: ${violation}`),
    ),
  };
}

async function hurtAndWatch(stage: Stage, { kind, victims }: Scenario, from: number) {
  const heldSeconds = Math.max(...victims.map((victim) => heldSecondsOf(victim, kind)));
  const heals = await Promise.all(victims.map((victim) => inflict(stage.cluster, victim, kind)));
  const healing = delay(heldSeconds * 1_000).then(() => heals.forEach((heal) => heal()));
  const felt = new Set<string>();
  let rightSince: number | null = null;
  let hasBeenWrong = false;
  let problems: string[] = [];
  while (Date.now() - from < mostMs + heldSeconds * 1_000) {
    problems = await stage.observer.problems();
    const now = Date.now();
    for (const problem of problems) felt.add(problem);
    if (problems.length > 0) hasBeenWrong = true;
    rightSince = problems.length > 0 ? null : (rightSince ?? now);
    const mayEnd = now - from > heldSeconds * 1_000 + settleMs;
    if (mayEnd && rightSince !== null && now - rightSince > settleMs) break;
    await delay(lookIntervalMs);
  }
  await healing;
  const rightAfterMs = rightSince === null ? null : hasBeenWrong ? rightSince - from : 0;
  return { rightAfterMs, problems, felt: [...felt], heldSeconds };
}

/** An event may wait in a journal for a moment longer. */
async function untilNoneLost(observer: Observer, accepted: readonly AcceptedPublish[]) {
  let counts = { lost: accepted.length, doubled: 0 };
  for (let attempt = 0; attempt < 30; attempt += 1) {
    counts = await observer.miscounted(accepted).catch(() => counts);
    if (counts.lost === 0) break;
    await delay(500);
  }
  return counts;
}

/** Waits until everything runs for the first time, or again after a scenario that did not heal. */
export async function untilRight({ observer }: Stage, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let rightSince: number | null = null;
  let problems: string[] = [];
  while (Date.now() < deadline) {
    problems = await observer.problems();
    rightSince = problems.length > 0 ? null : (rightSince ?? Date.now());
    if (rightSince !== null && Date.now() - rightSince > 3_000) return;
    await delay(lookIntervalMs);
  }
  throw new Error(`the cluster does not get right within ${timeoutMs / 1_000} s: ${problems.join('; ')}`);
}
