import { newSecret } from '@app/contract';
import { z } from 'zod';

/** Tells a person's token from a program's, and lets scanners for leaked secrets recognise it. */
const prefix = 'portier_';

export function newUserToken(): string {
  return prefix + newSecret();
}

export function isUserToken(token: string): boolean {
  return token.startsWith(prefix);
}

/** What a token of a person may be limited to: `<noun>:read`, `<noun>:write`, `*:read`, `*:write` (scope.ts). */
export const tokenScope = z
  .string()
  .max(64)
  .regex(
    /^(\*|[a-z][a-z-]*):(read|write)$/,
    'use "<noun>:read" or "<noun>:write", such as "streams:read", or "*:read"',
  );
