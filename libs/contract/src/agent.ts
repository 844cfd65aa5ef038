import { z } from 'zod';
import { faults } from './errors.js';
import { instant, uuid } from './names.js';
import { probeOrder } from './probe.js';

/** How one execution of a task is doing, as its runner sees it. */
export const runStates = ['starting', 'running', 'retrying', 'failed', 'stopped'] as const;
export const runState = z.enum(runStates);
export type RunState = z.infer<typeof runState>;

export const taskError = z.object({
  /** Stable word for programs: `input_gone`, `target_refused`, `wrong_key`, `codec_unsupported`, ... */
  code: z.string().max(64),
  fault: z.enum(faults),
  /** One sentence a person can act on, without key or target path. */
  sentence: z.string().max(500),
  at: instant,
});
export type TaskError = z.infer<typeof taskError>;

/** Beyond this a figure is nonsense, and no longer a whole number in JavaScript or a bigint in a database. */
const measure = z.number().finite().nonnegative().max(1e15);

/** What digital silence is told as: JSON has no infinity. */
export const silenceDb = -120;

/** A level in dBFS: 0 is full scale, `silenceDb` is silence. A decoded peak may be a little above 0. */
const level = z.number().min(silenceDb).max(40);

/** How loud the incoming sound was over the last second: the highest sample of any channel, and the mean power of all. */
export const audioLevel = z.object({ peakDb: level, rmsDb: level });
export type AudioLevel = z.infer<typeof audioLevel>;

/**
 * ffmpeg's `-progress` report, at most one a second. What is measured of the input is null while nothing was measured, and absent
 * where nobody measures: agents of earlier versions, tasks that do not look into the stream.
 */
export const progress = z.object({
  at: instant,
  frames: measure,
  framesPerSecond: measure,
  /** Output bit/s over the last report; null while ffmpeg does not say. */
  bitrate: measure.nullable(),
  /** 1 = real time. */
  speed: measure.nullable(),
  droppedFrames: measure,
  duplicatedFrames: measure,
  /** Media time written, seconds. */
  outTimeSeconds: measure,
  /** Longest time between two keyframes of the input lately, milliseconds of its own clock; rises while none comes. */
  keyframeIntervalMs: measure.nullable().optional(),
  /** Pictures a second that the encoder sends, over the last seconds. */
  inputFramesPerSecond: measure.nullable().optional(),
  audio: audioLevel.nullable().optional(),
});
export type Progress = z.infer<typeof progress>;

/** Everything an agent needs to run a task. `params` is validated by the task type's own schema. */
export const taskDescription = z.object({
  taskId: uuid,
  type: z.string().max(64),
  replica: z.number().int().nonnegative(),
  stream: z.object({ id: uuid, name: z.string() }),
  publicationId: uuid,
  /** When the publication became live; the start of its section of the HLS timeline. */
  publishedAt: instant,
  /** RTMP address to pull, with the task's own pull token. Secret. */
  inputUrl: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type TaskDescription = z.infer<typeof taskDescription>;

export const taskReport = z.object({
  taskId: uuid,
  leaseToken: z.number().int().positive(),
  state: runState,
  /** When the runner entered this state. */
  since: instant,
  /** ffmpeg processes started so far under this lease. */
  attempts: z.number().int().nonnegative(),
  /**
   * Tries under this lease since it last ran well, the present one included, whether or not they came as far as ffmpeg. Absent: an
   * agent of an earlier version.
   */
  tries: z.number().int().nonnegative().optional(),
  ffmpegPid: z.number().int().positive().nullable(),
  nextAttemptAt: instant.nullable(),
  error: taskError.nullable(),
  progress: progress.nullable(),
  /** Exact ffmpeg arguments with secrets masked, for the task page. */
  command: z.array(z.string()).nullable(),
  /** Last lines of ffmpeg's log with secrets masked. */
  logTail: z.array(z.string()).max(50),
});
export type TaskReport = z.infer<typeof taskReport>;

export const agentLoad = z.object({
  /** 1-minute load average divided by the number of cores. */
  cpu: measure,
  /** Used share of memory, 0 to 1. */
  memory: z.number().min(0).max(1),
});

/** What an agent writes: task folders and logs (`work`), segments into a store that is a folder (`store`). */
export const diskUses = ['work', 'store'] as const;
export type DiskUse = (typeof diskUses)[number];

/** Room on a disk of an agent. */
export const diskSpace = z.object({
  /** What is on this one disk. */
  holds: z.array(z.enum(diskUses)).min(1).max(diskUses.length),
  /** What the agent may still write. */
  bytesFree: measure,
  /** Of what the agent may use at all. */
  bytesTotal: measure.positive(),
});
export type DiskSpace = z.infer<typeof diskSpace>;

/** `POST /api/v1/concierges/self/heartbeat`, one request in flight per agent (design.md section 6). */
export const heartbeatRequest = z.object({
  /** Random word per agent process: tells a restart from a repeat. */
  incarnation: z.string().min(1).max(64),
  version: z.string().max(64),
  slots: z.number().int().nonnegative().max(10_000),
  freeSlots: z.number().int().nonnegative().max(10_000),
  /** Task types plus what its ffmpeg was found to have: `hls`, `restream`, `encoder:libx264`, `protocol:srt`. */
  skills: z.array(z.string().max(64)).max(500),
  labels: z
    .record(z.string().max(64), z.string().max(256))
    .refine((labels) => Object.keys(labels).length <= 64, 'use at most 64 labels'),
  load: agentLoad,
  /** Absent: not measured (yet), or an agent of an earlier version. */
  disks: z.array(diskSpace).max(diskUses.length).optional(),
  draining: z.boolean(),
  /** Portier answers at once when it has something to say, else after this long. */
  waitMs: z.number().int().min(0).max(30_000),
  tasks: z.array(taskReport).max(10_000),
});
export type HeartbeatRequest = z.infer<typeof heartbeatRequest>;

export const grant = z.object({ leaseToken: z.number().int().positive(), description: taskDescription });
export type Grant = z.infer<typeof grant>;

/** Why an agent must stop a task. Only `ended` and `removed` end the HLS playlist; the others hand it over. */
export const stopReasons = ['ended', 'removed', 'changed', 'moved', 'lease_lost', 'unknown'] as const;
export const stopReason = z.enum(stopReasons);
export type StopReason = z.infer<typeof stopReason>;

/**
 * Level-triggered: `grants` are all tasks leased to this agent that it did not report, `stops` all it reported that it
 * should not run. A lost answer is repeated by the next one.
 */
export const heartbeatResponse = z.object({
  conciergeId: uuid,
  leaseTtlMs: z.number().int().positive(),
  grants: z.array(grant),
  stops: z.array(z.object({ taskId: uuid, leaseToken: z.number().int().positive(), reason: stopReason })),
  drain: z.boolean(),
  /** Tasks of this draining agent that a successor is being started for: run them on until they are stopped. */
  moving: z.number().int().nonnegative().default(0),
  /** Short looks this agent shall take; the same ones again until their results are posted. */
  probes: z.array(probeOrder).optional(),
});
export type HeartbeatResponse = z.infer<typeof heartbeatResponse>;
