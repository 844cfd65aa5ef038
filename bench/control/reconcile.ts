import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';
import { progressLine, quantile, rounded } from './figures.js';
import { LiveStreams } from './live-streams.js';
import { analyse, clear, insertRunning, park } from './rows.js';
import type { Stack } from './stack.js';
import { TaskEvents } from './task-events.js';
import { cpuOf, residentMiB } from './usage.js';

export interface ReconcileFigures {
  live: number;
  /** Event put into the queue -> task committed, with the look at the media server between them. */
  publishToTaskMs: { p50: number; p99: number };
  publishCpuMs: number;
  /** A turn of the sweep that gives each of its streams a task. */
  createCpuMsEach: number;
  /** A turn that finds everything as it should be. */
  sweepCpuMsEach: number;
  portierMiB: number;
}

/** Cost of one stream while 100 and while 10,000 others are on air. */
export async function measureReconcile(stack: Stack): Promise<ReconcileFigures[]> {
  await clear(stack);
  await park(stack);
  const live = new LiveStreams(stack);
  const events = new TaskEvents(stack.databaseUrl);
  await events.open();
  try {
    await live.addLive(swept, { areFirst: true });
    const few = await measure(stack, { live, events });
    await live.addLive(9_900);
    await insertRunning(stack);
    // They get their tasks once more, among the others.
    await stack.database.query('delete from tasks where stream_id < $1', [firstOther]);
    return [few, await measure(stack, { live, events })];
  } finally {
    await events.close();
    await live.close();
  }
}

/** What one turn of portier's sweep looks at. */
const swept = 100;
const firstOther = '00000001-0000-0000-0000-000000000000';
const sweeps = 3;
const publishes = 30;

async function measure(
  stack: Stack,
  { live, events }: { live: LiveStreams; events: TaskEvents },
): Promise<ReconcileFigures> {
  await analyse(stack);
  const idle = await idleCpuMsPerSecond(stack);
  const created = await sweep(stack, idle);
  await requireTasks(stack);
  const noop = [];
  for (let turn = 0; turn < sweeps; turn += 1) noop.push(await sweep(stack, idle));
  await requireTasks(stack);
  const { times, cpuMs } = await publishAll(stack, { live, events, idle });
  const { rows } = await stack.database.query<{ count: number }>('select count(*)::int from publications');
  const figures = {
    live: (rows[0]?.count ?? 0) - publishes,
    publishToTaskMs: { p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99)) },
    publishCpuMs: rounded(cpuMs / publishes),
    createCpuMsEach: rounded(created / swept),
    sweepCpuMsEach: rounded(noop.reduce((sum, ms) => sum + ms, 0) / sweeps / swept),
    portierMiB: residentMiB(stack.portierPid),
  };
  progressLine(`reconcile ${JSON.stringify(figures)}`);
  return figures;
}

async function publishAll(
  stack: Stack,
  { live, events, idle }: { live: LiveStreams; events: TaskEvents; idle: number },
): Promise<{ times: number[]; cpuMs: number }> {
  const streams = await live.offAir(publishes);
  const before = cpuOf(stack);
  const began = performance.now();
  const times: number[] = [];
  for (const stream of streams) {
    const start = performance.now();
    const task = events.created(stream.streamId);
    await live.publish(stream);
    await task;
    times.push(performance.now() - start);
  }
  return { times, cpuMs: spent(stack, before) - (idle * (performance.now() - began)) / 1_000 };
}

async function requireTasks({ database }: Stack): Promise<void> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int from tasks where stream_id < $1 and state <> 'ended'`,
    [firstOther],
  );
  if (rows[0]?.count !== swept) throw new Error(`${swept} streams were swept and have ${rows[0]?.count} tasks`);
}

const quietTurns = 8;
const turnMs = 250;

/** Makes the first turn of a sweep due, and waits until portier and PostgreSQL are quiet again. @returns CPU above idle, ms */
async function sweep(stack: Stack, idle: number): Promise<number> {
  const before = cpuOf(stack);
  const began = performance.now();
  await stack.database.query(`update schedules set next_at = now(), position = null where name = 'sweep-streams'`);
  await waitFor('the sweep to begin', async () => {
    const { rows } = await stack.database.query<{ due: boolean }>(
      `select next_at <= now() as due from schedules where name = 'sweep-streams'`,
    );
    return rows[0]?.due === false;
  });
  await park(stack);
  let quiet = 0;
  while (quiet < quietTurns) {
    const start = cpuOf(stack);
    await delay(turnMs);
    quiet = spent(stack, start) < (idle * turnMs) / 1_000 + quietCpuMs ? quiet + 1 : 0;
  }
  return spent(stack, before) - (idle * (performance.now() - began)) / 1_000;
}

/** Two ticks above idle in a turn are still quiet. */
const quietCpuMs = 20;

async function idleCpuMsPerSecond(stack: Stack): Promise<number> {
  await delay(1_000);
  const before = cpuOf(stack);
  await delay(4_000);
  return spent(stack, before) / 4;
}

function spent(stack: Stack, before: { portier: number; postgres: number }): number {
  const now = cpuOf(stack);
  return now.portier - before.portier + now.postgres - before.postgres;
}
