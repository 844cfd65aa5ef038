import { equal, PortierError } from '@app/contract';

/** True when an Authorization header carries the expected bearer token (RFC 6750). */
export function hasBearer(authorization: string | undefined, expected: string): boolean {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  return token !== undefined && equal(token, expected);
}

/** @throws PortierError `unauthenticated` without the expected bearer token */
export function requireBearer(authorization: string | undefined, expected: string): void {
  if (!hasBearer(authorization, expected)) {
    throw new PortierError('unauthenticated', 'Send the token of this director as "Authorization: Bearer <token>".');
  }
}
