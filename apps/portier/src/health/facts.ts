import type { EdgeLoad, DiskSpace, Progress, TaskError } from '@app/contract';
import type { Capacity } from '../edges/edge.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { Sample } from '../publications/rates.js';
import type { TaskState } from '../tasks/task.js';

/** What is known of a live publication; of several of one stream the oldest, which the tasks run on. */
export interface InputFacts {
  streamId: string;
  /** Its media server does not answer: nothing is known of what arrives now. */
  isServerAway: boolean;
  liveMs: number;
  /** For how long nothing had arrived at the last look. */
  silentMs: number;
  media: ObservedMedia | null;
  samples: readonly Sample[];
  /** What it sent before it was changed lately; null = it was not. */
  mediaBefore: ObservedMedia | null;
  /** Pictures a second that this publication has sent steadily; null while that is not known. */
  usualFramesPerSecond: number | null;
}

/** A stream that somebody wanted on air and that went off without being stopped. */
export interface LostStream {
  streamId: string;
  reason: 'connection_lost' | 'server_gone' | 'server_restarted';
  serverId: string;
}

/** The latest figures of a running task. */
export interface TaskFigures {
  streamId: string;
  progress: Progress;
}

/** A task with which something may be wrong: it does not run, or not fast enough. */
export interface TaskFacts {
  id: string;
  streamId: string;
  type: string;
  configurationName: string;
  state: Exclude<TaskState, 'stopping' | 'ended'>;
  /** Why it is in this state; of a pending one that nobody can take, placement's reason. */
  reason: string | null;
  /** Placement found nobody for it. */
  isUnplaced: boolean;
  agentId: string | null;
  agentName: string | null;
  error: TaskError | null;
  /** The holder's latest figures; null when it is silent. */
  progress: Progress | null;
}

export interface AgentFacts {
  id: string;
  name: string;
  isActive: boolean;
  isOnline: boolean;
  /** Load average by cores. */
  cpu: number | null;
  /** Used share, 0 to 1. */
  memory: number | null;
  /** Empty where nobody measures them. */
  disks: readonly DiskSpace[];
}

/** An edge that has spoken at least once. */
export interface EdgeFacts {
  id: string;
  name: string;
  /** It fell silent, and nobody had meant it to. */
  isMissed: boolean;
  /** What it last said; null while it is silent. */
  load: EdgeLoad | null;
  capacity: Capacity;
}

export interface ServerFacts {
  id: string;
  /** What the last look said, or null when it answered. */
  error: string | null;
}

/** An alert destination that nothing has reached for a day. */
export interface FailingDestination {
  id: string;
  name: string;
  error: string;
}

/** Everything health is judged from, at one moment. */
export interface HealthFacts {
  inputs: readonly InputFacts[];
  lost: readonly LostStream[];
  tasks: readonly TaskFacts[];
  figures: readonly TaskFigures[];
  agents: readonly AgentFacts[];
  servers: readonly ServerFacts[];
  edges: readonly EdgeFacts[];
  destinations: readonly FailingDestination[];
  /** Something is switched on that agents would have to do. */
  isWorkConfigured: boolean;
}

/** What is still healthy; settings `PORTIER_HEALTH_...`. */
export interface Thresholds {
  bitrate: number;
  framesPerSecond: number;
  /** Share of the usual picture rate, 0 to 1; 0 = any will do. */
  framesShare: number;
  variationPercent: number;
  keyframeIntervalMs: number;
  silenceDb: number;
  silenceAfterMs: number;
  streamDownAfterMs: number;
  expectsVideo: boolean;
  expectsAudio: boolean;
  taskSpeed: number;
  agentCpu: number;
  agentMemory: number;
  /** Share of a disk that should be free, 0 to 1. */
  agentDisk: number;
}
