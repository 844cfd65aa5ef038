import type { Problem } from './types.js';

/** The API answered with a problem document (RFC 9457). */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
  get status(): number {
    return this.problem.status;
  }
}

/** No answer at all: the network or Portier is away. Nothing is known about whether a write took place. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
}

export interface RequestOptions {
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  /** Version the change is based on, sent as If-Match: the API answers 412 when somebody else was faster. */
  version?: number | string;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const apiRoot = '/api/v1';

let onUnauthenticated: () => void = () => undefined;

/** Called whenever an answer says that the sign-in has ended. */
export function whenUnauthenticated(listener: () => void): void {
  onUnauthenticated = listener;
}

/**
 * One request to Portier's API.
 * @throws ApiError when Portier refuses, ConnectionError when it cannot be reached.
 */
export async function request<Answer>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await send(method, path, options);
  if (response.ok) return (await readAnswer(response)) as Answer;
  const problem = await readProblem(response);
  if (response.status === 401 && path !== '/session') onUnauthenticated();
  throw new ApiError(problem);
}

async function send(method: Method, path: string, { query, body, version, signal }: RequestOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  try {
    return await fetch(apiRoot + path + queryText(query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ConnectionError('no answer', { cause: error });
  }
}

function queryText(query: RequestOptions['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** Undefined for an answer without a body (204, 202). */
async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function readProblem(response: Response): Promise<Problem> {
  // A gateway in front of Portier answers with a page of its own when Portier is away.
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const parsed = isJson ? ((await response.json().catch(() => null)) as Partial<Problem> | null) : null;
  if (!isJson && response.status >= 502 && response.status <= 504) throw new ConnectionError('gateway');
  return {
    title: parsed?.title ?? response.statusText,
    status: response.status,
    detail: parsed?.detail ?? parsed?.title ?? `HTTP ${response.status}`,
    code: parsed?.code ?? 'unknown',
    ...(parsed?.errors ? { errors: parsed.errors } : {}),
  };
}
