import type { SimulatedAgent } from './agents.js';
import { progressLine, rounded } from './figures.js';
import { analyse, clear, insertAgents, insertPending, park } from './rows.js';
import type { Stack } from './stack.js';

export interface GrantFigures {
  agents: number;
  tasks: number;
  slotsEach: number;
  grants: number;
  doubled: number;
  seconds: number;
  grantsPerSecond: number;
}

/** 32 agents ask at once until nothing waits any more: 200 tasks, which placement has not seen yet, then 4,000. */
export async function measureGrants(stack: Stack): Promise<GrantFigures[]> {
  return [await race(stack, { tasks: 200, slotsEach: 10 }), await race(stack, { tasks: 4_000, slotsEach: 10 })];
}

const racers = 32;
/** Agents wait for news, as real ones do, and are answered at once when there is some. */
const waitMs = 1_000;

async function race(stack: Stack, { tasks, slotsEach }: { tasks: number; slotsEach: number }): Promise<GrantFigures> {
  await clear(stack);
  await park(stack);
  const agents = await insertAgents(stack, racers);
  // Each has said hello: placement knows all of them.
  await Promise.all(agents.map((agent) => agent.beat({ freeSlots: 0 })));
  await insertPending(stack, tasks);
  await analyse(stack);
  const granted: string[] = [];
  const began = performance.now();
  await Promise.all(agents.map((agent) => askUntilDone(agent, { granted, tasks, slotsEach })));
  const seconds = (performance.now() - began) / 1_000;
  const figures = {
    ...{ agents: racers, tasks, slotsEach, grants: granted.length, doubled: granted.length - new Set(granted).size },
    ...{ seconds: rounded(seconds), grantsPerSecond: rounded(granted.length / seconds) },
  };
  progressLine(`grants ${JSON.stringify(figures)}`);
  if (figures.grants !== tasks || figures.doubled !== 0) throw new Error(`${tasks} tasks: ${JSON.stringify(figures)}`);
  await requireOneRunEach(stack, tasks);
  return figures;
}

/** As an agent does: what it was given it reports from then on. */
async function askUntilDone(
  agent: SimulatedAgent,
  { granted, tasks, slotsEach }: { granted: string[]; tasks: number; slotsEach: number },
): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (granted.length < tasks) {
    const { answer } = await agent.beat({ freeSlots: slotsEach, waitMs });
    granted.push(...answer.grants.map(({ description }) => description.taskId));
    if (performance.now() > deadline) throw new Error(`only ${granted.length} of ${tasks} tasks were granted`);
  }
}

async function requireOneRunEach({ database }: Stack, tasks: number): Promise<void> {
  const { rows } = await database.query<{ runs: number; tasks: number }>(
    'select count(*)::int as runs, count(distinct task_id)::int as tasks from runs',
  );
  if (rows[0]?.runs !== tasks || rows[0].tasks !== tasks) throw new Error(`runs: ${JSON.stringify(rows[0])}`);
}
