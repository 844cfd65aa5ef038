import { mediaEvent, type AuthorizationFeed, type MediaEvent } from '@app/contract';
import { freePort } from '@app/kit/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { register } from 'prom-client';
import { createApp } from '../app.js';
import { hooksConfig } from '../config.js';
import { clusterSecret } from './streams.js';

export const pathSecret = 'path-secret-of-the-tests';

export interface RunningHooks {
  url: string;
  app: NestFastifyApplication;
  /** Log lines as text. */
  log: string[];
  post(
    body: string | Buffer | object,
    options?: { path?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  stop(): Promise<void>;
}

export function makeStateDir(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'portier-hooks-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The whole program in this process, on a free port. Portier and Redis are away unless their addresses are given. */
export async function startHooks(stateDir: string, environment: Record<string, string> = {}): Promise<RunningHooks> {
  register.clear();
  const log: string[] = [];
  const config = hooksConfig.parse({
    HOOKS_PORT: String(await freePort()),
    HOOKS_SECRET: pathSecret,
    HOOKS_CLUSTER_SECRET: clusterSecret,
    HOOKS_SERVICE_TOKEN: 'service-token-of-the-tests',
    HOOKS_PORTIER_URL: 'http://127.0.0.1:9',
    HOOKS_REDIS_URL: join(stateDir, 'no-redis.sock'),
    HOOKS_STATE_DIR: stateDir,
    ...environment,
  });
  const app = await createApp(config, pino({ level: 'trace' }, { write: (line: string) => log.push(line) }));
  await app.listen(config.HOOKS_PORT, config.HOOKS_HOST);
  const url = `http://127.0.0.1:${config.HOOKS_PORT}`;
  return {
    url,
    app,
    log,
    post: (body, { path = `/srs/${pathSecret}`, headers = { 'Content-Type': 'application/json' } } = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
      }),
    stop: () => app.close(),
  };
}

export function saveSnapshot(stateDir: string, feed: AuthorizationFeed): void {
  writeFileSync(join(stateDir, 'snapshot.json'), JSON.stringify(feed));
}

/** All events in the journal, oldest first, each checked by the contract. */
export function journaled(stateDir: string): MediaEvent[] {
  const folder = join(stateDir, 'journal');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => mediaEvent.parse(JSON.parse(line)));
}

/** Portier's side of the authorization feed, with long polls; `publish` is a change. */
export class FeedServer {
  readonly requests: { after: string | null; authorization: string | undefined }[] = [];
  /** Status instead of an answer, for as long as it is set. */
  failWith: number | undefined;
  private waiting: (() => void)[] = [];
  private change: AuthorizationFeed | undefined;

  private constructor(
    private readonly server: Server,
    private full: AuthorizationFeed,
  ) {}

  static async start(full: AuthorizationFeed, port = 0): Promise<FeedServer> {
    const server = createServer();
    const feed = new FeedServer(server, full);
    server.on('request', (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const after = searchParams.get('after');
      feed.requests.push({ after, authorization: request.headers.authorization });
      response.setHeader('Content-Type', 'application/json');
      if (feed.failWith !== undefined) return void response.writeHead(feed.failWith).end('{}');
      if (after === null) return void response.end(JSON.stringify(feed.full));
      const answer = () => response.end(JSON.stringify(feed.since(after)));
      if (feed.since(after).cursor !== after || searchParams.get('waitSeconds') === '0') return void answer();
      feed.waiting.push(answer);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return feed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  publish(change: AuthorizationFeed): void {
    this.change = change;
    for (const answer of this.waiting.splice(0)) answer();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private since(after: string): AuthorizationFeed {
    if (this.change !== undefined && this.change.cursor !== after) return this.change;
    return { ...this.full, cursor: after, full: false, streams: [], removedStreamIds: [] };
  }
}
