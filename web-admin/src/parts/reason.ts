import type { Texts } from '../i18n/en.js';

/** A reason word of Portier for people; an unknown one with its underscores taken out. */
export function reasonText(reason: string | null, t: Texts): string {
  if (reason === null || reason === '') return '–';
  return t.reasons[reason] ?? reason.replaceAll('_', ' ');
}
