import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInPublisher {
  cid: string;
  app: string;
  name: string;
  /** Pictures so far; without it they grow with each look, as those of a publisher that sends. */
  frames?: number;
  /** Another than the default one. */
  vhost?: string;
}

/** Which of all stream entries a list shows; SRS's own rule unless a test lets it lie. */
type Listing = (all: StandInPublisher[], page: { start: number; count: number }) => StandInPublisher[];

const srsListing: Listing = (all, { start, count }) => all.slice(start, start + Math.max(10, count));

/**
 * The HTTP API of an SRS (shapes of fixtures/srs-api-samples.json, srs-observed.md section 6) over publishers a test sets: a real SRS
 * cannot be told to restart, to list somebody or to forget somebody at a given moment, nor to lie.
 */
export class SrsStandIn {
  serviceId = 'run1';
  publishers: StandInPublisher[] = [];
  /** Connected clients that do not publish (any more). */
  idleClients: string[] = [];
  listing: Listing = srsListing;
  /** Takes over the answer to a path; true when it did (or never will). */
  interfere: (path: string, response: ServerResponse) => boolean = () => false;
  /** What is done about a DELETE; the client is gone unless a test says otherwise. */
  onKick: (clientId: string) => void = (clientId) => {
    this.publishers = this.publishers.filter(({ cid }) => cid !== clientId);
    this.idleClients = this.idleClients.filter((cid) => cid !== clientId);
  };
  readonly kicked: string[] = [];
  /** Paths asked for, in order. */
  readonly asked: string[] = [];
  private server: Server | undefined;

  constructor(readonly serverId = 'srs-1') {}

  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://srs');
      this.asked.push(`${request.method} ${url.pathname}${url.search}`);
      if (this.interfere(url.pathname, response)) return;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(request.method ?? 'GET', url)));
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** An honest server without anybody. */
  reset(): void {
    this.publishers = [];
    this.idleClients = [];
    this.listing = srsListing;
    this.interfere = () => false;
  }

  close(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(method: string, { pathname, searchParams }: URL): object {
    const envelope = { code: 0, server: this.serverId, service: this.serviceId, pid: '1' };
    if (pathname === '/api/v1/versions') return { ...envelope, data: { version: '7.0.18' } };
    if (pathname === '/api/v1/streams/') {
      const page = { start: Number(searchParams.get('start') ?? 0), count: Number(searchParams.get('count') ?? 10) };
      return { ...envelope, streams: this.listing(this.publishers, page).map((publisher) => this.streamOf(publisher)) };
    }
    const [, kind, id = ''] = /^\/api\/v1\/(clients|streams)\/(.+)$/.exec(pathname) ?? [];
    if (kind === 'streams') {
      const publisher = this.publishers.find(({ cid }) => `vid-${cid}` === id);
      return publisher === undefined ? { code: 2048 } : { ...envelope, stream: this.streamOf(publisher) };
    }
    if (kind !== 'clients') return { code: 2048 };
    const isThere = this.idleClients.includes(id) || this.publishers.some(({ cid }) => cid === id);
    if (method === 'DELETE') {
      this.kicked.push(id);
      if (isThere) this.onKick(id);
    }
    if (!isThere) return { code: 2049 };
    return { ...envelope, client: { id, stream: `vid-${id}`, type: 'fmle-publish', publish: true, alive: 1 } };
  }

  private streamOf({ cid, app, name, frames = this.asked.length, vhost }: StandInPublisher): object {
    return {
      ...{ id: `vid-${cid}`, name, app, vhost: 'vid-1', clients: 1, frames, recv_bytes: 1_000 * frames },
      url: `${vhost ?? ''}/${app}/${name}`,
      kbps: { recv_30s: 800, send_30s: 0 },
      publish: { active: true, cid },
      video: { codec: 'H264', profile: 'High', level: '3.1', width: 1280, height: 720 },
      audio: { codec: 'AAC', sample_rate: 48000, channel: 2, profile: 'LC' },
    };
  }
}
