import { newSecret } from '@app/contract';
import { hash, verify, type Options } from '@node-rs/argon2';

/** argon2id (RFC 9106) with OWASP's smallest recommended cost: 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** What an account without a password holds: the hash of a text nobody knows. */
export function unusablePassword(): Promise<string> {
  return hashPassword(newSecret());
}

let decoy: Promise<string> | undefined;

/** Whether the password is right. Takes the same time for an account without one, or that does not exist (`stored` undefined). */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const expected = stored ?? (await (decoy ??= unusablePassword()));
  const isRight = await verify(expected, password);
  return stored !== undefined && isRight;
}
