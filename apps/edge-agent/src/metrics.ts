import type { EdgeLoad } from '@app/contract';
import { Counter, Gauge } from 'prom-client';
import type { Condition } from './presence/pace.js';

interface Sources {
  /** Undefined while nginx does not answer. */
  load: () => EdgeLoad | undefined;
  directorsMissing: () => number;
}

/** What the edge agent tells Prometheus, beside the figures of its own process. NaN while nginx does not answer. */
export function registerMetrics({ load, directorsMissing }: Sources): { presence(condition: Condition): void } {
  gauge('portier_edge_agent_nginx_up', '1 while nginx answers its agent, else 0.', () =>
    load() === undefined ? 0 : 1,
  );
  gauge('portier_edge_agent_sent_bytes_per_second', 'Sent to viewers, over the last 10 s.', () => bytesOf(load()));
  gauge('portier_edge_agent_connections', 'Open connections of viewers.', () => load()?.connections);
  gauge(
    'portier_edge_agent_requests_per_second',
    'Requests of viewers, over the last 10 s.',
    () => load()?.requestsPerSecond,
  );
  gauge(
    'portier_edge_agent_cache_hit_ratio',
    'Share of requests answered from the cache over the last 10 s, 0 to 1; NaN when there was none.',
    () => load()?.cacheHitRatio ?? undefined,
  );
  gauge('portier_edge_agent_directors_missing', 'Directors that do not answer this edge.', directorsMissing);
  const presences = new Counter({
    name: 'portier_edge_agent_presences_total',
    help: 'Turns in which the edge was to tell portier that it is there, by what became of it.',
    labelNames: ['outcome'],
  });
  return { presence: (condition) => presences.inc({ outcome: condition }) };
}

function bytesOf(load: EdgeLoad | undefined): number | undefined {
  return load === undefined ? undefined : load.bitsPerSecond / 8;
}

function gauge(name: string, help: string, read: () => number | undefined): void {
  new Gauge({
    name,
    help,
    collect() {
      this.set(read() ?? NaN);
    },
  });
}
