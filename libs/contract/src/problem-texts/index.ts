import type { HealthProblem } from '../health-problem.js';
import { de } from './de.js';
import { en } from './en.js';
import type { ProblemText, ProblemTexts } from './problem-text.js';

export type { ProblemText, ProblemTexts } from './problem-text.js';

/** Languages that Portier speaks to people. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** No zod in here: the admin pages load this file. */
export const problemTexts: Record<Language, ProblemTexts> = { en, de };

/** What to read of a problem in a language. A code of a newer portier shows as it is. */
export function problemTextOf(language: Language, { code, facts }: Pick<HealthProblem, 'code' | 'facts'>): ProblemText {
  const text = (problemTexts[language] as Partial<ProblemTexts>)[code];
  return text?.(facts) ?? { sentence: code, action: '' };
}
