import { edgeUserAgent, type DirectoryEdge } from '@app/contract';
import { freePort } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** `lost`: it serves the last playlists it has for ever, as an edge that lost its origin and does not notice. */
type Mood = 'well' | 'hangs' | 'lost';

/** An edge as players and directors see it: fetches what it is asked for from the director, and can die and come back. */
export class TestEdge {
  /** Paths of the files players were given, the newest last. */
  readonly served: string[] = [];
  mood: Mood = 'well';
  private server: Server | undefined;
  private port = 0;
  private readonly playlists = new Map<string, { text: Buffer; headers: IncomingMessage['headers'] }>();
  private readonly id = randomUUID();

  constructor(
    private readonly name: string,
    private readonly directorUrl: string,
  ) {}

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The edge as portier's feed tells of it. */
  entry(change: Partial<DirectoryEdge> = {}): DirectoryEdge {
    return {
      ...{ id: this.id, name: this.name, incarnation: 1, baseUrl: this.baseUrl, region: null, weight: 1 },
      ...{ capacity: { bitsPerSecond: null, sessions: null }, state: 'active', silentForMs: 0 },
      load: { bitsPerSecond: 0, connections: 0, requestsPerSecond: 0, cacheHitRatio: null, originReachable: true },
      ...change,
    };
  }

  /** Listens, again at the same port, which nobody takes meanwhile. */
  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    const server = (this.server = createServer((asked, answer) => this.answer(asked, answer)));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
  }

  /** As kill -9: every connection is cut, nothing listens any more. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  private answer(asked: IncomingMessage, answer: ServerResponse): void {
    const path = asked.url ?? '';
    if (this.mood === 'hangs') return;
    if (path === '/edge/healthz') return void answer.end('ok');
    const kept = this.playlists.get(path);
    if (this.mood === 'lost' && kept !== undefined) return void answer.writeHead(200, kept.headers).end(kept.text);
    this.fetch(asked, answer);
  }

  private fetch(asked: IncomingMessage, answer: ServerResponse): void {
    const headers = { 'user-agent': edgeUserAgent };
    const path = asked.url ?? '';
    const upstream = request(`${this.directorUrl}${path}`, { method: asked.method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => answer.destroy());
      response.on('end', () => {
        const text = Buffer.concat(chunks);
        if (response.statusCode === 200 && path.endsWith('.m3u8')) {
          this.playlists.set(path, { text, headers: response.headers });
        }
        if (path.endsWith('.m4s')) this.served.push(path);
        answer.writeHead(response.statusCode ?? 502, response.headers).end(text);
      });
    });
    upstream.on('error', () => answer.destroy());
    asked.pipe(upstream);
  }
}
