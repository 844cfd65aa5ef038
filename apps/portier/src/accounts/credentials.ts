import { PortierError } from '@app/contract';

export const sessionCookie = 'portier_session';

/** No script reads it, no other site sends it. `Secure` where browsers reach us by https. */
export function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https:') } as const;
}

/** What a request proves itself with. */
export type Credentials =
  | { kind: 'session'; token: string }
  | { kind: 'basic'; name: string; password: string }
  | { kind: 'bearer'; token: string };

interface RequestFacts {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  host?: string;
  cookies?: Record<string, string | undefined>;
}

/**
 * The credentials of a request; an Authorization header wins over the cookie.
 * @throws PortierError `forbidden` when a browser sends the cookie on behalf of another site (CSRF).
 */
export function credentialsOf(request: RequestFacts): Credentials | undefined {
  const { authorization } = request.headers;
  if (typeof authorization === 'string') return fromAuthorization(authorization);
  const token = request.cookies?.[sessionCookie];
  if (token === undefined || token === '') return undefined;
  requireSameOrigin(request);
  return { kind: 'session', token };
}

function fromAuthorization(header: string): Credentials | undefined {
  const [scheme = '', value = ''] = header.split(/\s+/, 2);
  if (value === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return { kind: 'bearer', token: value };
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return name === undefined || password === undefined ? undefined : { kind: 'basic', name, password };
}

/** @throws PortierError `forbidden` for a browser's request on behalf of another site. */
export function requireSameOrigin(request: RequestFacts): void {
  if (isSameOrigin(request)) return;
  throw new PortierError('forbidden', 'Another site tried to use your sign-in; open the admin pages themselves.');
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from our own pages. Browsers always send `Sec-Fetch-Site` (to
 * trustworthy origins) or `Origin`; a client that sends neither is not a browser that another site could steer.
 */
export function isSameOrigin({ method, headers, host }: RequestFacts): boolean {
  if (readingMethods.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (typeof origin !== 'string') return true;
  return URL.canParse(origin) && new URL(origin).host === (host ?? headers['host']);
}
