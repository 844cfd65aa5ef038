import type { DirectoryFeed } from '@app/contract';
import { freePort, waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunnerBench } from './bench.process.js';

const program = join(import.meta.dirname, '../../../../../dist/apps/director/src/main.js');

export interface DirectorProcess {
  url: string;
  close(): void;
}

/** A real director (as built) on the bench's store, that knows the given streams. The bench ends the process. */
export async function startDirector(bench: RunnerBench, streams: readonly string[]): Promise<DirectorProcess> {
  const directory: DirectoryFeed = {
    ...{ cursor: '1', full: true, removedStreamIds: [] },
    streams: streams.map((name) => ({
      ...{
        id: randomUUID(),
        name,
        title: name,
        visibility: 'public',
        enabled: true,
        liveSince: new Date().toISOString(),
      },
    })),
  };
  // Everything once; a question about changes waits until the end.
  const portier = createServer((request, response) => {
    const isFirst = (new URL(request.url ?? '', 'http://portier').searchParams.get('after') ?? '') === '';
    if (isFirst) response.setHeader('content-type', 'application/json').end(JSON.stringify(directory));
  }).listen(0, '127.0.0.1');
  await waitFor('the feed', () => portier.listening);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  bench.start(process.execPath, [program], {
    DIRECTOR_PORT: String(port),
    DIRECTOR_PUBLIC_URL: url,
    DIRECTOR_PORTIER_URL: `http://127.0.0.1:${(portier.address() as AddressInfo).port}`,
    DIRECTOR_SERVICE_TOKEN: 'service-token-of-tests',
    DIRECTOR_ANNOUNCE_TOKEN: bench.announceToken,
    DIRECTOR_STORE: `fs:${bench.storeRoot}`,
    DIRECTOR_STATE_DIR: join(bench.folder, 'director'),
  });
  await waitFor('the director', async () => (await fetch(`${url}/readyz`)).ok, { timeoutMs: 30_000 });
  return {
    url,
    close: () => {
      portier.closeAllConnections();
      portier.close();
    },
  };
}
