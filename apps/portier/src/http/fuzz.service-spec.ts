import { createTestDatabase, createTestRedis } from '@app/kit/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hostile, spoilt, valuesOf, type JsonSchema, type Known } from '../testing/json-schema-values.js';
import { bootstrap, clusterSecret, startPortierProcess, type PortierProcess } from '../testing/portier-process.js';

/**
 * Every route of the OpenAPI document under requests nobody would send, made from the document itself: whatever comes, nothing above 499,
 * no stack trace, no SQL, no secret in the answer, and no error in portier's log. FUZZ_RUNS makes it longer (requests an operation), FUZZ_SEED another one.
 */
const runs = Number(process.env['FUZZ_RUNS'] ?? 6);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_121);

const password = 'a password of the fuzz tests';
const secret = `hunter2-${randomUUID()}`;

/** They answer for ever, or wait as long as they are asked to: not what is tried here. */
const endless = new Set(['LiveEvents.events', 'Guest.events']);
/** They ask a director, and there is none: `unavailable` is right. */
const reachingOut = new Set(['LiveStreams.picture', 'Guest.picture']);
/** They would end the very account or session that asks. */
const suicidal = new Set(['Session.signOut', 'Sessions.endOthers']);

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
}

interface Operation {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonSchema | undefined;
}

interface Attempt {
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

let portier: PortierProcess;
let operations: Operation[];
let known: Known;
const callers: Record<string, string> = { nobody: '' };
let cleanUp: () => Promise<void>;

beforeAll(async () => {
  const [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  await bootstrap(database.url, { admin: { name: 'admin', password } });
  portier = await startPortierProcess({ DATABASE_URL: database.url, PORTIER_REDIS_URL: redis.url, LOG_LEVEL: 'error' });
  await portier.ready();
  cleanUp = async () => {
    await portier.kill();
    await Promise.all([database.drop(), redis.drop()]);
  };
  const ids = await things(database.url);
  const document = (await (await fetch(`${portier.url}/api/openapi.json`)).json()) as any;
  operations = operationsOf(document);
  known = { schemas: document.components.schemas, ids, secret };
});
afterAll(() => cleanUp());

/** One of each, so that routes get beyond "not found"; and two callers. @returns their ids */
async function things(databaseUrl: string): Promise<string[]> {
  const basic = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  const post = async (path: string, body: object): Promise<any> => {
    const answer = await portier.call<any>('POST', path, { body, headers: { authorization: basic } });
    if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const tokenOf = async (authorization: string) => {
    const body = {
      name: 'fuzz',
      scopes: ['*:write', 'session:write', 'sessions:write', 'tokens:write', 'account:write'],
    };
    const answer = await portier.call<any>('POST', '/tokens', { body, headers: { authorization } });
    return `Bearer ${answer.body.token}`;
  };
  const stream = await post('/streams', { name: 'fuzzed' });
  const configuration = await post('/configurations', { streamId: stream.id, type: 'hls' });
  const agent = await post('/concierges', { name: 'fuzzed' });
  const edge = await post('/edges', { name: 'fuzzed', baseUrl: 'https://edge.example.org' });
  const user = await post('/users', { name: 'stranger', password });
  const group = await post('/groups', { name: 'fuzzed' });
  callers['administrator'] = await tokenOf(basic);
  callers['stranger'] = await tokenOf(`Basic ${Buffer.from(`stranger:${password}`).toString('base64')}`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into tasks (configuration_version, stream_id, publication_id, type, description, description_hash)
     values (1, $1, gen_random_uuid(), 'hls', '{}', 'x') returning id`,
    [stream.id],
  );
  await client.end();
  return [stream, configuration, agent, edge, user.user ?? user, group, ...rows].map(({ id }) => id as string);
}

function operationsOf(document: any): Operation[] {
  return Object.entries<any>(document.paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods)
      .filter(([, { operationId }]) => !endless.has(operationId) && !suicidal.has(operationId))
      .map(([method, { operationId, parameters = [], requestBody }]) => ({
        ...{ id: operationId, method: method.toUpperCase(), path, parameters },
        body: requestBody?.content?.['application/json']?.schema,
      })),
  );
}

/** Requests for an operation: most of them nearly right, so that they get far. */
function attemptsOn(operation: Operation): fc.Arbitrary<Attempt> {
  const values = operation.parameters.map((parameter) => fc.tuple(fc.constant(parameter), parameterOf(parameter)));
  return fc
    .tuple(fc.tuple(...values), bodiesOf(operation))
    .map(([parameters, body]) => attempt(operation, parameters, body));
}

function parameterOf(parameter: Parameter): fc.Arbitrary<string | undefined> {
  const texts = fc.constantFrom(...hostile.map(asText));
  // What it would wait for, we would.
  const good = /wait/i.test(parameter.name) ? fc.constant('0') : valuesOf(parameter.schema, known).map(asText);
  const bad = /wait/i.test(parameter.name) ? fc.constantFrom('-1', 'x', '31', '1e9') : texts;
  if (parameter.in === 'path') return fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: bad });
  return fc.oneof(fc.constant(undefined), { weight: 2, arbitrary: good }, bad);
}

function bodiesOf({ body: schema }: Operation): fc.Arbitrary<string | undefined> {
  if (schema === undefined) return fc.constantFrom(undefined, undefined, '{}', 'x');
  const good = valuesOf(schema, known);
  const wrong = fc
    .tuple(good, fc.nat(), fc.constantFrom(...hostile, undefined))
    .map(([body, at, by]) => spoilt(body, at, by));
  const raw = fc.constantFrom(
    '',
    '{',
    '[]',
    '"x"',
    'null',
    '{"a":1e999}',
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  );
  const json = fc.oneof({ weight: 3, arbitrary: good }, { weight: 4, arbitrary: wrong }).map(withoutWaiting);
  return fc.oneof({ weight: 6, arbitrary: json.map((body) => JSON.stringify(body)) }, { weight: 1, arbitrary: raw });
}

function withoutWaiting(body: unknown): unknown {
  return body !== null && typeof body === 'object' && 'waitMs' in body ? { ...body, waitMs: 0 } : body;
}

function attempt(
  operation: Operation,
  parameters: [Parameter, string | undefined][],
  body: string | undefined,
): Attempt {
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const [{ name, in: place }, value] of parameters) {
    if (place === 'path') path = path.replace(`{${name}}`, encoded(value ?? ''));
    if (value === undefined) continue;
    if (place === 'query') query.append(name, value);
    // A header that cannot be sent is no attempt.
    if (place === 'header' && /^[\x20-\x7e]*$/.test(value)) headers[name] = value;
  }
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  return { url: `${path}${search}`, headers, body: ['GET', 'DELETE'].includes(operation.method) ? undefined : body };
}

/** Half a surrogate pair has no encoding: it goes as the bytes a careless client would send. */
function encoded(text: string): string {
  const safe = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '�'));
  return safe === '' || safe === '.' || safe === '..' ? '%20' : safe;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

const forbidden: [string, RegExp | string][] = [
  ['a stack trace', /\n\s+at |\bat [\w.<>]+ \(|node:internal|node_modules|\.[jt]s:\d+/],
  [
    'SQL or an error of PostgreSQL',
    /\bselect .* from\b|syntax error at|violates .* constraint|invalid input syntax|SQLSTATE|pg_/i,
  ],
  ['the secret of the request', secret],
  ['the cluster secret', clusterSecret],
  ['the password', password],
];

async function tryOne(
  { id, method }: Operation,
  { url, headers, body }: Attempt,
  authorization: string,
): Promise<string[]> {
  const response = await fetch(`${portier.url}${url}`, {
    method,
    headers: { ...headers, ...(authorization === '' ? {} : { authorization }) },
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const found = forbidden.filter(([, what]) => (typeof what === 'string' ? text.includes(what) : what.test(text)));
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return [
    ...(response.status > 499 && !(response.status === 503 && reachingOut.has(id))
      ? [`answered ${response.status}: ${text.slice(0, 300)}`]
      : []),
    ...(response.status > 399 && !isProblem
      ? [`answered ${response.status} without a problem document: ${text.slice(0, 200)}`]
      : []),
    // What was asked for as a thing of one's own (a name, a title) may come back: only errors are looked at.
    ...(response.status > 399 ? found.map(([what]) => `told ${what}: ${text.slice(0, 300)}`) : []),
    ...(response.status < 400 && text.includes(secret)
      ? [`told the secret of the request: ${text.slice(0, 300)}`]
      : []),
  ];
}

/** What took longest, for whoever wants this test to be quicker (FUZZ_TIMES=1). */
function slowest(took: ReadonlyMap<string, number>): string {
  const sorted = [...took].sort(([, a], [, b]) => b - a).slice(0, 12);
  return sorted.map(([id, ms]) => `${id} ${Math.round(ms)} ms`).join(', ');
}

describe(`every operation of the API (seed ${seed}, ${runs} requests each)`, () => {
  it.each(['administrator', 'stranger', 'nobody'])('stands what %s may send', async (caller) => {
    const complaints: string[] = [];
    const took = new Map<string, number>();
    let sent = 0;
    const share = caller === 'administrator' ? runs : Math.ceil(runs / 4);
    const waiting = operations.flatMap((operation, index) =>
      fc.sample(attemptsOn(operation), { numRuns: share, seed: seed + index }).map((one) => ({ operation, one })),
    );
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { operation, one } = next;
        sent += 1;
        const began = performance.now();
        const found = await tryOne(operation, one, callers[caller] ?? '');
        took.set(operation.id, (took.get(operation.id) ?? 0) + performance.now() - began);
        for (const complaint of found) {
          complaints.push(
            `${operation.id}: ${operation.method} ${one.url.slice(0, 300)} ${one.body?.slice(0, 600) ?? ''}\n  ${complaint}`,
          );
        }
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    if (process.env['FUZZ_TIMES']) process.stderr.write(`${caller}: ${slowest(took)}\n${complaints.join('\n')}\n`);
    expect(complaints.slice(0, 12)).toEqual([]);
    expect(sent).toBe(operations.length * share);
  });

  it('left no error in the log, and portier at work', async () => {
    const lines = portier
      .output()
      .split('\n')
      .filter((line) => line !== '');
    expect(lines.slice(0, 5)).toEqual([]);
    await portier.ready();
    const headers = { authorization: callers['administrator'] ?? '' };
    expect((await portier.call('GET', '/session', { headers })).status).toBe(200);
  });
});
