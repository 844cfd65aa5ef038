import { freePort, waitFor } from '@app/kit/testing';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunnerBench } from './bench.process.js';

const program = join(import.meta.dirname, '../../../../../dist/apps/ingest/src/main.js');

export interface IngestProcess {
  rtmpUrl(stream: string): string;
  apiUrl: string;
  /** From now on nobody may play. */
  refusesPlay: boolean;
  close(): void;
}

/** A media server of ours (as built) whose hooks allow everything until told otherwise. The bench ends the process. */
export async function startIngest(bench: RunnerBench): Promise<IngestProcess> {
  const [port, apiPort] = [await freePort(), await freePort()];
  const hooks = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const isRefused = ingest.refusesPlay && (JSON.parse(body) as { action: string }).action === 'on_play';
      response.writeHead(isRefused ? 403 : 200).end(isRefused ? '{"code":403}' : '{"code":0}');
    });
  }).listen(0, '127.0.0.1');
  const ingest: IngestProcess = {
    rtmpUrl: (stream) => `rtmp://127.0.0.1:${port}/live/${stream}`,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    refusesPlay: false,
    close: () => {
      hooks.closeAllConnections();
      hooks.close();
    },
  };
  await waitFor('the hooks', () => hooks.listening);
  bench.start(process.execPath, [program], {
    INGEST_RTMP_PORT: String(port),
    INGEST_API_PORT: String(apiPort),
    INGEST_HOOKS_URL: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hooks`,
    // An encoder that the machine holds up for seconds is not one that fell silent.
    INGEST_PUBLISH_TIMEOUT_MS: '60000',
  });
  await waitFor('the media server', async () => (await fetch(`${ingest.apiUrl}/readyz`)).ok, { timeoutMs: 30_000 });
  return ingest;
}
