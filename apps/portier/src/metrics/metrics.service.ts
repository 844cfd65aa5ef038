import { viewersExpireAfterMs } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { LiveStreamsService } from '../live-streams/live-streams.service.js';
import { LOGGER } from '../logger.js';
import { clusterGauges, type GaugeName, type Sample } from './cluster-gauges.js';
import { MetricsRepository } from './metrics.repository.js';
import { samplesOf } from './stream-samples.js';

/** Several Prometheus servers, or one that asks too often, cost the database no more than one. */
const freshMs = 5_000;

/** What portier tells Prometheus beside the figures of its process. */
@Injectable()
export class MetricsService {
  /** Of this portier alone: tests run several in one process. */
  readonly registry = new Registry();
  private readonly gauges = new Map<string, Gauge>();
  private readonly databaseUp: Gauge;
  private reading: { startedAt: number; done: Promise<void> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly metrics: MetricsRepository,
    private readonly liveStreams: LiveStreamsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    for (const [name, { help, labels }] of Object.entries(clusterGauges)) {
      this.gauges.set(name, new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] }));
    }
    this.databaseUp = new Gauge({
      name: 'portier_database_up',
      help: '1 when the database answered this question, else 0: then the figures of the cluster are missing.',
      registers: [this.registry],
    });
  }

  /** All of it in Prometheus' text format. */
  async text(): Promise<string> {
    const startedAt = performance.now();
    if (this.reading === undefined || startedAt - this.reading.startedAt > freshMs) {
      this.reading = { startedAt, done: this.read() };
    }
    await this.reading.done;
    return this.registry.metrics();
  }

  private async read(): Promise<void> {
    const samples = await this.samples().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'figures of the cluster cannot be read');
      return undefined;
    });
    this.databaseUp.set(samples === undefined ? 0 : 1);
    for (const gauge of this.gauges.values()) gauge.reset();
    // A gauge without labels shows 0 after a reset, which nobody has measured.
    if (samples === undefined) for (const name of unlabelled) this.gauges.get(name)?.set(NaN);
    for (const { gauge, labels, value } of samples ?? []) this.gauges.get(gauge)?.set(labels, value);
  }

  private async samples(): Promise<Sample[]> {
    const counts = this.metrics.counts(this.database, viewersExpireAfterMs);
    const shown = await this.liveStreams.first(this.config.PORTIER_METRICS_STREAMS);
    const names = shown.map(({ name }) => name);
    const more = [
      this.metrics.edges(this.database),
      this.metrics.clients(this.database, names),
      this.metrics.tasks(this.database, names),
    ];
    return [...(await Promise.all([counts, ...more])).flat(), ...shown.flatMap(samplesOf)];
  }
}

const unlabelled = (Object.keys(clusterGauges) as GaugeName[]).filter(
  (name) => clusterGauges[name].labels.length === 0,
);
