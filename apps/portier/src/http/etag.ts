import { PortierError } from '@app/contract';

/** ETag of a version: `"3"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Holds a write to the version its author saw. Without `If-Match` (or with `*`) the write goes through.
 * @throws PortierError `stale` (412) when the thing has changed meanwhile.
 */
export function requireVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes(etagOf(version))) return;
  throw new PortierError('stale', `Version ${version} is current; load it again and repeat the change.`, {
    details: { version },
  });
}

/** For OpenAPI. */
export const ifMatchHeader = {
  name: 'If-Match',
  required: false,
  description: 'ETag of the version the change was made to; 412 when another one is current.',
};
