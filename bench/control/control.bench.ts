/**
 * What the control plane costs as the cluster grows: portier as a process on the PostgreSQL of `npm start`, simulated agents, rows made by SQL.
 * - a heartbeat with 1 / 100 / 1,000 agents of 100 running tasks each. Target: the CPU of the last at most 1.5 times that of the first;
 * - grants: 32 agents race for 200 tasks (exactly 200 grants, none doubled, else the bench fails), and grants a second;
 * - one stream among 100 and among 10,000 on air: publish to task, and a sweep that changes nothing;
 * - 1,000 agents waiting: memory, and how soon one of them gets a new task.
 * Run: `npm run bench -- control`. CONTROL_BENCH_ONLY=heartbeats,grants,reconcile,waiting picks some; CONTROL_BENCH_BEATS sets how many are measured.
 */
import { closeConnections } from './agents.js';
import { measureGrants } from './grants.js';
import { measureHeartbeats } from './heartbeat.js';
import { measureReconcile } from './reconcile.js';
import { startStack } from './stack.js';
import { measureWaiting } from './waiting.js';

const parts = {
  heartbeats: measureHeartbeats,
  grants: measureGrants,
  reconcile: measureReconcile,
  waiting: (stack: Awaited<ReturnType<typeof startStack>>) => measureWaiting(stack),
};
const wanted = process.env['CONTROL_BENCH_ONLY']?.split(',') ?? Object.keys(parts);

const result: Record<string, unknown> = {};
// Each on a fresh cluster: what one leaves behind, rows or memory, is no part of the next.
for (const [name, measure] of Object.entries(parts)) {
  if (!wanted.includes(name)) continue;
  const stack = await startStack();
  try {
    result[name] = await measure(stack);
  } finally {
    closeConnections();
    await stack.stop();
  }
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n${JSON.stringify({ bench: 'control', ...result })}\n`);
