import { deriveClusterKeys, hashToken, heartbeatRequest, seal, type HeartbeatRequest } from '@app/contract';
import fc from 'fast-check';
import { z } from 'zod';
import { send, startPortier, type RunningPortier } from '../testing/portier.js';
import { insertStream, insertTask } from '../testing/rows.js';

/**
 * The agents' API under bodies nobody would send, made from the schema itself: whatever comes, the answer is a heartbeat's or a
 * problem document below 500, and a refused body changes no row.
 */
const token = 'fuzzing-agent-token';
const runs = 150;
let portier: RunningPortier;
let heldId: string;

beforeAll(async () => {
  portier = await startPortier({ PORTIER_LEASE_TTL_MS: '300000' });
  const { database } = portier;
  // Nothing is live: a sweep would end what this needs. Nor may a loop change a row between two looks at it.
  await database.query(
    `insert into schedules (name, next_at)
     select name, now() + interval '1 hour' from unnest('{sweep-streams,place-tasks,expire-leases}'::text[]) name
       on conflict (name) do update set next_at = excluded.next_at`,
  );
  const [agent] = await database.query<{ id: string }>(
    `insert into concierges (name, token_hash) values ('fuzz', $1) returning id`,
    [hashToken(token)],
  );
  const [other] = await database.query<{ id: string }>(
    `insert into concierges (name, token_hash) values ('other', 'x') returning id`,
  );
  const stream = await insertStream(database, 'show');
  heldId = await insertTask(database, stream);
  const foreignId = await insertTask(database, stream);
  await hold(heldId, agent!.id);
  await hold(foreignId, other!.id);
});
afterAll(() => portier.close());

async function hold(taskId: string, conciergeId: string): Promise<void> {
  const sealedServerStream = seal(deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET), 'show');
  const description = {
    ...{ stream: { id: taskId, name: 'show' }, publicationId: taskId, publishedAt: '2026-01-01T12:00:00Z', params: {} },
    input: { rtmpUrl: 'rtmp://127.0.0.1', application: 'live', sealedServerStream },
  };
  await portier.database.query(
    `update tasks set state = 'running', concierge_id = $2, lease_token = 3, lease_expires_at = now() + interval '1 hour',
            description = $3 where id = $1`,
    [taskId, conciergeId, JSON.stringify(description)],
  );
  await portier.database.query('insert into runs (task_id, lease_token, concierge_id) values ($1, 3, $2)', [
    taskId,
    conciergeId,
  ]);
}

const url = () => `${portier.url}/api/v1/concierges/self/heartbeat`;
const beat = (body: unknown, authorization = `Bearer ${token}`) =>
  send<{ status?: number; code?: string }>(url(), { method: 'POST', body, headers: { authorization } });

/** What an agent could have changed: everything, or only what belongs to the other agent. */
async function rows(exceptTask: string | null = null): Promise<string> {
  const { database } = portier;
  const all = await Promise.all([
    database.query(
      `select id, state, reason, stop_reason, concierge_id, lease_token, lease_expires_at, attempts, report from tasks
        where id is distinct from $1 order by id`,
      [exceptTask],
    ),
    database.query(`select * from runs where task_id is distinct from $1 order by task_id`, [exceptTask]),
    database.query(`select * from concierges where $1::uuid is null or name = 'other' order by id`, [exceptTask]),
  ]);
  return JSON.stringify(all);
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Values of a JSON schema, bounds included. Texts hold what databases and logs dislike. */
function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one as JsonSchema)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return objectsOf(schema);
    case 'array':
      return fc.array(valuesOf(schema.items as JsonSchema), { maxLength: 4 });
    case 'string':
      return textsOf(schema);
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? 0,
        max: Math.min(schema.maximum ?? 2 ** 31, Number.MAX_SAFE_INTEGER),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e300, max: schema.maximum ?? 1e300, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectsOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.properties === undefined) {
    const names = textsOf((schema.propertyNames ?? { maxLength: 64 }) as JsonSchema);
    return fc.dictionary(names, valuesOf(schema.additionalProperties as JsonSchema), { maxKeys: 4 });
  }
  const properties = Object.entries(schema.properties).map(([name, one]) => [name, valuesOf(one as JsonSchema)]);
  return fc.record(Object.fromEntries(properties) as Record<string, fc.Arbitrary<unknown>>);
}

function textsOf({ format, maxLength = 40, minLength = 0 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constant(heldId));
  if (format === 'date-time') {
    const bounds = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    };
    return fc.date(bounds).map((date) => date.toISOString());
  }
  const length = { minLength, maxLength: Math.min(maxLength, 40) };
  return fc.oneof(fc.string({ ...length, unit: 'binary' }), fc.string(length));
}

const junk = fc.oneof(
  fc.constantFrom(null, '', 'x', '\u0000', -1, 0.5, 1e308, -1e308, 2 ** 53, [], {}, true),
  fc.constant('y'.repeat(2_000)),
  fc.constant(Array.from({ length: 600 }, () => 'z')),
);

/** A body with one place replaced by something else, or left out. */
function spoilt(body: unknown, at: number, by: unknown): unknown {
  const places: ((value: unknown) => void)[] = [];
  const copy: unknown = structuredClone(body);
  const collect = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    const record = node as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      places.push((value) => (value === undefined ? delete record[key] : (record[key] = value)));
      collect(record[key]);
    }
  };
  collect(copy);
  places[at % places.length]?.(by);
  return copy;
}

describe('the heartbeat of agents', () => {
  const bodies = () => {
    const schema = z.toJSONSchema(heartbeatRequest, { io: 'input' });
    // Waiting is not what is tried here, and a draining agent gives its tasks back.
    return valuesOf(schema).map((body) => ({ ...(body as HeartbeatRequest), waitMs: 0, draining: false }));
  };

  it('answers every body of its schema, and touches nobody else', async () => {
    const before = await rows(heldId);
    await fc.assert(
      fc.asyncProperty(bodies(), async (body) => {
        const { status, body: answer } = await beat(body);
        if (status !== 200) expect([400, 422]).toContain(answer.status);
        else expect(answer).toMatchObject({ grants: expect.any(Array), stops: expect.any(Array) });
      }),
      { numRuns: runs },
    );
    expect(await rows(heldId)).toBe(before);
  });

  it('refuses whatever is not of its schema with a problem document, and changes nothing', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(bodies(), fc.nat(), fc.oneof(junk, fc.constant(undefined)), async (body, at, by) => {
        const wrong = spoilt(body, at, by);
        if (heartbeatRequest.safeParse(wrong).success) return;
        const before = await rows();
        const { status, headers, body: problem } = await beat(wrong);
        refused += 1;
        expect([400, 422]).toContain(status);
        expect(headers.get('content-type')).toContain('application/problem+json');
        expect(problem.status).toBe(status);
        expect(await rows()).toBe(before);
      }),
      { numRuns: runs },
    );
    expect(refused).toBeGreaterThan(runs / 4);
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['nothing', ''],
    ['a number', '1'],
    ['a number beyond all bounds', '{"slots": 1e999}'],
    ['a key that is not its own', '{"__proto__": {"isAdmin": true}}'],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['more than the limit', JSON.stringify({ incarnation: 'x'.repeat(5_000_000) })],
  ])('refuses %s, and changes nothing', async (_name, body) => {
    const before = await rows();
    const { status } = await beat(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await rows()).toBe(before);
  });

  it.each<[string, string]>([
    ['another token', 'Bearer another-agents-token'],
    ['the hash instead of the token', `Bearer ${hashToken(token)}`],
    ['no token', ''],
    ['a token of another scheme', `Basic ${token}`],
    ['a token with a quote', `Bearer ${token}'--`],
    ['a token without end', `Bearer ${'a'.repeat(5_000)}`],
  ])('lets nobody in with %s, and changes nothing', async (_name, authorization) => {
    const before = await rows();
    const { status } = await beat({}, authorization);
    expect(status).toBe(401);
    expect(await rows()).toBe(before);
  });
});
