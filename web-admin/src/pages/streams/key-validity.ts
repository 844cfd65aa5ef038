import type { PublishKey } from '../../api/types.js';

/** Whether a key lets anybody in at this moment, by its window. */
export function keyValidity(
  { notBefore, notAfter }: Pick<PublishKey, 'notBefore' | 'notAfter'>,
  now: number,
): 'valid' | 'later' | 'expired' {
  if (notAfter !== null && Date.parse(notAfter) <= now) return 'expired';
  return notBefore !== null && Date.parse(notBefore) > now ? 'later' : 'valid';
}
