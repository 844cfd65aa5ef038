import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Publisher {
  clientId: string;
  name: string;
}

/** The HTTP API of an SRS with as many publishers as wanted (shapes: srs-observed.md section 6). */
export class MediaServerApi {
  readonly publishers = new Map<string, Publisher>();
  readonly serviceId = 'run1';
  private readonly server: Server;

  constructor(readonly id: string) {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://srs');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(url)));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer({ pathname, searchParams }: URL): object {
    const envelope = { code: 0, server: this.id, service: this.serviceId, pid: '1' };
    if (pathname === '/api/v1/versions') return { ...envelope, data: { version: '7.0.18' } };
    if (pathname === '/api/v1/streams/') {
      const start = Number(searchParams.get('start') ?? 0);
      const count = Number(searchParams.get('count') ?? 10);
      return { ...envelope, streams: [...this.publishers.values()].slice(start, start + count).map(streamOf) };
    }
    const publisher = this.publishers.get(/^\/api\/v1\/clients\/(.+)$/.exec(pathname)?.[1] ?? '');
    if (publisher === undefined) return { code: 2049 };
    const { clientId, name } = publisher;
    return { ...envelope, client: { id: clientId, publish: true, type: 'fmle-publish', url: `/live/${name}`, name } };
  }
}

function streamOf({ clientId, name }: Publisher): object {
  return {
    ...{ id: `vid-${clientId}`, name, app: 'live', vhost: 'vid-1', url: `/live/${name}`, clients: 1, live_ms: 1_000 },
    ...{ tcUrl: 'rtmp://127.0.0.1:1935/live', frames: Math.floor(performance.now()), send_bytes: 0 },
    ...{ recv_bytes: Math.floor(performance.now() * 100), kbps: { recv_30s: 800, send_30s: 0 } },
    publish: { active: true, cid: clientId },
    video: { codec: 'H264', profile: 'High', level: '3.1', width: 1280, height: 720 },
    audio: { codec: 'AAC', sample_rate: 48000, channel: 2, profile: 'LC' },
  };
}
