/**
 * What the API costs as an installation grows: portier as a process on the PostgreSQL of `npm start`.
 * - the first page of the list of streams with 10 and with 10,000 streams: as administrator, as somebody with 10 streams of their own among the
 *   10,000, and as somebody who sees all through one application. Target: the CPU and the time of each at most 3 times that of 10 streams;
 * - the last pages, searches and other sortings of the 10,000, for comparison;
 * - 200 clients of the live events on one replica: memory per client, and how long 100 changes take to reach all.
 * Run: `npm run bench -- api`. API_BENCH_ONLY=lists,events picks some; API_BENCH_ROUNDS sets how many requests are measured.
 */
import { startStack, type Stack } from '../control/stack.js';
import { measureEvents } from './events.js';
import { measureLists } from './lists.js';

const parts: Record<string, (stack: Stack) => Promise<object>> = { lists: measureLists, events: measureEvents };
const wanted = process.env['API_BENCH_ONLY']?.split(',') ?? Object.keys(parts);

const result: Record<string, object> = {};
for (const [name, measure] of Object.entries(parts)) {
  if (!wanted.includes(name)) continue;
  const stack = await startStack();
  try {
    result[name] = await measure(stack);
  } finally {
    await stack.stop();
  }
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n${JSON.stringify({ bench: 'api', ...result })}\n`);
