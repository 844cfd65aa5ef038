import type { RunningPortier } from '../../testing/portier.js';
import { send, type Answer, type CallOptions } from '../../testing/portier.js';

/** Somebody at a browser or with a script. */
export interface Person {
  /** A request, path below `/api/v1`. */
  call<Body = any>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
}

/** Nobody in particular: no credentials. */
export function stranger(portier: Pick<RunningPortier, 'url'>, headers: CallOptions['headers'] = {}): Person {
  return { call: (method, path, body) => send(`${portier.url}/api/v1${path}`, { method, body, headers }) };
}

/** Signs in with a browser of this name. @throws Error when that is refused */
export async function signIn(
  portier: Pick<RunningPortier, 'url'>,
  user: string,
  password: string,
  userAgent = 'Browser/1.0',
): Promise<Person> {
  const headers = { 'user-agent': userAgent };
  const answer = await stranger(portier, headers).call('POST', '/session', { user, password });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status} ${JSON.stringify(answer.body)}`);
  const [cookie = ''] = answer.headers.getSetCookie();
  return stranger(portier, { ...headers, cookie: cookie.split(';')[0] ?? '' });
}

/** A script with HTTP Basic. */
export function script(portier: Pick<RunningPortier, 'url'>, user: string, password: string): Person {
  return stranger(portier, { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` });
}

/** A script with an API token. */
export function bearer(portier: Pick<RunningPortier, 'url'>, token: string): Person {
  return stranger(portier, { authorization: `Bearer ${token}` });
}
