import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { CallersService } from './callers.service.js';

const checkIntervalMs = 3_000;

/** Looks at the callers of open event streams every few seconds, on each replica at its own. */
@Injectable()
export class CallersLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(callers: CallersService, @Inject(LOGGER) logger: Logger) {
    const work = () => callers.check();
    this.loop = new RepeatingLoop({ name: 'check callers', intervalMs: checkIntervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
