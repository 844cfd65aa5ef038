import { z } from 'zod';
import { stopReason, taskDescription, taskReport } from './agent.js';

/**
 * Files of a task's folder `<work>/tasks/<taskId>.<leaseToken>/`, the whole interface between agent and runner.
 * Written to a temporary file and renamed, mode 0600.
 */
export const runnerFiles = {
  /** Agent -> runner, before the start. */
  spec: 'spec.json',
  /** Agent -> runner, before SIGTERM: why it must stop. Absent = hand over. */
  stop: 'stop.json',
  /** Runner -> agent, at each change and at most once a second. */
  state: 'state.json',
  /** ffmpeg's standard error, secrets masked; rotated by the runner. */
  log: 'ffmpeg.log',
} as const;

export const storeLocation = z.discriminatedUnion('driver', [z.object({ driver: z.literal('fs'), root: z.string() })]);
export type StoreLocation = z.infer<typeof storeLocation>;

export const runnerSpec = z.object({
  leaseToken: z.number().int().positive(),
  description: taskDescription,
  ffmpegPath: z.string(),
  ffprobePath: z.string(),
  store: storeLocation,
  /** Where to push the index after each segment: `POST <url>/announce`, bearer `announceToken`. May be empty. */
  directorUrls: z.array(z.string()),
  announceToken: z.string(),
  /** Restream targets may resolve to private addresses. */
  allowPrivateTargets: z.boolean(),
});
export type RunnerSpec = z.infer<typeof runnerSpec>;

export const runnerStop = z.object({ reason: stopReason });

/** The report of the task as the agent passes it on, plus the runner's own pid. */
export const runnerState = taskReport.extend({ pid: z.number().int().positive() });
export type RunnerState = z.infer<typeof runnerState>;
