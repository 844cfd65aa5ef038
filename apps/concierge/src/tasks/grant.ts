import type { Grant, RunnerSpec, TaskError } from '@app/contract';
import type { TaskType } from '@app/tasks';

/** What a runner needs beside the grant: what this agent was set up with. */
export type RunnerTerms = Omit<RunnerSpec, 'leaseToken' | 'description'>;

export type CheckedGrant = { kind: 'good'; spec: RunnerSpec } | { kind: 'bad'; code: string; sentence: string };

/** Whether a runner could start at all with this grant. Names fields, never their values, which may be secret. */
export function checkGrant(grant: Grant, types: ReadonlyMap<string, TaskType>, terms: RunnerTerms): CheckedGrant {
  const { leaseToken, description } = grant;
  const type = types.get(description.type);
  if (type === undefined) {
    const known = [...types.keys()].join(', ');
    return bad('unknown_task_type', `This agent knows no task type of that name, only ${known}; upgrade it.`);
  }
  const params = type.params.safeParse(description.params);
  if (!params.success) {
    const fields = params.error.issues.map(({ path }) => path.join('.')).join(', ');
    return bad('bad_grant', `The parameters of the task are not valid: ${fields.slice(0, 300)}.`);
  }
  return { kind: 'good', spec: { ...terms, leaseToken, description } };
}

function bad(code: string, sentence: string): CheckedGrant {
  return { kind: 'bad', code, sentence };
}

/** Why the agent itself could not start a task it accepted. It tries again. */
export function cannotStart(failure: unknown, at: string): TaskError {
  const { code } = failure as { code?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const sentence = "The disk of the agent's work folder is full; free space there. The agent tries again.";
    return { code: 'disk_full', fault: 'portier', sentence, at };
  }
  const reason = failure instanceof Error ? failure.message : 'unknown reason';
  return {
    code: 'agent_cannot_start',
    fault: 'portier',
    sentence: `The agent cannot start the task and tries again: ${reason.slice(0, 400)}`,
    at,
  };
}
