import { lookup } from 'node:dns/promises';
import { checkAddress, type ClassifiedError } from '@app/tasks';

/**
 * Judges where a target's host name leads now: a name that was public when it was configured may lead into our own network today.
 * Null = go on.
 */
export async function checkResolvedTarget(host: string, allowPrivate: boolean): Promise<ClassifiedError | null> {
  try {
    const addresses = await lookup(host, { all: true });
    const problem = addresses
      .map(({ address }) => checkAddress(address, { allowPrivate }))
      .find((sentence) => sentence !== null);
    return problem === undefined ? null : forbiddenTarget(problem);
  } catch {
    return {
      code: 'target_unknown',
      fault: 'destination',
      retryable: true,
      sentence: `There is no host ${host}; check the target's address.`,
    };
  }
}

export function forbiddenTarget(problem: string): ClassifiedError {
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
  return { code: 'target_forbidden', fault: 'operator', retryable: false, sentence };
}
