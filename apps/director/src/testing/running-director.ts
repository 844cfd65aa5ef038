import { createLogger } from '@app/kit';
import { freePort } from '@app/kit/testing';
import { register } from 'prom-client';
import { directorConfig } from '../config.js';
import { createDirector } from '../director.js';

export const serviceToken = 'service-token-of-tests';
export const announceToken = 'announce-token-of-tests';

export interface RunningDirector {
  url: string;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  announce(index: unknown, token?: string): Promise<Response>;
  close(): Promise<void>;
}

/** A director in this process on a free port of loopback; the settings are those of the environment. */
export async function runDirector(settings: Record<string, string>): Promise<RunningDirector> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = directorConfig.parse({
    DIRECTOR_SERVICE_TOKEN: serviceToken,
    DIRECTOR_ANNOUNCE_TOKEN: announceToken,
    DIRECTOR_STORE_POLL_MS: '200',
    DIRECTOR_EDGES_EVERY_MS: '200',
    DIRECTOR_PROBES_EVERY_MS: '200',
    DIRECTOR_PUBLIC_URL: url,
    ...settings,
  });
  register.clear(); // the registry belongs to the process: an earlier director has its metrics there
  const app = await createDirector(config, createLogger('director', process.env['TEST_LOG_LEVEL'] ?? 'silent'));
  await app.listen(port, '127.0.0.1');
  return {
    url,
    get: (path, headers = {}, method = 'GET') => fetch(`${url}${path}`, { method, headers }),
    announce: (index, token = announceToken) =>
      fetch(`${url}/announce`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(index),
      }),
    close: () => app.close(),
  };
}
