import type { SimulatedAgent } from './agents.js';
import { quantile, rounded, progressLine } from './figures.js';
import { analyse, clear, insertAgents, insertHeld, insertPending, park } from './rows.js';
import type { Stack } from './stack.js';
import { cpuOf, residentMiB } from './usage.js';

const tasksEach = 100;
const measured = Number(process.env['CONTROL_BENCH_BEATS'] ?? 300);

export interface HeartbeatFigures {
  agents: number;
  tasks: number;
  /** Tasks that wait and that none of these agents can run. */
  impossible: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: { portier: number; postgres: number; sum: number };
  /** One-row update by primary key, same PostgreSQL, same minute, from the bench's own process. */
  floor: { p50Ms: number; p99Ms: number };
  ratioToFloor: number;
  portierMiB: number;
}

/**
 * Cost of one heartbeat that reports 100 running tasks with new figures and has free slots, one at a time: what grows with
 * the size of the cluster shows, and not how full the machine is.
 */
export async function measureHeartbeats(stack: Stack): Promise<HeartbeatFigures[]> {
  const rows: HeartbeatFigures[] = [];
  await clear(stack);
  await park(stack);
  const agents: SimulatedAgent[] = [];
  for (const size of [1, 100, 1_000]) {
    const more = await insertAgents(stack, size - agents.length);
    await insertHeld(stack, more, tasksEach);
    agents.push(...more);
    await analyse(stack);
    rows.push(await measure(stack, agents, 0));
  }
  const impossible = 50_000;
  await insertPending(stack, impossible, 'encoder:av1');
  await analyse(stack);
  rows.push(await measure(stack, agents, impossible));
  return rows;
}

async function measure(stack: Stack, agents: readonly SimulatedAgent[], impossible: number): Promise<HeartbeatFigures> {
  await warmUp(agents);
  const beats: number[] = [];
  const floors: number[] = [];
  const cpu = { portier: 0, postgres: 0 };
  for (let index = 0; index < measured; index += 1) {
    const before = cpuOf(stack);
    // A step that shares no factor with the number of agents: every beat another one.
    for (let turn = 0; turn < beatsAtOnce; turn += 1) {
      const agent = agents[((index * beatsAtOnce + turn) * 7) % agents.length]!;
      const { ms, answer } = await agent.beat();
      if (answer.grants.length + answer.stops.length > 0) throw new Error('a heartbeat of the bench changed something');
      beats.push(ms);
    }
    const after = cpuOf(stack);
    cpu.portier += after.portier - before.portier;
    cpu.postgres += after.postgres - before.postgres;
    for (let turn = 0; turn < beatsAtOnce; turn += 1) floors.push(await updateOneRow(stack));
    if (beats.length >= measured) break;
  }
  return summarise(stack, { agents, impossible, beats, floors, cpu });
}

/** Long enough that 10 ms of CPU resolution do not matter, short enough that floor and beat share their surroundings. */
const beatsAtOnce = 25;

/** Every agent once: rows get their first report; and the programs get warm. */
async function warmUp(agents: readonly SimulatedAgent[]): Promise<void> {
  const queue = [...agents];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let agent = queue.pop(); agent !== undefined; agent = queue.pop()) await agent.beat();
    }),
  );
  for (let turn = 0; turn < 50; turn += 1) await agents[turn % agents.length]!.beat();
}

async function updateOneRow({ database }: Stack): Promise<number> {
  const began = performance.now();
  await database.query('update control_plane set last_beat_at = last_beat_at where only_row');
  return performance.now() - began;
}

function summarise(
  stack: Stack,
  run: {
    agents: readonly SimulatedAgent[];
    impossible: number;
    beats: number[];
    floors: number[];
    cpu: { portier: number; postgres: number };
  },
): HeartbeatFigures {
  const { agents, beats, floors, cpu } = run;
  const figures = {
    agents: agents.length,
    tasks: agents.length * tasksEach,
    impossible: run.impossible,
    p50Ms: rounded(quantile(beats, 0.5)),
    p99Ms: rounded(quantile(beats, 0.99)),
    cpuMs: {
      portier: rounded(cpu.portier / beats.length),
      postgres: rounded(cpu.postgres / beats.length),
      sum: rounded((cpu.portier + cpu.postgres) / beats.length),
    },
    floor: { p50Ms: rounded(quantile(floors, 0.5)), p99Ms: rounded(quantile(floors, 0.99)) },
    ratioToFloor: rounded(quantile(beats, 0.5) / quantile(floors, 0.5)),
    portierMiB: residentMiB(stack.portierPid),
  };
  progressLine(`heartbeat ${JSON.stringify(figures)}`);
  return figures;
}
