import { setTimeout as delay } from 'node:timers/promises';
import { closeConnections, type SimulatedAgent } from './agents.js';
import { progressLine, quantile, rounded } from './figures.js';
import { LiveStreams } from './live-streams.js';
import { analyse, clear, insertAgents, park } from './rows.js';
import type { Stack } from './stack.js';
import { TaskEvents } from './task-events.js';
import { cpuOf, residentMiB } from './usage.js';

export interface WaitingFigures {
  agents: number;
  portierMiB: { before: number; waiting: number };
  databaseConnections: number;
  /** Heartbeats answered 503 because all of portier's connections were taken for too long; the agents ask again. */
  unavailable: number;
  /** Portier and PostgreSQL together while nothing happens, share of one core. */
  idleCores: number;
  publishToTaskMs: { p50: number; p99: number };
  /** Event put into the queue -> the grant is with an agent. */
  publishToGrantMs: { p50: number; p99: number };
  publishCpuMs: number;
}

/** Longest wait of the contract, so that little else happens than what is measured. */
const waitMs = 30_000;
const publishes = 20;

/** 1,000 agents with free slots wait; then one publish after the other. */
export async function measureWaiting(stack: Stack, count = 1_000): Promise<WaitingFigures> {
  await clear(stack);
  await park(stack);
  const before = residentMiB(stack.portierPid);
  const live = new LiveStreams(stack);
  const events = new TaskEvents(stack.databaseUrl);
  await events.open();
  const granted = new Map<string, () => void>();
  const refusals = { count: 0 };
  const stopped = new AbortController();
  const agents = await insertAgents(stack, count);
  await analyse(stack);
  try {
    // One after the other at first: the bench must not measure its own rush.
    for (const agent of agents) await agent.beat();
    const waits = agents.map((agent) => wait(agent, { granted, refusals, stopped: stopped.signal }));
    await delay(8_000);
    const idle = cpuOf(stack);
    await delay(5_000);
    const now = cpuOf(stack);
    const idleCores = (now.portier - idle.portier + now.postgres - idle.postgres) / 5_000;
    const figures = {
      agents: count,
      portierMiB: { before, waiting: residentMiB(stack.portierPid) },
      databaseConnections: await connectionsOf(stack),
      idleCores: rounded(idleCores),
      ...(await publishAll(stack, { live, events, granted })),
      unavailable: refusals.count,
    };
    progressLine(`waiting ${JSON.stringify(figures)}`);
    stopped.abort();
    closeConnections();
    await Promise.all(waits);
    return figures;
  } finally {
    stopped.abort();
    closeConnections();
    await events.close();
    await live.close();
  }
}

async function publishAll(
  stack: Stack,
  { live, events, granted }: { live: LiveStreams; events: TaskEvents; granted: Map<string, () => void> },
) {
  const streams = await live.offAir(publishes);
  const before = cpuOf(stack);
  const [toTask, toGrant]: [number[], number[]] = [[], []];
  for (const stream of streams) {
    const began = performance.now();
    const task = events.created(stream.streamId).then(() => toTask.push(performance.now() - began));
    const grant = new Promise<void>((resolve) => granted.set(stream.streamId, resolve));
    await live.publish(stream);
    await grant;
    toGrant.push(performance.now() - began);
    await task;
  }
  const after = cpuOf(stack);
  const cpuMs = after.portier - before.portier + after.postgres - before.postgres;
  return {
    publishToTaskMs: { p50: rounded(quantile(toTask, 0.5)), p99: rounded(quantile(toTask, 0.99)) },
    publishToGrantMs: { p50: rounded(quantile(toGrant, 0.5)), p99: rounded(quantile(toGrant, 0.99)) },
    publishCpuMs: rounded(cpuMs / publishes),
  };
}

interface Waiting {
  granted: Map<string, () => void>;
  refusals: { count: number };
  stopped: AbortSignal;
}

/** As a real agent: after a failure it asks again a little later, each at another moment. */
async function wait(agent: SimulatedAgent, { granted, refusals, stopped }: Waiting): Promise<void> {
  while (!stopped.aborted) {
    const beat = await agent.beat({ waitMs }).catch((error: unknown) => {
      if (stopped.aborted) return undefined;
      if (!String(error).includes('answered 503')) throw error;
      refusals.count += 1;
      return undefined;
    });
    if (beat === undefined) await delay(500 + Math.random() * 1_000);
    for (const { description } of beat?.answer.grants ?? []) granted.get(description.stream.id)?.();
  }
}

async function connectionsOf({ database }: Stack): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows[0]?.count ?? 0;
}
