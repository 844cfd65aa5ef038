import { Counter, Gauge, Histogram } from 'prom-client';

/** What `/metrics` of the concierge shows beside the defaults of Node. */
export const metrics = {
  startSeconds: new Histogram({
    name: 'portier_concierge_task_start_seconds',
    help: 'Time from the answer that granted a task to its runner reporting that ffmpeg runs.',
    buckets: [0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10, 30],
  }),
  heartbeatSeconds: new Histogram({
    name: 'portier_concierge_heartbeat_seconds',
    help: 'Time from a heartbeat to its answer, including the time portier holds it.',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10],
  }),
  heartbeatFailures: new Counter({
    name: 'portier_concierge_heartbeat_failures_total',
    help: 'Heartbeats without a usable answer, by what was wrong.',
    labelNames: ['condition'],
  }),
  supervisordStarts: new Counter({
    name: 'portier_concierge_supervisord_starts_total',
    help: 'How often this agent had to start supervisord.',
  }),
};

/** Shows how many tasks are in each state, counted when somebody asks. */
export function registerTaskGauge(states: () => readonly string[]): void {
  new Gauge({
    name: 'portier_concierge_tasks',
    help: 'Tasks of this agent by the state it reports for them.',
    labelNames: ['state'],
    collect() {
      this.reset();
      for (const state of states()) this.inc({ state });
    },
  });
}
