import fastifyCookie from '@fastify/cookie';
import { createAdapter, NestLogger, registerOperationalRoutes, type Logger } from '@app/kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import type { PortierConfig } from './config.js';
import { registerActing } from './http/acting.plugin.js';
import { registerAdminPages } from './http/admin-pages.plugin.js';
import { registerOpenApi } from './http/openapi.plugin.js';
import { Readiness } from './http/readiness.client.js';
import { registerSecurityHeaders } from './http/security-headers.plugin.js';
import { registerUnknownRoutes } from './http/unknown-routes.plugin.js';
import { MetricsService } from './metrics/metrics.service.js';
import { registerRequestMetrics } from './metrics/requests.plugin.js';
import { legacyPrefix } from './legacy/legacy.controller.js';

/** A heartbeat carries a report and some log lines of every task of an agent. */
const maximalBodyBytes = 4 * 1_048_576;

/** Where the REST API lives, the feeds and the agents' routes included. */
export const apiPrefix = 'api/v1';

/** Portier, not listening yet. The tests start it the same way. */
export async function createApp(config: PortierConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await createBareApp(config, logger);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(fastifyCookie);
  registerSecurityHeaders(fastify, config.PORTIER_DIRECTOR_URL);
  registerActing(fastify);
  registerUnknownRoutes(fastify);
  const { checks, notes } = app.get(Readiness);
  const metrics = app.get(MetricsService);
  registerRequestMetrics(fastify, metrics.registry);
  registerOperationalRoutes(fastify, checks, notes, {
    metricsToken: config.PORTIER_METRICS_TOKEN,
    moreMetrics: () => metrics.text(),
  });
  registerOpenApi(app);
  await registerAdminPages(fastify, config.PORTIER_ADMIN_DIR);
  return app;
}

/** @param preview routes only: nothing is constructed and nothing connected to */
export async function createBareApp(config: PortierConfig, logger: Logger, { preview = false } = {}) {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, logger),
    createAdapter({ bodyLimitBytes: maximalBodyBytes, trustProxy: config.PORTIER_TRUSTED_PROXIES }),
    {
      logger: new NestLogger(logger),
      abortOnError: false,
      preview,
    },
  );
  app.setGlobalPrefix(apiPrefix, { exclude: [`${legacyPrefix}/{*rest}`] });
  return app;
}
