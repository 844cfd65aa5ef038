import type { TaskReport } from '@app/contract';
import { backoff } from '../schedules/backoff.js';
import type { TaskState } from './task.js';

/** A task that an agent keeps trying in vain by the agent's own fault is taken from it after this long. */
export const agentFaultPatienceMs = 30_000;

/** So many failures in a row, on agents that could run it, and the task waits for a person. */
export const failuresUntilQuarantine = 5;

/** A run that has been good for this long makes earlier failures forgotten. */
export const goodRunMs = 60_000;

/** 2 to 4 s at first, 30 to 60 s at the end. */
const releaseBackoff = { firstMs: 4_000, longestMs: 60_000, spread: [0.5, 1] } as const;

/** Errors an operator must cure on one agent, while another agent may run the task meanwhile. */
const agentCodes: ReadonlySet<string> = new Set(['disk_full', 'encoder_missing', 'ffmpeg_unsuitable', 'out_of_memory']);

/** What portier knows of a held task when its holder reports it. */
export interface Trial {
  state: TaskState;
  /** How long it has been in this state by the database clock; an agent's clock decides nothing. */
  inStateMs: number;
  /** Failures in a row by the fault of agents. */
  failures: number;
}

/**
 * - `keep`: as reported. The runner itself backs off from a target or publisher at fault; the agent is not blamed.
 * - `release`: another agent should try, after `backoffMs`.
 * - `quarantine`: trying again cannot help until somebody changes something.
 * - `forgive`: it runs well again; earlier failures count no more.
 */
export type Verdict =
  | { kind: 'keep' }
  | { kind: 'release'; failures: number; backoffMs: number }
  | { kind: 'quarantine'; reason: string; failures: number }
  | { kind: 'forgive' };

/** Whose fault it is decides where a task that fails goes on. @param random 0 to 1, for the jitter */
export function judge({ state: run, error }: TaskReport, trial: Trial, random: number): Verdict {
  if (run === 'failed') {
    if (error !== null && !isAgentsFault(error)) {
      return { kind: 'quarantine', reason: error.code, failures: trial.failures };
    }
    return blameAgent(trial, random);
  }
  const isStuck = run === 'retrying' && trial.state === 'retrying' && trial.inStateMs > agentFaultPatienceMs;
  if (isStuck && error !== null && isAgentsFault(error)) return blameAgent(trial, random);
  const isGood = run === 'running' && trial.state === 'running' && trial.inStateMs >= goodRunMs;
  return isGood && trial.failures > 0 ? { kind: 'forgive' } : { kind: 'keep' };
}

function blameAgent(trial: Trial, random: number): Verdict {
  const failures = trial.failures + 1;
  if (failures >= failuresUntilQuarantine) return { kind: 'quarantine', reason: 'agents_failing', failures };
  return { kind: 'release', failures, backoffMs: backoffMs(failures, random) };
}

function isAgentsFault({ fault, code }: NonNullable<TaskReport['error']>): boolean {
  return fault === 'portier' || agentCodes.has(code);
}

/** How long a task waits before another agent gets it, milliseconds. @param random from 0 to 1 */
export function backoffMs(failures: number, random: number): number {
  return backoff(failures, releaseBackoff, random);
}
