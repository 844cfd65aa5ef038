import {
  hashPublishKey,
  newSecret,
  type AuthorizationFeed,
  type AuthorizedStream,
  type ClusterKeys,
} from '@app/contract';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stream of the bench with the plain text of its key. */
export interface BenchStream {
  stream: AuthorizedStream;
  key: string;
}

export function makeStreams(keys: ClusterKeys, count: number): BenchStream[] {
  return Array.from({ length: count }, (_, index) => {
    const key = newSecret();
    const stream: AuthorizedStream = {
      id: randomUUID(),
      name: `stream-${index}`,
      application: 'live',
      enabled: true,
      visibility: 'public',
      keys: [{ id: randomUUID(), hash: hashPublishKey(keys, key), notBefore: null, notAfter: null, networks: [] }],
    };
    return { stream, key };
  });
}

/** Speaks portier's side of the authorization feed: everything at once, then long polls without news. */
export async function servePortier(streams: readonly BenchStream[]): Promise<{ port: number; server: Server }> {
  const empty: AuthorizationFeed = {
    cursor: '1',
    full: false,
    applications: ['live'],
    streams: [],
    removedStreamIds: [],
    pulls: [],
  };
  const full = JSON.stringify({ ...empty, full: true, streams: streams.map(({ stream }) => stream) });
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Content-Type', 'application/json');
    if (!searchParams.has('after')) return void response.end(full);
    const timer = setTimeout(
      () => response.end(JSON.stringify(empty)),
      Number(searchParams.get('waitSeconds')) * 1_000,
    );
    response.on('close', () => clearTimeout(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}
