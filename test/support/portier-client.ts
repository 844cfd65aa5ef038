import type { ClusterFile } from '@app/contract';

/** The REST API as a signed-in administrator. Every method throws with the problem document on an error status. */
export interface PortierClient {
  get<T>(path: string): Promise<T>;
  text(path: string): Promise<string>;
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  delete(path: string): Promise<void>;
}

export async function createPortierClient({ apiUrl, admin }: ClusterFile): Promise<PortierClient> {
  const signIn = await fetch(`${apiUrl}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });
  if (!signIn.ok) throw new Error(`sign-in failed: ${signIn.status} ${await signIn.text()}`);
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const call = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        cookie,
        origin: new URL(apiUrl).origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  };
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    JSON.parse(await call(method, path, body)) as T;
  return {
    get: (path) => json('GET', path),
    text: (path) => call('GET', path),
    post: (path, body) => json('POST', path, body),
    put: (path, body) => json('PUT', path, body),
    patch: (path, body) => json('PATCH', path, body),
    delete: async (path) => void (await call('DELETE', path)),
  };
}
