import type { z } from 'zod';
import type { MediaServer, Observation, ObservedPublisher } from './media-server.js';
import { envelope, notThere, oneClient, oneStream, publisherOf, streamsPage, versions } from './srs-entry.js';

/** SRS answers ten entries unless told otherwise, has no total, and may give fewer than it is asked for. */
const pageSize = 500;
/** A page with fewer entries is the last one of any SRS. */
const smallestPage = 10;
/** More than any media server carries: a list that goes on is made up. */
const maximalEntries = 50_000;
const listTimeoutMs = 15_000;
const timeoutMs = 3_000;

/** The HTTP API of an SRS (trunk/src/app/srs_app_http_api.cpp), or of anything that speaks it. */
export class SrsApiClient {
  constructor(private readonly server: Pick<MediaServer, 'id' | 'apiUrl'>) {}

  /**
   * Everybody who publishes now, as far as the list goes: SRS gives it in random order, so that an entry may be missed
   * between two pages.
   * @throws Error with one sentence when the server is away, hangs, is another one, or answers something else.
   */
  async observe(): Promise<Observation> {
    const { code, service, server, data } = await this.request('GET', '/api/v1/versions', versions);
    if (code !== 0) throw new Error(`its HTTP API answered code ${code} to /api/v1/versions`);
    if (server !== undefined && server !== this.server.id) {
      throw new Error(
        `its HTTP API says that it is "${server}", not "${this.server.id}": set server_id in its configuration, or correct the address here`,
      );
    }
    const publishers = await this.list(service);
    return { serverId: this.server.id, serviceId: service ?? '', software: data.version, publishers };
  }

  /**
   * What became of a client that the list did not show: it may publish all the same. A connection may outlive its publish,
   * so its stream entry decides.
   */
  async publisher(clientId: string): Promise<ObservedPublisher | 'disconnected' | 'idle'> {
    const { code, client } = await this.request('GET', `/api/v1/clients/${encodeURIComponent(clientId)}`, oneClient);
    if (code === notThere.client) return 'disconnected';
    if (code !== 0 || client === undefined) throw new Error(`its HTTP API answered code ${code} for one client`);
    const answer = await this.request('GET', `/api/v1/streams/${encodeURIComponent(client.stream)}`, oneStream);
    if (answer.code === notThere.stream) return 'idle';
    if (answer.code !== 0 || answer.stream === undefined) {
      throw new Error(`its HTTP API answered code ${answer.code} for one stream`);
    }
    const publisher = publisherOf(answer.stream);
    return publisher?.clientId === clientId ? publisher : 'idle';
  }

  /** Disconnects a client. True when it was there. */
  async kick(clientId: string): Promise<boolean> {
    const { code } = await this.request('DELETE', `/api/v1/clients/${encodeURIComponent(clientId)}`, envelope);
    if (code !== 0 && code !== notThere.client) throw new Error(`its HTTP API answered code ${code} to a disconnect`);
    return code === 0;
  }

  /** Reads until a page is short, empty, or shows only what was shown before. */
  private async list(service: string | undefined): Promise<ObservedPublisher[]> {
    const deadline = AbortSignal.timeout(listTimeoutMs);
    const publishers = new Map<string, ObservedPublisher>();
    const known = new Set<string>();
    for (let start = 0; ;) {
      const answer = await this.request('GET', `/api/v1/streams/?start=${start}&count=${pageSize}`, streamsPage);
      if (answer.code !== 0) throw new Error(`its HTTP API answered code ${answer.code} to /api/v1/streams/`);
      if (answer.service !== service) throw new Error('the media server restarted while it was asked');
      const before = known.size;
      for (const entry of answer.streams) {
        known.add(entry.id);
        const publisher = publisherOf(entry);
        if (publisher !== undefined) publishers.set(publisher.clientId, publisher);
      }
      if (answer.streams.length < smallestPage || known.size === before) return [...publishers.values()];
      start += answer.streams.length;
      if (known.size > maximalEntries) throw new Error(`its list of streams does not end after ${known.size} entries`);
      if (deadline.aborted) throw new Error(`its list of streams does not end within ${listTimeoutMs / 1_000} s`);
    }
  }

  private async request<Schema extends z.ZodType<{ code: number }>>(
    method: string,
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const url = new URL(path, this.server.apiUrl);
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, { method, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
      body = await response.text();
    } catch (error) {
      throw new Error(`its HTTP API at ${url.host} does not answer: ${reasonOf(error)}`, { cause: error });
    }
    const route = url.pathname.replace(/(clients|streams)\/.+$/, '$1/{id}');
    if (!response.ok) throw new Error(`${url.host} answered ${response.status} to ${method} ${route}`);
    const parsed = schema.safeParse(parseJson(body));
    if (!parsed.success) throw new Error(`${url.host} answered ${route} with something that is not SRS's API`);
    return parsed.data;
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** In words an operator can act on; undici hides the system's code in the cause, sometimes one of several. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const code = (first as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is unknown';
  return code ?? 'the connection failed';
}
