/** A sentence with `{}` for each thing that is filled in -> how it is said elsewhere: `{1}` for the first thing, or made of them. */
export type Sentences = Readonly<Record<string, string | ((...filled: string[]) => string)>>;

/** Says a sentence as `sentences` has it; undefined for one that is not there. */
export function sayAs(sentences: Sentences): (sentence: string) => string | undefined {
  const exact = new Map<string, string>();
  const patterns: [RegExp, (...filled: string[]) => string][] = [];
  for (const [said, saying] of Object.entries(sentences)) {
    const say = typeof saying === 'string' ? filledInto(saying) : saying;
    if (said.includes('{}')) patterns.push([patternOf(said), say]);
    else exact.set(said, say());
  }
  return (sentence) => {
    const known = exact.get(sentence);
    if (known !== undefined) return known;
    for (const [pattern, say] of patterns) {
      const found = pattern.exec(sentence);
      if (found !== null) return say(...found.slice(1));
    }
    return undefined;
  };
}

const filledInto =
  (saying: string) =>
  (...filled: string[]): string =>
    saying.replace(/\{(\d)\}/g, (_, number: string) => filled[Number(number) - 1] ?? '');

function patternOf(said: string): RegExp {
  const literal = said.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literal.join('(.+?)')}$`, 's');
}
