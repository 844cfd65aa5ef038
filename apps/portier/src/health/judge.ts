import type { ProblemCode } from '@app/contract';
import { keyOf, type Judgement, type Patience } from '../problems/problem.js';
import { judgeEdge } from './edges.js';
import type { HealthFacts, TaskFigures, Thresholds } from './facts.js';
import { inputCodes, judgeInput, judgeLost } from './input.js';
import { judgeAgents, judgeDestination, judgeServer, judgeTask } from './machines.js';

/** Everything that is wrong right now. Pure: the same facts give the same judgement. */
export function judge(facts: HealthFacts, rule: Thresholds): Judgement {
  const figuresOf = new Map<string, TaskFigures[]>();
  for (const figures of facts.figures) {
    const ofStream = figuresOf.get(figures.streamId);
    if (ofStream === undefined) figuresOf.set(figures.streamId, [figures]);
    else ofStream.push(figures);
  }
  const unknown = facts.inputs
    .filter(({ isServerAway }) => isServerAway)
    .flatMap(({ streamId }) => inputCodes.map((code) => keyOf({ code, subject: streamId })));
  return {
    unknown: new Set(unknown),
    symptoms: [
      ...facts.lost.map(judgeLost),
      ...facts.inputs.flatMap((input) => judgeInput(input, figuresOf.get(input.streamId) ?? [], rule)),
      ...facts.tasks.flatMap((task) => judgeTask(task, rule) ?? []),
      ...judgeAgents(facts, rule),
      ...facts.servers.flatMap(judgeServer),
      ...facts.edges.flatMap(judgeEdge),
      ...facts.destinations.map(judgeDestination),
    ],
  };
}

const seconds = (openAfter: number, closeAfter: number): Patience => ({
  openAfterMs: openAfter * 1_000,
  closeAfterMs: closeAfter * 1_000,
});

/** Short where viewers miss something, long where it may pass. */
const patience: Record<ProblemCode, Patience> = {
  stream_down: seconds(10, 0),
  no_video: seconds(10, 5),
  no_audio: seconds(10, 5),
  bitrate_low: seconds(10, 15),
  bitrate_unstable: seconds(20, 30),
  fps_low: seconds(10, 15),
  fps_dropped: seconds(10, 15),
  keyframe_interval_long: seconds(15, 15),
  // It has happened: no need to wait. Facts forget it after a while.
  input_changed: seconds(0, 0),
  silence: seconds(20, 5),
  task_quarantined: seconds(0, 0),
  task_retrying: seconds(10, 20),
  task_waiting: seconds(15, 0),
  task_slow: seconds(20, 20),
  no_agents: seconds(15, 5),
  agent_gone: seconds(10, 5),
  agent_overloaded: seconds(60, 30),
  agent_disk_low: seconds(20, 60),
  edge_gone: seconds(0, 5),
  edge_overloaded: seconds(10, 15),
  edge_without_origin: seconds(5, 5),
  media_server_away: seconds(10, 5),
  alert_destination_failing: seconds(0, 0),
};

/** How long each must last to begin and to end. */
export function patienceWith({ silenceAfterMs, streamDownAfterMs }: Thresholds): (code: ProblemCode) => Patience {
  const set: Partial<Record<ProblemCode, number>> = { silence: silenceAfterMs, stream_down: streamDownAfterMs };
  return (code) => ({ ...patience[code], openAfterMs: set[code] ?? patience[code].openAfterMs });
}
