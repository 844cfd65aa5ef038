import { loadConfig } from '@app/kit';
import { freePort, waitFor } from '@app/kit/testing';
import { pino } from 'pino';
import { ingestConfig } from '../src/config.js';
import { startIngest, type Ingest } from '../src/ingest.js';
import { HookReceiver } from './hook-receiver.js';

export interface IngestFixture {
  ingest: Ingest;
  receiver: HookReceiver;
  rtmpUrl: string;
  /** Every log line so far. */
  logLines: string[];
  api(path: string, init?: RequestInit): Promise<Response>;
  json(path: string, init?: RequestInit): Promise<Record<string, any>>;
  /** Resolves when every session has ended and its last hook was answered. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** A real ingest with a real hook receiver, on free ports. One a test file: its metrics are process-wide. */
export async function startFixture(settings: Record<string, string> = {}): Promise<IngestFixture> {
  const receiver = await HookReceiver.start();
  const logLines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void logLines.push(line) });
  const config = loadConfig('ingest', ingestConfig, {
    INGEST_RTMP_PORT: String(await freePort()),
    INGEST_API_PORT: String(await freePort()),
    INGEST_SERVER_ID: 'ingest-test',
    INGEST_HOOKS_URL: receiver.url,
    ...settings,
  });
  const ingest = await startIngest(config, logger);
  const api = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${ingest.apiPort}${path}`, init);
  return {
    ingest,
    receiver,
    logLines,
    api,
    rtmpUrl: `rtmp://127.0.0.1:${ingest.rtmpPort}/live`,
    json: async (path, init) => (await (await api(path, init)).json()) as Record<string, any>,
    idle: async () => {
      const metrics = async () => (await api('/metrics')).text();
      await waitFor('all sessions to end', async () => /^portier_ingest_rtmp_connections 0$/m.test(await metrics()));
    },
    close: async () => {
      await ingest.close();
      await receiver.close();
    },
  };
}
