import type { DiskSpace, HeartbeatRequest, TaskReport } from '@app/contract';
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

interface Sources {
  reports: () => readonly TaskReport[];
  slots: number;
  load: () => HeartbeatRequest['load'];
  disks: () => readonly DiskSpace[];
  isDraining: () => boolean;
}

/** What is counted when somebody asks. Tasks are named by their ids: at most as many as the agent has slots. */
export function registerGauges({ reports, slots, load, disks, isDraining }: Sources): void {
  byState(reports);
  const taken = () => reports().filter(({ state }) => state !== 'stopped').length;
  gauge('portier_concierge_slots', 'Tasks this agent takes at the most.', () => slots);
  gauge('portier_concierge_slots_free', 'Slots no task is in; whether portier uses them is another question.', () =>
    Math.max(0, slots - taken()),
  );
  gauge('portier_concierge_draining', '1 while this agent takes nothing new, else 0.', () => Number(isDraining()));
  gauge('portier_concierge_load_ratio', 'Load average of one minute, a core.', () => load().cpu);
  gauge('portier_concierge_memory_used_ratio', 'Used share of memory.', () => load().memory);
  byFolder('portier_concierge_disk_free_bytes', 'What may still be written to the disk of a folder.', () =>
    disks().map(({ holds, bytesFree }) => ({ holds, bytes: bytesFree })),
  );
  byFolder('portier_concierge_disk_size_bytes', 'Size of the disk of a folder, as far as it may be used.', () =>
    disks().map(({ holds, bytesTotal }) => ({ holds, bytes: bytesTotal })),
  );
  for (const [name, help, figure] of taskFigures) byTask(`portier_concierge_task_${name}`, help, { reports, figure });
}

type Figure = (report: TaskReport) => number | null | undefined;

/** What runners tell of their ffmpeg; null or absent = not known, and then not shown. */
const taskFigures: [name: string, help: string, figure: Figure][] = [
  ['runs', 'How often ffmpeg was started for a task under its lease; more than one is a restart.', (r) => r.attempts],
  ['frames_per_second', 'Pictures a second that a task puts out.', (r) => r.progress?.framesPerSecond],
  ['bitrate_bits_per_second', 'Output of a task.', (r) => r.progress?.bitrate],
  ['speed_ratio', 'How fast a task works; below 1 it falls behind.', (r) => r.progress?.speed],
  ['dropped_frames', 'Pictures a task has dropped since its ffmpeg started.', (r) => r.progress?.droppedFrames],
  ['input_frames_per_second', 'Pictures a second that come in.', (r) => r.progress?.inputFramesPerSecond],
  [
    'input_keyframe_interval_seconds',
    'Longest time between two keyframes of the input lately.',
    (r) => inSeconds(r.progress?.keyframeIntervalMs),
  ],
  ['input_audio_peak_dbfs', 'Peak level of the incoming sound; -120 is silence.', (r) => r.progress?.audio?.peakDb],
];

const inSeconds = (milliseconds: number | null | undefined) =>
  milliseconds === null || milliseconds === undefined ? null : milliseconds / 1_000;

function byState(reports: Sources['reports']): void {
  new Gauge({
    name: 'portier_concierge_tasks',
    help: 'Tasks of this agent by the state it reports for them.',
    labelNames: ['state'],
    collect() {
      this.reset();
      for (const { state } of reports()) this.inc({ state });
    },
  });
}

/** Folders: `work`, `store`; on one disk both have its figures. */
function byFolder(name: string, help: string, read: () => { holds: readonly string[]; bytes: number }[]): void {
  new Gauge({
    ...{ name, help, labelNames: ['folder'] },
    collect() {
      this.reset();
      for (const { holds, bytes } of read()) for (const folder of holds) this.set({ folder }, bytes);
    },
  });
}

function byTask(
  name: string,
  help: string,
  { reports, figure }: { reports: Sources['reports']; figure: Figure },
): void {
  new Gauge({
    ...{ name, help, labelNames: ['task'] },
    collect() {
      this.reset();
      for (const report of reports()) {
        const value = figure(report);
        if (value !== null && value !== undefined) this.set({ task: report.taskId }, value);
      }
    },
  });
}

function gauge(name: string, help: string, read: () => number): void {
  new Gauge({
    ...{ name, help },
    collect() {
      this.set(read());
    },
  });
}
