import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';

/** What srs-hooks tells Prometheus (`/metrics`, beside the process's own numbers). */
@Injectable()
export class HooksMetrics {
  readonly verdicts = new Counter({
    name: 'portier_hooks_verdicts_total',
    help: 'Hooks answered, by media server kind, action, verdict and reason of refusal.',
    labelNames: ['kind', 'action', 'verdict', 'reason'],
  });
  /** Request body complete -> answer written: parse, look-up, checks. Without the network. */
  readonly verdictSeconds = new Histogram({
    name: 'portier_hooks_verdict_seconds',
    help: 'Time from a complete hook request to its answer.',
    buckets: [0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
  });
  readonly events = new Counter({
    name: 'portier_hooks_events_total',
    help: 'Media events by where they went: sent to Redis, written to the journal, dropped.',
    labelNames: ['outcome'],
  });
  readonly journalEvents = new Gauge({
    name: 'portier_hooks_journal_events',
    help: 'Media events in the journal, waiting for Redis.',
  });
  readonly journalBytes = new Gauge({ name: 'portier_hooks_journal_bytes', help: 'Size of the journal.' });
  readonly snapshotStreams = new Gauge({
    name: 'portier_hooks_snapshot_streams',
    help: 'Streams in the authorization snapshot.',
  });
  readonly feedConnected = new Gauge({
    name: 'portier_hooks_feed_connected',
    help: '1 while portier answers the authorization feed, else 0.',
  });
}
