import { minimalPasswordLength, passwordProblem, type PasswordProblem } from '@app/contract';
import { invalid } from '../http/invalid.js';

const sentences: Record<PasswordProblem, string> = {
  too_short: `use at least ${minimalPasswordLength} characters; a few unrelated words are easy to remember`,
  too_long: 'use at most 1024 characters',
  like_name: 'is your name or mail address with little around it; choose something else',
  common: 'is among those that are guessed first; use a few unrelated words instead',
};

/** @throws PortierError `invalid`, naming the field `path` */
export function requireGoodPassword(
  password: string,
  { name, displayName, email }: { name: string; displayName: string; email: string | null },
  path: string,
): void {
  const problem = passwordProblem(password, [name, displayName, email ?? '']);
  if (problem !== null) throw invalid([{ path, message: sentences[problem] }]);
}
