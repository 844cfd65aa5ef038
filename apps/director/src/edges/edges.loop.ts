import { PortierError } from '@app/contract';
import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { fetchEdges } from './edges.client.js';
import { EdgesService } from './edges.service.js';

/** Asks portier for the edges again and again. While it is away its last word holds, and the probes tell who is dead. */
@Injectable()
export class EdgesLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly loop: RepeatingLoop;
  private isAway = false;

  constructor(
    private readonly edges: EdgesService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const intervalMs = config.DIRECTOR_EDGES_EVERY_MS;
    this.loop = new RepeatingLoop({ name: 'ask for edges', intervalMs, work: () => this.ask(), logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
  }

  private async ask(): Promise<void> {
    const { DIRECTOR_PORTIER_URL: portierUrl, DIRECTOR_SERVICE_TOKEN: token } = this.config;
    try {
      await this.edges.take(await fetchEdges({ portierUrl, token }, this.stopping.signal), Date.now());
      if (this.isAway) this.logger.info('portier tells of edges again');
      this.isAway = false;
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      if (!(error instanceof PortierError && error.code === 'unavailable')) throw error;
      if (!this.isAway) this.logger.warn({ reason: error.message }, 'portier does not tell of edges');
      this.isAway = true;
    }
  }
}
