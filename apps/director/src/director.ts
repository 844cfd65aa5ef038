import { fastifyStatic } from '@fastify/static';
import { createAdapter, NestLogger, ProblemFilter, registerOperationalRoutes, type Logger } from '@app/kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import type { DirectorConfig } from './config.js';
import { DirectoryService } from './directory/directory.service.js';
import { EdgesService } from './edges/edges.service.js';
import { registerMetrics } from './metrics.js';
import { SignalsService } from './signals/signals.service.js';
import { FsStore } from './store/fs.store.js';
import { registerViewers } from './viewers/viewers.plugin.js';
import { ViewersService } from './viewers/viewers.service.js';

/** An index with a long window and many renditions stays far below this. */
const bodyLimitBytes = 4_194_304;

/** The director, ready to listen. */
export async function createDirector(config: DirectorConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, logger),
    createAdapter({ bodyLimitBytes, trustProxy: config.DIRECTOR_TRUST_PROXY }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(logger));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyStatic, { serve: false });
  addHeaders(fastify);
  registerViewers(fastify, app.get(ViewersService));
  const signals = app.get(SignalsService);
  const [watching, edges] = [app.get(ViewersService), app.get(EdgesService)];
  registerMetrics(fastify, {
    ages: () => signals.ages(Date.now()),
    viewers: () => watching.report(Date.now()).streams.reduce((sum, { viewers }) => sum + viewers, 0),
    usableEdges: () => edges.ranked(0, Date.now()).length,
  });
  const [directory, store] = [app.get(DirectoryService), app.get(FsStore)];
  registerOperationalRoutes(
    fastify,
    {
      directory: () =>
        directory.isKnown ? null : 'portier was never reached and there is no saved directory of streams',
      store: () => store.problem(),
    },
    {},
    { metricsToken: config.DIRECTOR_METRICS_TOKEN },
  );
  return app;
}

function addHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Content-Type-Options', 'nosniff');
    if (request.url.startsWith('/hls/')) {
      void reply.header('Access-Control-Allow-Origin', '*');
      void reply.header('Access-Control-Expose-Headers', 'Content-Length, Content-Range, ETag, Retry-After');
    } else {
      void reply.header('Referrer-Policy', 'same-origin');
    }
    done();
  });
  // What went wrong once must be asked again, by browsers and edges alike.
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode >= 400) void reply.header('Cache-Control', 'no-store');
    done(null, payload);
  });
}
