import { PortierError } from '@app/contract';
import { createAdapter, registerOperationalRoutes, type Logger } from '@app/kit';
import type { FastifyInstance } from 'fastify';
import { resolve } from 'node:path';
import type { EdgeAgentConfig } from './config.js';
import { layOut, type Layout } from './layout.js';
import { LoadService } from './load/load.service.js';
import { registerMetrics } from './metrics.js';
import { nginxConfiguration } from './nginx/nginx-configuration.js';
import { NginxLog } from './nginx/nginx-log.loop.js';
import { nginxVersion } from './nginx/nginx.process.js';
import { NginxService } from './nginx/nginx.service.js';
import { StatusClient } from './nginx/status.client.js';
import { Origins } from './origins/origins.loop.js';
import { PresenceClient } from './presence/presence.client.js';
import { PresenceLoop } from './presence/presence.loop.js';

/** The nginx beside this agent. @param user of whoever starts nginx, null when that is not root @throws PortierError `invalid` */
export function nginxOf(config: EdgeAgentConfig, user: string | null): { nginx: NginxService; layout: Layout } {
  const layout = layOut(config.EDGE_WORK_DIR, config.EDGE_RUN_DIR);
  const [first, ...others] = config.EDGE_DIRECTOR_URLS;
  if (first === undefined) throw new PortierError('invalid', 'EDGE_DIRECTOR_URLS: name at least one director');
  const configuration = nginxConfiguration({
    listen: config.EDGE_LISTEN,
    tls: tlsOf(config),
    directors: [first, ...others],
    workDir: layout.workDir,
    statusSocket: layout.statusSocket,
    segmentCacheMaxBytes: config.EDGE_CACHE_MAX_BYTES,
    agentLogPort: config.EDGE_PORT,
    samplePercent: config.EDGE_LOG_SAMPLE_PERCENT,
    workers: config.EDGE_NGINX_WORKERS,
    user: user === null || config.EDGE_NGINX_USER === '' ? user : config.EDGE_NGINX_USER,
  });
  return { layout, nginx: new NginxService({ layout, nginxPath: config.EDGE_NGINX_PATH, configuration }) };
}

function tlsOf({ EDGE_TLS_CERTIFICATE, EDGE_TLS_KEY }: EdgeAgentConfig) {
  if (EDGE_TLS_CERTIFICATE === '' && EDGE_TLS_KEY === '') return null;
  if (EDGE_TLS_CERTIFICATE === '' || EDGE_TLS_KEY === '') {
    throw new PortierError('invalid', 'EDGE_TLS_CERTIFICATE and EDGE_TLS_KEY: set both, or none of them');
  }
  return { certificateFile: resolve(EDGE_TLS_CERTIFICATE), keyFile: resolve(EDGE_TLS_KEY) };
}

/**
 * Starts the agent: brings nginx's configuration up to date, then measures and speaks until it is closed. One a process, because of the
 * process-wide metrics. @throws Error when a port is taken
 */
export async function startEdgeAgent(
  config: EdgeAgentConfig,
  { nginx, layout }: ReturnType<typeof nginxOf>,
  logger: Logger,
): Promise<{ close(): Promise<void> }> {
  const log = new NginxLog(config.EDGE_PORT, logger);
  const origins = new Origins(config.EDGE_DIRECTOR_URLS, logger);
  const status = new StatusClient(layout.statusSocket);
  const load = new LoadService({ status, log, origins, samplePercent: config.EDGE_LOG_SAMPLE_PERCENT });
  const metrics = registerMetrics({ load: () => load.current, directorsMissing: () => origins.missing.length });
  const presence = new PresenceLoop({
    client: new PresenceClient(config.EDGE_PORTIER_URL, config.EDGE_TOKEN),
    measure: (stopped) => load.measure(stopped),
    software: (await nginxVersion(config.EDGE_NGINX_PATH)) ?? 'nginx',
    leaveMs: config.EDGE_LEAVE_MS,
    onTurn: (condition) => metrics.presence(condition),
    logger,
  });
  const http = operationalRoutes(config, { load, origins, presence });
  await log.listen();
  await http.listen({ host: config.EDGE_HOST, port: config.EDGE_PORT });
  await bringUpToDate(nginx, logger);
  origins.start();
  presence.start();
  logger.info(
    { listen: config.EDGE_LISTEN, directors: config.EDGE_DIRECTOR_URLS, workDir: layout.workDir },
    'edge agent started',
  );
  return {
    close: async () => {
      await presence.leave();
      await Promise.all([origins.stop(), log.close(), http.close()]);
    },
  };
}

function operationalRoutes(
  config: EdgeAgentConfig,
  { load, origins, presence }: { load: LoadService; origins: Origins; presence: PresenceLoop },
): FastifyInstance {
  const http = createAdapter().getInstance() as unknown as FastifyInstance;
  registerOperationalRoutes(
    http,
    { nginx: () => (load.current === undefined ? 'it does not answer' : null) },
    {
      portier: () => (presence.isHeard ? null : 'it does not hear this edge'),
      directors: () => (origins.missing.length === 0 ? null : `${origins.missing.join(', ')} not reachable`),
    },
    { metricsToken: config.EDGE_METRICS_TOKEN },
  );
  return http;
}

/** nginx goes on with what it has when it would not run with the new configuration. */
async function bringUpToDate(nginx: NginxService, logger: Logger): Promise<void> {
  const result = await nginx.write();
  if (result.kind === 'refused') logger.error({ reason: result.reason }, 'nginx refuses the new configuration');
  if (result.kind !== 'written') return;
  const isReloaded = await nginx.reload();
  logger.info({ isReloaded }, 'configuration of nginx written');
}
