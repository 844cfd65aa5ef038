import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { walk, withoutExample, type Seen, type Step } from '../testing/api-walk.js';
import { send, startPortier, type RunningPortier } from '../testing/portier.js';
import { insertTask } from '../testing/rows.js';
import { operationExamples } from './generated/examples.js';

/**
 * The examples of the OpenAPI document are requests that were made and answers that were given: this walks through all of them against
 * portier, and holds each answer against its schema and against the example. RECORD_EXAMPLES=1 writes the examples anew
 * (then `npm run generate`).
 */
const isRecording = process.env['RECORD_EXAMPLES'] === '1';
const recordedFile = join(import.meta.dirname, 'generated/examples.ts');

interface Operation {
  id: string;
  method: string;
  path: string;
  schema: object | undefined;
}

interface Walked extends Step {
  operation: string;
  path: Record<string, string>;
  status: number;
  answer: unknown;
}

let portier: RunningPortier;
let operations: Map<string, Operation>;
let schemas: Record<string, object>;
const walked: Walked[] = [];

beforeAll(async () => {
  portier = await startPortier();
  // Nothing is live: a sweep would end the task that waits, and what nobody reaches would become a problem after a while. Long before there
  // is any of it, so that neither is under way then.
  await portier.database.query(
    `insert into schedules (name, next_at)
     select name, now() + interval '1 hour' from unnest('{sweep-streams,judge-health}'::text[]) name
         on conflict (name) do update set next_at = excluded.next_at`,
  );
  const { body: document } = await send<any>(`${portier.url}/api/openapi.json`, { method: 'GET' });
  schemas = document.components.schemas;
  operations = new Map(
    Object.entries<any>(document.paths).flatMap(([path, methods]) =>
      Object.entries<any>(methods).map(([method, { operationId: id, responses }]) => {
        const [, answer] = Object.entries<any>(responses).find(([status]) => /^2/.test(status)) ?? [];
        const schema: object | undefined = answer?.content?.['application/json']?.schema;
        return [id, { id, method: method.toUpperCase(), path, schema }];
      }),
    ),
  );
  await walkThrough();
});
afterAll(() => portier.close());

/** What was walked, then all that only reads, then all that deletes, in reverse. */
async function walkThrough(): Promise<void> {
  const seen = new Map<string, any>();
  const made = new Map<string, string>();
  for (const step of walk) {
    const next = typeof step === 'function' ? step(seen) : step;
    if (next.operation === 'Tasks.retry') made.set('tasks', await insertWaitingTask(seen));
    await take(next, seen, made);
  }
  const rest = [...operations.values()].filter(({ id }) => !seen.has(id) && withoutExample[id] === undefined);
  for (const { id } of rest.filter(({ method }) => method === 'GET')) await take({ operation: id }, seen, made);
  // What is within something goes first.
  const depth = ({ path }: Operation) => path.split('{').length;
  const deletes = rest.reverse().filter(({ method }) => method === 'DELETE');
  deletes.sort((a, b) => depth(b) - depth(a));
  for (const { id } of deletes) await take({ operation: id }, seen, made);
}

async function insertWaitingTask(seen: Seen): Promise<string> {
  const configurationId = seen.get('Configurations.create').id as string;
  const taskId = await insertTask(portier.database, seen.get('Streams.create').id, { configurationId });
  await portier.database.query(`update tasks set grace_until = now() + interval '1 hour' where id = $1`, [taskId]);
  return taskId;
}

async function take(step: Step, seen: Map<string, any>, made: Map<string, string>): Promise<void> {
  const operation = operations.get(step.operation);
  if (operation === undefined) throw new Error(`the walk names ${step.operation}, which is no operation`);
  const { method, path } = operation;
  const parameters: Record<string, string> = {};
  const address = path.replace('/api/v1', '').replace(/\/([^/]+)\/\{(\w+)\}/g, (_, word: string, name: string) => {
    // Grants are made below several nouns.
    parameters[name] = step.path?.[name] ?? made.get(`${path}/${word}`) ?? made.get(word) ?? '';
    return `/${word}/${encodeURIComponent(parameters[name])}`;
  });
  const query = step.query === undefined ? '' : `?${new URLSearchParams(step.query).toString()}`;
  const { status, body } = await portier.call<any>(method, `${address}${query}`, { body: step.body });
  walked.push({ ...step, path: parameters, status, answer: body });
  seen.set(step.operation, body);
  const noun = address.split('/').at(-1) ?? '';
  const id: unknown = body?.id ?? Object.values<any>(body ?? {}).find((value) => value?.id !== undefined)?.id;
  if (method === 'POST' && status === 201 && id !== undefined) made.set(noun, String(id));
  if (method === 'PUT' && noun === 'grants')
    made.set(`${path}/{grantId}/grants`, String(body.items.at(-1)?.grantId ?? ''));
  if (step.operation === 'Groups.join') made.set('members', parameters['userId'] ?? '');
}

describe('the examples of the API', () => {
  it('are there for every operation, but for those that are listed with a reason', () => {
    const without = [...operations.keys()].filter((id) => !walked.some(({ operation }) => operation === id));
    expect(without.filter((id) => withoutExample[id] === undefined)).toEqual([]);
    expect(Object.keys(withoutExample).filter((id) => !operations.has(id))).toEqual([]);
  });

  it('work, one after the other', () => {
    const failed = walked.filter(({ status }) => status > 299);
    expect(
      failed.map(({ operation, status, answer }) => [operation, status, JSON.stringify(answer).slice(0, 300)]),
    ).toEqual([]);
  });

  it('are answered as their schemas say', () => {
    const wrong = walked.flatMap(({ operation, status, answer }) => {
      const schema = operations.get(operation)?.schema;
      if (schema === undefined || status === 204) return [];
      const result = zodOf(schema).safeParse(answer);
      return result.success ? [] : [[operation, result.error.issues.slice(0, 3)]];
    });
    expect(wrong).toEqual([]);
  });

  it('are in the document as they are', async () => {
    const examples = recorded();
    if (isRecording) await writeFile(recordedFile, moduleOf(examples));
    const stale = Object.entries(examples).filter(([id, example]) => !isAlike(operationExamples[id], example));
    // Record them anew: RECORD_EXAMPLES=1, then "npm run generate".
    expect(isRecording ? [] : stale.map(([id]) => id)).toEqual([]);
  });
});

/** The document's schemas refer to each other. */
function zodOf(schema: object): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
}

/** As they go into the document: with the same ids, times and secrets at each recording. */
function recorded(): Record<string, object> {
  const ids = new Map<string, string>();
  const examples = walked
    .filter(({ status }) => status < 300)
    .map(({ operation, path, query, body, answer }) => {
      const example = { path, query, body, answer: typeof answer === 'object' ? answer : undefined };
      return [operation, steady(JSON.parse(JSON.stringify(example)), ids) as object] as const;
    });
  return Object.fromEntries(examples);
}

const secretNames = /^(key|token|secret|link|url)$/;

function steady(value: unknown, ids: Map<string, string>, name = ''): unknown {
  if (Array.isArray(value)) return value.slice(0, 3).map((one) => steady(one, ids));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, steady(one, ids, key)]));
  }
  if (typeof value === 'number' && name === 'id') return 4711;
  if (typeof value !== 'string') return value;
  if (name === 'hint') return 'wxyz';
  if (name === 'hash' || name === 'planHash') return 'hash-of-the-plan';
  if (secretNames.test(name) && !/^\w+:\/\/[^/]*example/.test(value)) return `${name}-that-is-shown-once`;
  return value
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => steadyId(id, ids))
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-11-21T12:00:00.000Z')
    .replace(/127\.0\.0\.1:\d+/g, 'portier.example.org');
}

function steadyId(id: string, ids: Map<string, string>): string {
  const known = ids.get(id) ?? `0192d0a0-0000-7000-8000-${String(ids.size + 1).padStart(12, '0')}`;
  ids.set(id, known);
  return known;
}

/**
 * The same members and the same types of values. What may be null was null in one of them: whether a media server that nobody
 * reaches has been asked yet is a matter of time.
 */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return one !== undefined && other !== undefined;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === 0 || other.length === 0 ? one.length === other.length : isAlike(one[0], other[0]);
  }
  if (typeof one !== 'object' || typeof other !== 'object') return typeof one === typeof other;
  const members = (value: object) => Object.keys(JSON.parse(JSON.stringify(value)) as object);
  const names = members(one);
  return (
    names.join() === members(other).join() &&
    names.every((name) => isAlike(one[name as keyof typeof one], other[name as keyof typeof other]))
  );
}

function moduleOf(examples: object): string {
  return [
    '// Recorded by examples.service-spec.ts (RECORD_EXAMPLES=1). Do not edit.',
    "import type { OperationExamples } from '../operations.js';",
    `export const operationExamples: OperationExamples = ${JSON.stringify(examples, null, 1)};`,
    '',
  ].join('\n');
}
