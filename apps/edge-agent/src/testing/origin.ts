import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Mood = 'well' | 'hangs' | 'lacks' | 'idle' | 'broken';

/** A director as an edge sees it. Every media playlist is another text, every segment always the same. */
export class Origin {
  mood: Mood = 'well';
  /** What arrived, without the questions for its health. */
  readonly requests: { path: string; method: string | undefined; headers: IncomingMessage['headers'] }[] = [];
  private readonly server = createServer((request, response) => this.answer(request, response));

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  countOf(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  private answer({ url: path = '', method, headers }: IncomingMessage, response: ServerResponse): void {
    if (path === '/healthz') return void response.end('{"status":"ok"}');
    this.requests.push({ path, method, headers });
    if (this.mood === 'hangs') return;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (this.mood !== 'well') {
      response.statusCode = { lacks: 404, idle: 503, broken: 500 }[this.mood];
      response.setHeader('Cache-Control', 'no-store');
      return void response.end('nothing');
    }
    const isPlaylist = path.endsWith('.m3u8');
    response.setHeader('Cache-Control', isPlaylist ? 'public, max-age=1' : 'public, max-age=86400, immutable');
    if (isPlaylist) return void response.end(`#EXTM3U ${randomUUID()}`);
    response.setHeader('Content-Type', 'video/mp4');
    response.setHeader('Accept-Ranges', 'bytes');
    response.end(segment);
  }
}

export const segment = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
