import type { ProblemCode, ProblemFacts } from '../health-problem.js';

/** What people read of a problem: the admin pages, mails and chat messages say it in the same words. */
export interface ProblemText {
  /** One sentence that says what is wrong, without the name of the stream or machine. */
  sentence: string;
  /** What to do about it. */
  action: string;
}

/** The text of each code, made from the facts of a problem. Facts that are missing leave a gap, never an exception. */
export type ProblemTexts = Record<ProblemCode, (facts: ProblemFacts) => ProblemText>;

/** Facts as people write them, in the digits of a language. */
export interface FactReader {
  text(name: string): string;
  /** As `text`, within the quotation marks of the language, or nothing. */
  quoted(name: string): string;
  number(name: string, digits?: number): string;
  bitrate(name: string): string;
  seconds(name: string): string;
  bytes(name: string): string;
}

const missing = '?';

export function factReader(language: string, quotes: readonly [string, string], facts: ProblemFacts): FactReader {
  const written = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const numberOf = (name: string) => {
    const value = facts[name];
    return typeof value === 'number' ? value : null;
  };
  const number = (name: string, digits = 0) => {
    const value = numberOf(name);
    return value === null ? missing : written(value, digits);
  };
  const text = (name: string) => String(facts[name] ?? '');
  return {
    text,
    quoted: (name) => (text(name) === '' ? '' : `${quotes[0]}${text(name)}${quotes[1]}`),
    number,
    bitrate: (name) => {
      const value = numberOf(name);
      if (value === null) return missing;
      return value >= 999_500 ? `${written(value / 1e6, 1)} Mbit/s` : `${written(value / 1e3, 0)} kbit/s`;
    },
    seconds: (name) => {
      const value = numberOf(name);
      return value === null ? missing : `${written(value / 1_000, 1)} s`;
    },
    bytes: (name) => {
      const value = numberOf(name);
      if (value === null) return missing;
      return value >= 1e9 ? `${written(value / 1e9, 1)} GB` : `${written(value / 1e6, 0)} MB`;
    },
  };
}
