import { secret, setting } from '@app/kit';
import { z } from 'zod';

/** Settings of `ingest`, from the environment. docker/srs/origin.conf sets the same for a real SRS. */
export const ingestConfig = z.object({
  INGEST_RTMP_HOST: z.string().default('127.0.0.1').describe('Address that RTMP is served on; 0.0.0.0 for all.'),
  INGEST_RTMP_PORT: setting.port(1935).describe('Port that RTMP is served on.'),
  INGEST_API_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address of the HTTP API. It can disconnect clients and has no password: keep it private.'),
  INGEST_API_PORT: setting.port(1985).describe('Port of the HTTP API, /healthz, /readyz and /metrics.'),
  INGEST_SERVER_ID: z
    .string()
    .max(256)
    .default('')
    .describe('Name of this media server in hooks and API (server_id). Empty: ingest-<hostname>.'),
  INGEST_HOOKS_URL: secret(
    z
      .url({ protocol: /^https?$/, error: 'give the http(s) address of srs-hooks, with the secret in its path' })
      .describe('Address that every hook is posted to; its path carries the hook secret.'),
  ),
  INGEST_HOOK_TIMEOUT_MS: setting
    .integer(30_000, { min: 100, max: 600_000 })
    .describe('A hook without an answer after this long is a refusal, milliseconds.'),
  INGEST_FIRST_MEDIA_TIMEOUT_MS: setting
    .integer(20_000, { min: 100 })
    .describe('A publisher that sends no media for this long after it was accepted is dropped, milliseconds.'),
  INGEST_PUBLISH_TIMEOUT_MS: setting
    .integer(5000, { min: 100 })
    .describe('A publisher that falls silent for this long is dropped, milliseconds.'),
  INGEST_VIEWER_QUEUE_BYTES: setting
    .integer(8 * 1024 * 1024, { min: 65_536 })
    .describe('A viewer with more than this waiting to be sent is dropped, bytes.'),
  INGEST_MAX_CONNECTIONS: setting
    .integer(1000, { min: 1 })
    .describe('RTMP connections at once; more are closed on arrival.'),
  INGEST_METRICS_TOKEN: setting.metricsToken(),
});
export type IngestConfig = Readonly<z.infer<typeof ingestConfig>>;
