import type { DirectoryEdge, DirectoryFeed, DirectoryStream, ViewersReport } from '@app/contract';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Portier as a director sees it: an HTTP server that speaks the directory feed, with long polls, and tells of edges. */
export class FeedServer {
  readonly requests: { authorization: string | undefined; after: string | null }[] = [];
  /** What the director said of its viewers, the newest last. */
  readonly viewers: ViewersReport[] = [];
  /** What the director hears when it asks for edges. */
  edges: DirectoryEdge[] = [];
  /** How often it asked for them. */
  askedForEdges = 0;
  /** Sent with each answer of the feed. */
  pictureToken: string | undefined;
  private readonly streams = new Map<string, DirectoryStream>();
  private readonly changes: { cursor: number; id: string }[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly server = createServer((request, response) => this.answer(request, response));

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  set(stream: Partial<DirectoryStream> & { name: string }): void {
    const known = [...this.streams.values()].find((each) => each.name === stream.name);
    const plain = { id: randomUUID(), title: '', visibility: 'public' as const, enabled: true, liveSince: null };
    const entry: DirectoryStream = { ...plain, ...known, ...stream };
    this.streams.set(entry.id, entry);
    this.changed(entry.id);
  }

  remove(name: string): void {
    const known = [...this.streams.values()].find((each) => each.name === name);
    if (known === undefined) return;
    this.streams.delete(known.id);
    this.changed(known.id);
  }

  private changed(id: string): void {
    this.changes.push({ cursor: this.changes.length + 1, id });
    for (const wake of this.waiting) wake();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://portier');
    if (request.method === 'PUT') return void this.takeViewers(request, response);
    if (url.pathname.endsWith('/feeds/edges')) {
      this.askedForEdges += 1;
      return void response.end(JSON.stringify({ edges: this.edges }));
    }
    const after = url.searchParams.get('after') ?? '';
    this.requests.push({ authorization: request.headers.authorization, after });
    const send = () => {
      this.waiting.delete(send);
      if (response.writableEnded) return;
      const feed = {
        ...this.feed(after),
        ...(this.pictureToken === undefined ? {} : { pictureToken: this.pictureToken }),
      };
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(feed));
    };
    if (after === '' || Number(after) < this.changes.length) return send();
    this.waiting.add(send);
    response.on('close', () => this.waiting.delete(send));
  }

  private async takeViewers(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.viewers.push(JSON.parse(Buffer.concat(chunks).toString()) as ViewersReport);
    response.statusCode = 204;
    response.end();
  }

  private feed(after: string): DirectoryFeed {
    const cursor = String(this.changes.length);
    if (after === '') return { cursor, full: true, streams: [...this.streams.values()], removedStreamIds: [] };
    const ids = [...new Set(this.changes.filter((each) => each.cursor > Number(after)).map((each) => each.id))];
    const streams = ids.flatMap((id) => this.streams.get(id) ?? []);
    return { cursor, full: false, streams, removedStreamIds: ids.filter((id) => !this.streams.has(id)) };
  }
}
