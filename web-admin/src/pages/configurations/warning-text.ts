import type { InputWarning } from '../../api/types.js';
import { formatBitrate } from '../../format/numbers.js';
import type { Texts } from '../../i18n/en.js';

/** A warning in the reader's language; an unknown one, of a newer portier, in Portier's own words. */
export function warningText({ code, facts, sentence }: InputWarning, t: Texts, language: string): string {
  const text = t.inputWarnings[code];
  if (text === undefined) return sentence;
  const shown = Object.entries(facts).map(([name, value]) => [name, shownFact(name, value, language)] as const);
  return text(Object.fromEntries(shown));
}

function shownFact(name: string, value: string | number, language: string): string {
  if (typeof value === 'string') return value;
  if (/bitrate$/i.test(name)) return formatBitrate(value, language);
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false }).format(value);
}
