import { PortierError, type HeartbeatRequest, type Progress, type TaskReport } from '@app/contract';
import { createHash } from 'node:crypto';

/** Of everything in a report but its figures, which change all the time and are kept elsewhere. */
export function hashOfReport(report: TaskReport): string {
  const { progress: _, ...rest } = report;
  return createHash('sha1').update(JSON.stringify(rest)).digest('base64');
}

/** The figures of an agent's running tasks, by task id. */
export function progressOf(reports: readonly TaskReport[]): Record<string, Progress> {
  const known = reports.flatMap(({ taskId, progress }) => (progress === null ? [] : [[taskId, progress] as const]));
  return Object.fromEntries(known);
}

/**
 * A request without what PostgreSQL cannot store: the character NUL and halves of surrogate pairs, which ffmpeg's log may
 * well hold when a source names itself oddly. A log line must not cost an agent its leases.
 */
export function storable(request: HeartbeatRequest): HeartbeatRequest {
  return cleaned(request) as HeartbeatRequest;
}

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(loneSurrogates, '\ufffd');
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleaned(key), cleaned(member)]));
}

/** @throws PortierError `invalid` */
export function requireSensible({ slots, freeSlots }: HeartbeatRequest): void {
  if (freeSlots <= slots) return;
  throw new PortierError('invalid', `An agent of ${slots} slots cannot have ${freeSlots} free.`, {
    fields: [{ path: 'freeSlots', message: `use a whole number from 0 to ${slots}, the number of slots` }],
  });
}
