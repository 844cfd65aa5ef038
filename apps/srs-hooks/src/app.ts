import { createAdapter, NestLogger, registerOperationalRoutes, type Logger } from '@app/kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { HooksConfig } from './config.js';
import { SnapshotService } from './snapshot/snapshot.service.js';
import { SrsController } from './srs/srs.controller.js';

/** The whole program, not yet listening. `close()` stops it and leaves nothing behind. */
export async function createApp(config: HooksConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, logger), createAdapter(), {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const { snapshot } = app.get(SnapshotService);
  app.get(SrsController).register(fastify);
  registerOperationalRoutes(fastify, {
    snapshot: () => (snapshot.isLoaded ? null : 'no snapshot of the streams yet, portier is needed once'),
  });
  return app;
}
