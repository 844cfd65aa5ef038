import { progressLine, quantile, rounded } from '../control/figures.js';
import { analyse, bulk, clear } from '../control/rows.js';
import type { Stack } from '../control/stack.js';
import { cpuOf } from '../control/usage.js';
import { insertPerson, type Person } from './people.js';

const rounds = Number(process.env['API_BENCH_ROUNDS'] ?? 150);

interface Figures {
  /** Portier's and PostgreSQL's together, a request. */
  cpuMs: number;
  p50Ms: number;
  items: number;
}

/** One run: the same pages with 10 and with 10,000 streams. */
export async function measureLists(stack: Stack): Promise<object> {
  const few = await withStreams(stack, 10);
  const many = await withStreams(stack, 10_000);
  const ratios = Object.fromEntries(
    Object.keys(few).map((name) => {
      const [a, b] = [few[name], many[name]];
      if (a === undefined || b === undefined) throw new Error(`${name} was measured once only`);
      return [name, { cpu: rounded(b.cpuMs / a.cpuMs), p50: rounded(b.p50Ms / a.p50Ms) }];
    }),
  );
  return { streams10: few, streams10000: many, ratios };
}

async function withStreams(stack: Stack, count: number): Promise<Record<string, Figures>> {
  await clear(stack);
  const people = {
    administrator: await insertPerson(stack, { isAdministrator: true }),
    owner: await insertPerson(stack),
    member: await insertPerson(stack),
  };
  await insertStreams(stack, count, people);
  await analyse(stack);
  const measured: Record<string, Figures> = {};
  for (const [name, person, query] of [
    ['administrator, first page', people.administrator, ''],
    ['administrator, newest first', people.administrator, '&sort=-createdAt'],
    ['administrator, search', people.administrator, '&search=s-00'],
    ['owner of ten, first page', people.owner, ''],
    ['all by an application, first page', people.member, ''],
  ] as const) {
    measured[name] = await measure(stack, person, `/streams?limit=10${query}`);
    progressLine(`${count} streams, ${name}: ${JSON.stringify(measured[name])}`);
  }
  return measured;
}

/** The first ten are the owner's, all are in an application that the member may view. */
async function insertStreams(
  { database }: Stack,
  count: number,
  people: Record<'owner' | 'member', Person>,
): Promise<void> {
  await bulk(database, async () => {
    await database.query(
      `insert into streams (application_id, name, title, created_at)
       select (select id from applications where name = 'live'), 's-' || to_char(n, 'FM00000'), 'Stream ' || n,
              now() - n * interval '1 second'
         from generate_series(1, $1::int) n`,
      [count],
    );
    await database.query(
      `insert into grants (user_id, stream_id, rights)
       select $1, id, '{view,change,delete}' from streams order by name limit 10`,
      [people.owner.id],
    );
    await database.query(
      `insert into grants (user_id, application_id, rights) select $1, id, '{view}' from applications where name = 'live'`,
      [people.member.id],
    );
  });
}

async function measure(stack: Stack, { authorization }: Person, path: string): Promise<Figures> {
  const ask = async (): Promise<number> => {
    const response = await fetch(`${stack.portierUrl}/api/v1${path}`, { headers: { authorization } });
    const body = (await response.json()) as { items?: unknown[] };
    if (body.items === undefined) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
    return body.items.length;
  };
  let items = 0;
  for (let warm = 0; warm < 20; warm += 1) items = await ask();
  const before = cpuOf(stack);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const after = cpuOf(stack);
  const cpuMs = (after.portier + after.postgres - before.portier - before.postgres) / rounds;
  return { cpuMs: rounded(cpuMs), p50Ms: rounded(quantile(times, 0.5)), items };
}
