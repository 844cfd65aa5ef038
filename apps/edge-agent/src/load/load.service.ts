import type { EdgeLoad } from '@app/contract';
import type { NginxLog } from '../nginx/nginx-log.loop.js';
import type { StatusClient } from '../nginx/status.client.js';
import type { Origins } from '../origins/origins.loop.js';
import { keepReading, loadOf, type Reading } from './load.js';

interface LoadSources {
  status: Pick<StatusClient, 'read'>;
  log: Pick<NginxLog, 'totals'>;
  origins: Pick<Origins, 'isReachable'>;
  samplePercent: number;
}

/** Measures what the edge carries. */
export class LoadService {
  /** As measured last; undefined while nginx does not answer. */
  current: EdgeLoad | undefined;
  private readings: Reading[] = [];

  constructor(private readonly sources: LoadSources) {}

  /** Undefined when nginx does not answer: then there is no edge here. */
  async measure(stopped: AbortSignal): Promise<EdgeLoad | undefined> {
    const { status, log, origins, samplePercent } = this.sources;
    const found = await status.read(stopped);
    if (found === undefined) {
      this.readings = [];
      return (this.current = undefined);
    }
    const { requests, ownRequests, connections } = found;
    this.readings = keepReading(this.readings, {
      at: performance.now(),
      requests,
      ownRequests,
      // The one that asked.
      connections: Math.max(0, connections - 1),
      sampled: { ...log.totals },
    });
    return (this.current = loadOf(this.readings, { samplePercent, originReachable: origins.isReachable }));
  }
}
