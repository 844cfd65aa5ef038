import type { Fault, InputFacts, TaskError } from '@app/contract';
import type { z } from 'zod';
import type { InputWarning } from './warning-sentences.js';

/** What a compiler may know of the live publication. */
export interface PublicationFacts {
  id: string;
  stream: { id: string; name: string };
}

/** What the runner measured of its input with ffprobe; null where the stream has no such track. */
export interface ProbedInput {
  /** First timestamp on the source clock, seconds. */
  startSeconds: number;
  video: {
    codec: string;
    /** As displayed: sample aspect ratio applied. */
    width: number;
    height: number;
    framesPerSecond: number;
    /** Longest distance of two keyframes seen, seconds; absent or null = not measured. */
    keyframeIntervalSeconds?: number | null;
  } | null;
  audio: { codec: string; profile: string | null; sampleRate: number; channels: number } | null;
}

/** A value that only the runner may see: sealed in the database, replaced by plain text in the grant. */
export interface SealedValue {
  $sealed: string;
}

/** A pipe on which ffmpeg writes one rendition as fragmented MP4, one frame a fragment, for the packager. */
export interface PackagedOutput {
  /** File descriptor in the child, 3 or higher. */
  fd: number;
  rendition: {
    id: string;
    kind: 'video' | 'audio';
    /** Configured bit rate of this rendition, bit/s. */
    bitrate: number;
    width: number | null;
    height: number | null;
    frameRate: number | null;
    channels: number | null;
  };
}

/** A pipe on which ffmpeg tells figures of its input as text. */
export interface SourceMeter {
  /** File descriptor in the child; those of the meters follow those of the outputs. */
  fd: number;
  /** `audio_levels`: `astats` of each second, printed by `ametadata`. `video_packets`: one line a packet, by `framecrc`. */
  kind: 'audio_levels' | 'video_packets';
}

/** What to run. `argv` has no program name and never passes a shell. */
export interface CommandPlan {
  argv: string[];
  /** Empty unless the runner packages HLS. */
  outputs: PackagedOutput[];
  /** Absent = the input is not measured. */
  meters?: SourceMeter[];
  packaging: {
    segmentSeconds: number;
    windowSegments: number;
    /** Upper bound of a segment's duration, whole seconds; absent = segmentSeconds. */
    targetDurationSeconds?: number;
    hasAudioOnlyVariant?: boolean;
  } | null;
  /** File in the task folder that ffmpeg replaces now and then, stored as the stream's poster. */
  posterFile: string | null;
  /** Texts that must not appear in a log or on a page. */
  secrets: string[];
  /** What an operator should know of choices made for this input, one sentence each, for the task's log. */
  notices?: string[];
}

export interface CommandContext {
  /** Pull address with the task's token. */
  inputUrl: string;
  /** Present when the type says `needsProbe`. */
  probed: ProbedInput | null;
  /** Input that decided the ladder and frame rate of the running broadcast, when an earlier run did; else absent. */
  agreed?: ProbedInput | null;
  taskFolder: string;
  /** True for the first run of a publication: keep its first pictures; false for a run that joins later. */
  isFirstRun: boolean;
}

export interface ClassifiedError {
  code: string;
  fault: Fault;
  sentence: string;
  /** False: trying again cannot help until somebody changes something. */
  retryable: boolean;
}

/**
 * One kind of task. A type is one folder here and one line in `registry.ts`; the API's validation, its OpenAPI, the admin
 * form and the runner derive from this value.
 */
export interface TaskType<Fields = unknown, Params = unknown> {
  name: string;
  /** Short noun phrase for menus. */
  title: string;
  /** One sentence: what an operator gets. */
  summary: string;
  /**
   * Fields of a configuration with defaults. Each has `.meta({ title, description, unit?, secret?, advanced? })`.
   * Fields with `secret: true` are sealed before they are stored and never answered.
   */
  fields: z.ZodType<Fields>;
  /** Of the compiled `params`. Secrets are `SealedValue` until the grant, plain text afterwards. */
  params: z.ZodType<Params>;
  /** How long the task is kept when its publication ends without a successor, milliseconds. */
  publishGraceMs: number;
  /**
   * How a running task moves to another agent: `overlap` starts the successor first, so that nothing is missed, and allows
   * several replicas; `stop_first` never runs it twice, because its target takes one at a time.
   */
  handover: 'overlap' | 'stop_first';
  /** Seconds of media a successor must have written before its predecessor stops; only for `overlap`, absent = 0. */
  handoverSeconds?(params: Params): number;
  /** A stream has at most one enabled configuration of it: they would write to one place. */
  isOnePerStream?: true;
  /** Skills an agent must have, from the parameters: `encoder:libx264`, `protocol:srt`. */
  skills(params: Params): string[];
  /** Pure: the same configuration and publication give the same description, or running tasks would restart. */
  compile(fields: Fields, publication: PublicationFacts): Params;
  /** Whether the runner must know the input before it can build the command. */
  needsProbe: boolean;
  /** Seconds of input the probe must watch for keyframes, or null when they do not matter. */
  needsKeyframeProbe?(params: Params): number | null;
  /** Host of a foreign target the runner must check before it starts, if any. */
  targetHost?(params: Params): string | null;
  /** What is wrong with the target, in one sentence without secrets, or null. Called before each start and by portier. */
  checkTarget?(fields: { url: string }, rule: { allowPrivate: boolean }): string | null;
  command(params: Params, context: CommandContext): CommandPlan;
  /** What of this input works against this configuration; only what is not wrong with the input by itself. */
  warnings?(params: Params, input: InputFacts): InputWarning[];
  /** Whose fault the end of ffmpeg was, from its last log lines; undefined = let the common rules decide. */
  classify?(logLines: readonly string[], params: Params): ClassifiedError | undefined;
}

export type { TaskError };
