import { createAdapter, registerOperationalRoutes, type Logger } from '@app/kit';
import type { FastifyInstance } from 'fastify';
import { hostname } from 'node:os';
import type { AddressInfo } from 'node:net';
import { Gauge } from 'prom-client';
import { registerApiRoutes } from './api/api.controller.js';
import { version } from './api/api-view.js';
import type { IngestConfig } from './config.js';
import { HooksClient } from './hooks/hooks.client.js';
import { Origin, randomWord } from './live/origin.js';
import { RtmpServer } from './rtmp/server.loop.js';

/** As SRS (SRS_CONSTS_RTMP_TIMEOUT), milliseconds. */
const introductionTimeoutMs = 30_000;

export interface Ingest {
  rtmpPort: number;
  apiPort: number;
  serviceId: string;
  close(): Promise<void>;
}

/**
 * Starts the embedded origin: node-media-server's RTMP behind SRS's hooks and HTTP API. One a process, because of the
 * process-wide metrics. Nothing is written to disk.
 *
 * @throws Error when a port is taken
 */
export async function startIngest(config: IngestConfig, logger: Logger): Promise<Ingest> {
  const identity = {
    serverId: config.INGEST_SERVER_ID === '' ? `ingest-${hostname()}` : config.INGEST_SERVER_ID,
    serviceId: randomWord(8),
  };
  const origin = new Origin(identity);
  const hooks = new HooksClient({
    url: config.INGEST_HOOKS_URL,
    timeoutMs: config.INGEST_HOOK_TIMEOUT_MS,
    userAgent: `portier-ingest/${version}`,
    logger,
  });
  const limits = {
    introductionTimeoutMs,
    firstMediaTimeoutMs: config.INGEST_FIRST_MEDIA_TIMEOUT_MS,
    publishTimeoutMs: config.INGEST_PUBLISH_TIMEOUT_MS,
    viewerQueueBytes: config.INGEST_VIEWER_QUEUE_BYTES,
  };
  const rtmp = new RtmpServer({ origin, hooks, limits, logger });
  const api = createAdapter().getInstance() as unknown as FastifyInstance;
  registerApiRoutes(api, origin);
  registerOperationalRoutes(
    api,
    { rtmp: () => (rtmp.isListening ? null : 'not listening') },
    {},
    { metricsToken: config.INGEST_METRICS_TOKEN },
  );
  registerMetrics(origin, rtmp);

  await rtmp.listen({
    host: config.INGEST_RTMP_HOST,
    port: config.INGEST_RTMP_PORT,
    maxConnections: config.INGEST_MAX_CONNECTIONS,
  });
  await api.listen({ host: config.INGEST_API_HOST, port: config.INGEST_API_PORT });
  const apiPort = (api.server.address() as AddressInfo).port;
  logger.info({ ...identity, rtmpPort: rtmp.port, apiPort }, 'ingest started');
  return {
    rtmpPort: rtmp.port,
    apiPort,
    serviceId: identity.serviceId,
    close: async () => {
      await rtmp.close();
      await api.close();
    },
  };
}

function registerMetrics(origin: Origin, rtmp: RtmpServer): void {
  const sumOf = (key: 'receivedBytes' | 'sentBytes') =>
    [...origin.clients.values()].reduce((sum, { client }) => sum + client[key], 0);
  new Gauge({
    name: 'portier_ingest_received_bytes',
    help: 'Received from the clients that are connected now; falls when one leaves.',
    collect() {
      this.set(sumOf('receivedBytes'));
    },
  });
  new Gauge({
    name: 'portier_ingest_sent_bytes',
    help: 'Sent to the clients that are connected now; falls when one leaves.',
    collect() {
      this.set(sumOf('sentBytes'));
    },
  });
  new Gauge({
    name: 'portier_ingest_rtmp_connections',
    help: 'Open RTMP connections.',
    collect() {
      this.set(rtmp.sessions.size);
    },
  });
  new Gauge({
    name: 'portier_ingest_publishers',
    help: 'Streams with a publisher.',
    collect() {
      this.set(origin.sources.filter(({ isActive }) => isActive).length);
    },
  });
  new Gauge({
    name: 'portier_ingest_players',
    help: 'Clients that play.',
    collect() {
      this.set([...origin.clients.values()].filter(({ client }) => client.type === 'rtmp-play').length);
    },
  });
}
