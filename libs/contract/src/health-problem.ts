import { z } from 'zod';
import { faults } from './errors.js';
import { instant, uuid } from './names.js';

/**
 * What can be wrong with a live stream or the machines behind it, as portier judges it from what media servers and agents report
 * (apps/portier/src/health). A code is never renamed: alert rules and receivers of webhooks name it.
 */
export const problemCodes = [
  'stream_down',
  'no_video',
  'no_audio',
  'bitrate_low',
  'bitrate_unstable',
  'fps_low',
  'fps_dropped',
  'keyframe_interval_long',
  'input_changed',
  'silence',
  'task_quarantined',
  'task_retrying',
  'task_waiting',
  'task_slow',
  'no_agents',
  'agent_gone',
  'agent_overloaded',
  'agent_disk_low',
  'edge_gone',
  'edge_overloaded',
  'edge_without_origin',
  'media_server_away',
  'alert_destination_failing',
] as const;
export const problemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCode>;

/** `error`: viewers or a target miss something, or are about to. `warning`: worth a look. */
export const problemSeverities = ['error', 'warning'] as const;
export const problemSeverity = z.enum(problemSeverities);
export type ProblemSeverity = z.infer<typeof problemSeverity>;

/** Numbers and names that the sentence is made of (problem-texts). Units are part of the names. */
export const problemFacts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type ProblemFacts = z.infer<typeof problemFacts>;

/** One problem with its begin and end; open while `endedAt` is null. Facts are as they were when it was last looked at. */
export const healthProblem = z.object({
  id: uuid,
  code: problemCode,
  severity: problemSeverity,
  /** Whose turn it is. */
  fault: z.enum(faults),
  /** Null for what concerns no single stream: agents, edges, media servers, alert destinations. */
  streamId: uuid.nullable(),
  streamName: z.string().nullable(),
  taskId: uuid.nullable(),
  conciergeId: uuid.nullable(),
  mediaServerId: z.string().nullable(),
  edgeId: uuid.nullable(),
  /** When it began, which is before it had lasted long enough to be called a problem. */
  since: instant,
  endedAt: instant.nullable(),
  facts: problemFacts,
});
export type HealthProblem = z.infer<typeof healthProblem>;
