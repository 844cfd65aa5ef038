import { createAdapter, NestLogger, registerOperationalRoutes, type Logger } from '@app/kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { HooksConfig } from './config.js';
import { hooksFirst, type RequestTaker } from './http-server.js';
import { LegacyController } from './legacy/legacy.controller.js';
import { SnapshotService } from './snapshot/snapshot.service.js';
import { SrsController } from './srs/srs.controller.js';

/** The whole program, not yet listening. `close()` stops it and leaves nothing behind. */
export async function createApp(config: HooksConfig, logger: Logger): Promise<NestFastifyApplication> {
  const takers: RequestTaker[] = [];
  const adapter = createAdapter({ serverFactory: hooksFirst(takers) });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, logger), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  for (const controller of [app.get(SrsController), app.get(LegacyController)]) {
    takers.push((request, response) => controller.take(request, response));
  }

  const snapshots = app.get(SnapshotService);
  registerOperationalRoutes(
    app.getHttpAdapter().getInstance(),
    { snapshot: () => (snapshots.snapshot.isLoaded ? null : 'no snapshot of the streams yet, portier is needed once') },
    { snapshotAge: () => snapshots.ageNote },
    { metricsToken: config.HOOKS_METRICS_TOKEN },
  );
  return app;
}
