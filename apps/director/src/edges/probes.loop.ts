import type { DirectoryEdge } from '@app/contract';
import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { PlaybackService } from '../playback/playback.service.js';
import { EdgesService } from './edges.service.js';
import { faultOf, questionOf, remember, type Listing, type Question } from './probe.js';
import { askEdge } from './probes.client.js';

/** An edge that portier calls gone, or that was never there, is not looked at. */
const worthAProbe = new Set(['active', 'draining']);

/** Asks each edge again and again for what a player would ask it. This, not the patience of players, is what hides an edge that hangs. */
@Injectable()
export class ProbesLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;
  private listings: Listing[] = [];
  private readonly asking = new Set<Promise<void>>();

  constructor(
    private readonly edges: EdgesService,
    private readonly playback: PlaybackService,
    @Inject(DIRECTOR_CONFIG) config: DirectorConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    const intervalMs = config.DIRECTOR_PROBES_EVERY_MS;
    this.loop = new RepeatingLoop({ name: 'probe edges', intervalMs, work: () => this.probe(), logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.asking); // a second at most
  }

  /** Begins one probe of each edge. Answers are not waited for: an edge that hangs must not delay the next look at any. */
  private async probe(): Promise<void> {
    const edges = this.edges.all.filter(({ state }) => worthAProbe.has(state));
    if (edges.length === 0) return;
    const now = Date.now();
    const own = await this.playback.sample(now);
    this.listings = remember(this.listings, own, now);
    const question = questionOf(this.listings, own, now);
    for (const edge of edges) {
      const asking = this.ask(edge, question).finally(() => this.asking.delete(asking));
      this.asking.add(asking);
    }
  }

  private async ask(edge: DirectoryEdge, question: Question): Promise<void> {
    this.edges.probed(edge, faultOf(question, await askEdge(edge.baseUrl, question.path)));
  }
}
