import { PortierError, toProblem } from '@app/contract';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyServerFactory } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { refuseAddress, refuseConnection } from './broken-requests.js';
import type { Logger } from './logger.js';
import { mayReadMetrics } from './metrics-access.js';

/** A fact that must hold before traffic is welcome, such as "the database answers". Returns what is wrong, or null. */
export type ReadinessCheck = () => Promise<string | null> | string | null;

interface MetricsOptions {
  metricsToken?: string | undefined;
  moreMetrics?: () => Promise<string>;
}

interface AdapterOptions {
  bodyLimitBytes?: number;
  /** How long a request may take to arrive, head and body. */
  requestTimeoutMs?: number;
  /** Whose `X-Forwarded-*` headers count: nobody's, everybody's, or those of these addresses and networks. */
  trustProxy?: boolean | string[];
  /** For a program that answers some requests before Fastify sees them. */
  serverFactory?: FastifyServerFactory;
}

/** The HTTP server all programs share: no framework header, bounded bodies, no log of its own. */
export function createAdapter({
  bodyLimitBytes = 1_048_576,
  requestTimeoutMs = 30_000,
  trustProxy = false,
  serverFactory,
}: AdapterOptions = {}): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: bodyLimitBytes,
    trustProxy,
    forceCloseConnections: true,
    // A client that sends a byte a second must not hold a connection for ever (slowloris). Long polls wait for answers: no matter.
    requestTimeout: requestTimeoutMs,
    http: {
      // Node has 60 s for the head, and takes the longer of both for the whole request.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000),
    },
    // Ids in addresses may be longer than the framework thinks.
    routerOptions: { maxParamLength: 512 },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    ...(serverFactory === undefined ? {} : { serverFactory }),
  });
}

/**
 * `/healthz` (the process answers), `/readyz` (it can do its work), `/metrics` (Prometheus): design.md section 8.
 *
 * @param checks what is wrong here makes the program not ready
 * @param notes what is wrong here is told in `/readyz` and changes nothing: a balancer must not take away all copies of a
 *   program because something behind it is away that it can do without
 * @param metricsToken who shows it may read `/metrics`; without one only this machine may
 * @param moreMetrics added to those of the process, in the same format
 */
export function registerOperationalRoutes(
  fastify: FastifyInstance,
  checks: Record<string, ReadinessCheck> = {},
  notes: Record<string, ReadinessCheck> = {},
  { metricsToken, moreMetrics }: MetricsOptions = {},
): void {
  // Once a process: tests run several programs in one.
  if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();
  fastify.get('/healthz', () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    const [found, noted] = await Promise.all([resultsOf(checks), resultsOf(notes)]);
    const isReady = Object.values(found).every((result) => result === 'ok');
    const body = { ready: isReady, checks: found, ...(Object.keys(notes).length > 0 ? { notes: noted } : {}) };
    return reply.status(isReady ? 200 : 503).send(body);
  });
  fastify.get('/metrics', async (request, reply) => {
    const asking = { address: request.raw.socket.remoteAddress, headers: request.headers };
    const verdict = mayReadMetrics(asking, metricsToken);
    if (verdict !== 'granted') return refuseMetrics(reply, verdict);
    const texts = [await register.metrics(), await moreMetrics?.()];
    return reply.type(register.contentType).send(texts.filter((text) => text !== undefined).join('\n'));
  });
}

function refuseMetrics(reply: FastifyReply, verdict: 'anonymous' | 'stranger'): FastifyReply {
  const error =
    verdict === 'anonymous'
      ? new PortierError('unauthenticated', 'Show the metrics token as bearer token.')
      : new PortierError('forbidden', 'Only this machine may read the metrics; set a metrics token for others.');
  const problem = toProblem(error);
  if (verdict === 'anonymous') void reply.header('WWW-Authenticate', 'Bearer');
  return reply.status(problem.status).type('application/problem+json').send(problem);
}

async function resultsOf(checks: Record<string, ReadinessCheck>): Promise<Record<string, string>> {
  const asked = Object.entries(checks).map(async ([name, check]) => [name, (await check()) ?? 'ok'] as const);
  return Object.fromEntries(await Promise.all(asked));
}

/** Closes the application on SIGTERM or SIGINT, once, and ends the process with 0; with 1 if closing takes too long. */
export function closeOnSignal(
  app: Pick<INestApplication, 'close'>,
  logger: Logger,
  { deadlineMs = 10_000 } = {},
): void {
  let isClosing = false;
  const close = (signal: NodeJS.Signals) => {
    if (isClosing) return;
    isClosing = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), deadlineMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}
