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
  /** Request body complete -> answer: parse, look-up, checks, event in the journal. Without the network. */
  readonly verdictSeconds = new Histogram({
    name: 'portier_hooks_verdict_seconds',
    help: 'Time from a complete hook request to its answer.',
    buckets: [0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1],
  });
  readonly events = new Counter({
    name: 'portier_hooks_events_total',
    help: 'Media events: taken into the journal, sent to Redis, dropped.',
    labelNames: ['outcome'],
  });
  readonly feedConnected = new Gauge({
    name: 'portier_hooks_feed_connected',
    help: '1 while portier answers the authorization feed, else 0.',
  });

  /** Read when Prometheus asks. */
  measureJournal(journal: { events: number; bytes: number; unwrittenEvents: number }): void {
    gauge('portier_hooks_journal_events', 'Media events that are not in Redis yet.', () => journal.events);
    gauge('portier_hooks_journal_bytes', 'Size of the journal on disk.', () => journal.bytes);
    gauge(
      'portier_hooks_journal_unwritten_events',
      'Media events that wait in memory only, as the disk does not take them.',
      () => journal.unwrittenEvents,
    );
  }

  /** Read when Prometheus asks. */
  measureSnapshot({ streams, ageMs }: { streams: () => number; ageMs: () => number | undefined }): void {
    gauge('portier_hooks_snapshot_streams', 'Streams in the authorization snapshot.', streams);
    gauge(
      'portier_hooks_snapshot_age_seconds',
      'Since portier last confirmed the authorization snapshot, or since the one on disk was saved. NaN without one.',
      () => (ageMs() ?? NaN) / 1_000,
    );
  }
}

function gauge(name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    collect() {
      this.set(read());
    },
  });
}
