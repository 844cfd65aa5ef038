import { problemTextOf, type ProblemText } from '../../../libs/contract/src/problem-texts/index.js';
import type { HealthProblem } from '../api/types.js';
import { useLanguage } from '../i18n/i18n.js';

/** What to read of a problem in the reader's language, with what the agent of a failing task says. */
export function useProblemText(): (problem: HealthProblem) => ProblemText {
  const { texts: t, language } = useLanguage();
  return ({ code, facts }) => {
    const { sentence } = facts;
    const isSaid = typeof sentence === 'string';
    return problemTextOf(language, { code, facts: isSaid ? { ...facts, sentence: t.fromApi.task(sentence) } : facts });
  };
}
