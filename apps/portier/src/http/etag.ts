import { PortierError } from '@app/contract';
import { z } from 'zod';

/** ETag of a version: `"3"`. Of a list as a whole the version is a text made of what is in it. */
export function etagOf(version: number | string): string {
  return `"${version}"`;
}

/**
 * Version of what is made and deleted but never changed, such as a token: it has an ETag all the same, so that a caller needs to
 * know no difference.
 */
export const unchangingVersion = 1;

/**
 * Holds a write to the version its author saw. Without `If-Match` (or with `*`) the write goes through.
 * @throws PortierError `stale` (412) when the thing has changed meanwhile.
 */
export function requireVersion(ifMatch: string | undefined, version: number | string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes(etagOf(version))) return;
  throw new PortierError('stale', `Version ${version} is current; load it again and repeat the change.`, {
    details: { version },
  });
}

/** Field of a view. */
export const versionField = z.int().describe('Of what people may change of it: the ETag without its quotes.');

/** For OpenAPI. */
export const ifMatchHeader = {
  name: 'If-Match',
  required: false,
  description: 'ETag of the version the change was made to; 412 when another one is current.',
};
