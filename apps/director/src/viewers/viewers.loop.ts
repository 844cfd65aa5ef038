import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { DirectoryService } from '../directory/directory.service.js';
import { LOGGER } from '../logger.js';
import { sendViewers } from './viewers.client.js';
import { ViewersService } from './viewers.service.js';

/** Tells portier how many people watch. Nothing depends on it: while portier is away the figures are missing there. */
@Injectable()
export class ViewersLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly loop: RepeatingLoop;

  constructor(
    private readonly viewers: ViewersService,
    private readonly directory: DirectoryService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    const intervalMs = config.DIRECTOR_VIEWERS_EVERY_MS;
    this.loop = new RepeatingLoop({ name: 'report viewers', intervalMs, work: () => this.report(), logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
  }

  private async report(): Promise<void> {
    if (!this.directory.isKnown) return;
    const { DIRECTOR_PORTIER_URL: portierUrl, DIRECTOR_SERVICE_TOKEN: token } = this.config;
    try {
      await sendViewers({ portierUrl, token }, this.viewers.report(Date.now()), this.stopping.signal);
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    }
  }
}
