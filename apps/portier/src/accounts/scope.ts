/** Prefix of every route that scopes speak of. */
const prefix = '/api/v1/';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Nouns that `*` leaves out: with these a token could give itself a longer life or more scopes than its owner gave it.
 * A scope that names them counts.
 */
const credentialNouns: ReadonlySet<string> = new Set(['account', 'session', 'sessions', 'tokens']);

/** With writing users too: an administrator's token could make itself a link for a new password. */
const isCredential = (noun: string, verb: string) =>
  credentialNouns.has(noun) || (noun === 'users' && verb === 'write');

/**
 * What a request needs of an API token of a person: noun (first path segment after /api/v1) and verb, as in `streams:write`.
 * Undefined outside the API.
 * @param url path, with or without a query
 */
export function neededScope({ method, url }: { method: string; url: string }): string | undefined {
  if (!url.startsWith(prefix)) return undefined;
  const [noun = ''] = url.slice(prefix.length).split(/[/?#]/, 1);
  return `${noun}:${readingMethods.has(method) ? 'read' : 'write'}`;
}

/**
 * Whether scopes allow what is needed. Writing includes reading: the answer of every change is the thing itself.
 * @param scopes `<noun>:read`, `<noun>:write`, `*:read`, `*:write`
 */
export function isWithinScopes(scopes: readonly string[], needed: string): boolean {
  const [noun = '', verb = ''] = needed.split(':');
  const nouns = isCredential(noun, verb) ? [noun] : [noun, '*'];
  const verbs = verb === 'read' ? ['read', 'write'] : ['write'];
  return nouns.some((each) => verbs.some((sufficient) => scopes.includes(`${each}:${sufficient}`)));
}
