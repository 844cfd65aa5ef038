import { createAdapter, NestLogger, ProblemFilter, registerOperationalRoutes, type Logger } from '@app/kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { nowInstant } from './clock.js';
import type { ConciergeConfig } from './config.js';
import { HeartbeatService } from './heartbeat/heartbeat.service.js';
import type { Layout } from './layout.js';
import { DisksService } from './machine/disks.service.js';
import { MachineService } from './machine/machine.service.js';
import { registerGauges } from './metrics.js';
import { SupervisionLoop } from './tasks/supervision.loop.js';
import { toReport } from './tasks/local-task.js';
import { TasksService } from './tasks/tasks.service.js';

/** The concierge, ready to listen. Starts to work when it does. */
export async function createConcierge(
  config: ConciergeConfig,
  layout: Layout,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, layout, logger),
    createAdapter(),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(logger));
  const [machine, supervision] = [app.get(MachineService), app.get(SupervisionLoop)];
  const [heartbeats, tasks] = [app.get(HeartbeatService), app.get(TasksService)];
  registerGauges({
    reports: () => tasks.book.all().map((entry) => toReport(entry, nowInstant())),
    slots: machine.slots,
    load: () => machine.load(),
    disks: () => app.get(DisksService).lately() ?? [],
    isDraining: () => heartbeats.isTakingNothing,
  });
  registerOperationalRoutes(
    app.getHttpAdapter().getInstance() as unknown as FastifyInstance,
    {
      machine: () => machine.problem,
      supervisord: () => supervision.problem,
      portier: () => heartbeats.problem,
    },
    {},
    { metricsToken: config.CONCIERGE_METRICS_TOKEN },
  );
  return app;
}
