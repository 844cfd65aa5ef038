import type { AuditEntryView } from './audit.dto.js';

const columns = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at.toISOString()],
  ['actorKind', ({ actor }) => actor.kind],
  ['actor', ({ actor }) => actor.name ?? actor.id],
  ['via', ({ via }) => via],
  ['address', ({ address }) => address],
  ['requestId', ({ requestId }) => requestId],
  ['action', ({ action }) => action],
  ['kind', ({ kind }) => kind],
  ['objectId', ({ objectId }) => objectId],
  ['objectName', ({ objectName }) => objectName],
  ['streamId', ({ stream }) => stream?.id],
  ['stream', ({ stream }) => stream?.name],
  ['before', ({ before }) => before && JSON.stringify(before)],
  ['after', ({ after }) => after && JSON.stringify(after)],
  ['undoes', ({ undoes }) => undoes],
] as const satisfies (readonly [string, (entry: AuditEntryView) => string | number | null | undefined])[];

export const csvHeader = `${columns.map(([name]) => name).join(',')}\r\n`;

/** One line of CSV (RFC 4180). */
export function csvLine(entry: AuditEntryView): string {
  return `${columns.map(([, value]) => cell(value(entry))).join(',')}\r\n`;
}

export function ndjsonLine(entry: AuditEntryView): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Names are typed by people: a spreadsheet must not take one for a formula. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
