import type { FieldProblem } from '@app/contract';

/** Deeper than any body of ours; what walks a body below may recurse. */
export const deepestNesting = 32;

/**
 * The first text in a request that no PostgreSQL text or JSON column can hold (NUL, half of a surrogate pair), or a nesting without end.
 * Undefined for everything else. Without recursion: the nesting is what is tried.
 * @param anyText whoever handles it mends such texts itself: only the nesting counts
 */
export function unstorable(value: unknown, { anyText = false } = {}): FieldProblem | undefined {
  const isRight = anyText ? () => true : isStorable;
  const waiting: { node: unknown; path: string[] }[] = [{ node: value, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path } = next;
    if (typeof node === 'string' && !isRight(node)) {
      return { path: path.join('.'), message: 'holds a character that no text may hold (NUL, half a surrogate pair)' };
    }
    if (node === null || typeof node !== 'object') continue;
    if (path.length >= deepestNesting) {
      return { path: path.slice(0, 3).join('.'), message: `nested deeper than ${deepestNesting} levels` };
    }
    for (const [name, member] of Object.entries(node)) {
      if (!isRight(name)) return { path: path.join('.'), message: 'a name in it holds NUL or half a surrogate pair' };
      waiting.push({ node: member, path: [...path, name] });
    }
  }
  return undefined;
}

/** Whether a PostgreSQL text can hold it. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

const ofAnyText = new WeakSet<object>();

/** Marks a schema whose texts come from elsewhere (a line of ffmpeg's log): its handler mends them instead of refusing the message. */
export function takesAnyText<Schema extends object>(schema: Schema): Schema {
  ofAnyText.add(schema);
  return schema;
}

export function isOfAnyText(schema: object): boolean {
  return ofAnyText.has(schema);
}
