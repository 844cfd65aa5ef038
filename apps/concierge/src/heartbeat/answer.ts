import {
  grant,
  heartbeatResponse,
  probeOrder,
  stopReason,
  uuid,
  type Grant,
  type HeartbeatResponse,
} from '@app/contract';
import { z } from 'zod';
import type { ProgramKey } from '../supervisor/program.js';

/** A heartbeat's answer as far as it can be understood. */
export interface Answer extends HeartbeatResponse {
  /** Grants that name a task and a lease but cannot be read otherwise; `problem` names the fields, not their values. */
  unreadable: (ProgramKey & { problem: string })[];
  /** Grants and stops that do not even name a task. */
  nameless: number;
}

const leaseToken = z.number().int().positive();
const envelope = heartbeatResponse.extend({
  grants: z.array(z.unknown()),
  stops: z.array(z.unknown()),
  probes: z.array(z.unknown()).default([]),
});
const namedGrant = z.object({ leaseToken, description: z.object({ taskId: uuid }) });
/** A newer portier may know more reasons; whatever it is, the task must end here without ending the stream's playlist. */
const namedStop = z.object({ taskId: uuid, leaseToken, reason: stopReason.catch('unknown') });

/** Undefined when it is no answer at all. One grant that cannot be read does not spoil the others. */
export function readAnswer(body: unknown): Answer | undefined {
  const outer = envelope.safeParse(body);
  if (!outer.success) return undefined;
  // A newer portier may ask for looks that this agent does not know: portier gives those up by itself.
  const probes = outer.data.probes.flatMap((raw) => probeOrder.safeParse(raw).data ?? []);
  const answer: Answer = { ...outer.data, grants: [], stops: [], probes, unreadable: [], nameless: 0 };
  for (const raw of outer.data.grants) readGrant(raw, answer);
  for (const raw of outer.data.stops) {
    const stop = namedStop.safeParse(raw);
    if (stop.success) answer.stops.push(stop.data);
    else answer.nameless += 1;
  }
  return answer;
}

function readGrant(raw: unknown, answer: Answer): void {
  const whole = grant.safeParse(raw);
  const named = namedGrant.safeParse(raw);
  if (whole.success) answer.grants.push(whole.data satisfies Grant);
  else if (!named.success) answer.nameless += 1;
  else {
    const fields = whole.error.issues.map(({ path }) => path.join('.')).join(', ');
    const { leaseToken: token, description } = named.data;
    answer.unreadable.push({ taskId: description.taskId, leaseToken: token, problem: fields.slice(0, 300) });
  }
}
