import type { ProbeOrder, ProbeResult } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { probeInput } from './input-probe.process.js';
import { ProbeResultsClient } from './probe-results.client.js';
import { knock } from './target-probe.client.js';

/** More at once would disturb the tasks; portier says the others again. */
const mostAtOnce = 4;
/** Portier repeats an order until it has the result; so many ended ones are remembered, so that none is done twice. */
const remembered = 200;

/** Looks at inputs and targets when portier asks for it, and says what there was. */
@Injectable()
export class ProbesService implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<void>>();
  private readonly results = new Map<string, ProbeResult>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly client: ProbeResultsClient,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What the answer to a heartbeat asks for. An order that is known is not run again; its result is said again. */
  take(orders: readonly ProbeOrder[]): void {
    for (const order of orders) {
      if (this.running.has(order.id) || this.running.size >= mostAtOnce || this.stopped.signal.aborted) continue;
      const work = this.run(order).finally(() => this.running.delete(order.id));
      this.running.set(order.id, work);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await Promise.all(this.running.values());
  }

  private async run(order: ProbeOrder): Promise<void> {
    const result = this.results.get(order.id) ?? (await this.look(order));
    if (this.stopped.signal.aborted) return;
    this.remember(order.id, result);
    const isHeard = await this.client.send(order.id, result, this.stopped.signal);
    this.logger.info({ probeId: order.id, kind: order.kind, outcome: result.kind, isHeard }, 'probe done');
  }

  private async look(order: ProbeOrder): Promise<ProbeResult> {
    const { signal } = this.stopped;
    try {
      if (order.kind === 'input') return await probeInput(this.config.CONCIERGE_FFPROBE_PATH, order, signal);
      return await knock(order, { allowPrivate: this.config.CONCIERGE_ALLOW_PRIVATE_TARGETS, signal });
    } catch (error) {
      this.logger.error({ err: error, probeId: order.id }, 'probe failed');
      const sentence = 'The agent could not look; its log says why.';
      return { kind: 'failed', error: { code: 'probe_failed', fault: 'portier', sentence } };
    }
  }

  private remember(id: string, result: ProbeResult): void {
    this.results.set(id, result);
    const [oldest] = this.results.keys();
    if (this.results.size > remembered && oldest !== undefined) this.results.delete(oldest);
  }
}
