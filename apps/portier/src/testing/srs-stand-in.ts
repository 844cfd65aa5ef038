import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Publisher {
  cid: string;
  app: string;
  name: string;
}

/**
 * The HTTP API of an SRS (shapes of fixtures/srs-api-samples.json, srs-observed.md section 6) over publishers a test sets: a real SRS
 * cannot be told to restart, to list somebody or to forget somebody at a given moment.
 */
export class SrsStandIn {
  serviceId = 'run1';
  publishers: Publisher[] = [];
  readonly kicked: string[] = [];
  private server: Server | undefined;

  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://srs');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(this.answer(request.method ?? 'GET', url)));
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(method: string, { pathname, searchParams }: URL): object {
    const envelope = { code: 0, server: 'srs-1', service: this.serviceId, pid: '1' };
    if (pathname === '/api/v1/versions') return { ...envelope, data: { version: '7.0.18' } };
    if (pathname === '/api/v1/streams/') {
      const start = Number(searchParams.get('start') ?? 0);
      const count = Math.max(10, Number(searchParams.get('count') ?? 10));
      return { ...envelope, streams: this.publishers.slice(start, start + count).map(streamOf) };
    }
    const client = /^\/api\/v1\/clients\/(.+)$/.exec(pathname)?.[1];
    if (method === 'DELETE' && client !== undefined) {
      this.kicked.push(client);
      this.publishers = this.publishers.filter(({ cid }) => cid !== client);
      return envelope;
    }
    return { code: 2048 };
  }
}

function streamOf({ cid, app, name }: Publisher): object {
  return {
    ...{ id: `vid-${cid}`, name, app, vhost: 'vid-1', url: `/${app}/${name}`, clients: 1, frames: 30 },
    kbps: { recv_30s: 800, send_30s: 0 },
    publish: { active: true, cid },
    video: { codec: 'H264', profile: 'High', level: '3.1', width: 1280, height: 720 },
    audio: { codec: 'AAC', sample_rate: 48000, channel: 2, profile: 'LC' },
  };
}
