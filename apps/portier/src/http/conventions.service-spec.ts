import type { Problem } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { connect } from 'node:net';
import { send, startPortier, type Answer, type RunningPortier } from '../testing/portier.js';

/** What holds for every route of the REST API, whatever it is about. */
let portier: RunningPortier;
beforeAll(async () => (portier = await startPortier()));
afterAll(() => portier.close());

const raw = (method: string, path: string, { body, headers = {} }: { body?: string; headers?: object } = {}) =>
  fetch(`${portier.url}${path}`, {
    method,
    headers: { authorization: portier.admin.authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  });

async function problemOf(response: Response): Promise<[number, string, string | null]> {
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.detail).not.toBe('');
  return [response.status, problem.code, response.headers.get('content-type')?.split(';')[0] ?? null];
}

const refused = (status: number, code: string) => [status, code, 'application/problem+json'];
const json = { 'content-type': 'application/json' };

describe('a request that no route takes', () => {
  it.each(['/api', '/api/v1', '/api/v1/', '/api/v1/stream', '/api/v1/streams/a/b/c/d', '/api/v2/streams'])(
    'is not found at %s, whatever the method',
    async (path) => {
      for (const method of ['GET', 'POST', 'DELETE', 'PROPFIND']) {
        expect(await problemOf(await raw(method, path))).toEqual(refused(404, 'not_found'));
      }
    },
  );

  it.each([
    ['PUT', '/api/v1/streams', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/streams?x=1', 'GET, HEAD, POST'],
    ['POST', '/api/v1/streams/abc', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/api/v1/tasks/abc/retry', 'POST'],
    ['OPTIONS', '/api/v1/task-types', 'GET, HEAD'],
  ])('is told which methods there are: %s %s', async (method, path, allow) => {
    const response = await raw(method, path);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await problemOf(response)).toEqual(refused(405, 'method_not_allowed'));
  });

  it.each(['/api/v1/streams/%', '/api/v1/streams/%E0%A4%A', '/%'])('cannot be decoded at %s', async (path) => {
    expect(await problemOf(await raw('GET', path))).toEqual(refused(400, 'malformed'));
  });
});

describe('a body', () => {
  it('that is no JSON is refused without its text', async () => {
    const response = await raw('POST', '/api/v1/streams', { body: '{"key": hunter2-secret}', headers: json });
    const text = await response.clone().text();
    expect(await problemOf(response)).toEqual(refused(400, 'malformed'));
    expect(text).not.toContain('hunter2');
  });

  it.each([
    ['text/plain', 'name=x'],
    ['application/xml', '<name/>'],
    ['application/x-www-form-urlencoded', 'name=x'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['nonsense', '{}'],
  ])('of type %s is refused', async (type, body) => {
    const response = await raw('POST', '/api/v1/streams', { body, headers: { 'content-type': type } });
    expect(await problemOf(response)).toEqual(refused(415, 'unsupported_type'));
  });

  it('over 4 MiB is refused, said before it is sent or found out meanwhile', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(4 * 1_048_576) });
    expect(await problemOf(await raw('POST', '/api/v1/streams', { body, headers: json }))).toEqual(
      refused(413, 'too_large'),
    );
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['a nesting without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a prototype', '{"__proto__": {"isAdministrator": true}, "name": "x"}'],
    ['a constructor', '{"constructor": {"prototype": {"a": 1}}, "name": "x"}'],
    ['NUL in a text', '{"name": "x", "title": "a\\u0000b"}'],
    ['half a surrogate pair', '{"name": "x", "title": "\\ud83c"}'],
    ['an unknown field', '{"name": "x", "isAdministrator": true}'],
  ])('that is %s is refused and makes nothing', async (_name, body) => {
    const response = await raw('POST', '/api/v1/streams', { body, headers: json });
    expect([400, 422]).toContain(response.status);
    expect((await portier.call<{ items: [] }>('GET', '/streams?search=x')).body.items).toEqual([]);
  });
});

describe('a client that', () => {
  /** Sends something and tells what came back until the connection ended. */
  function talk(text: string): Promise<string> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(portier.url);
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let answer = '';
      socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      // What was not read when the server closed resets the connection, behind the answer.
      socket.once('close', () => resolve(answer)).on('error', () => undefined);
    });
  }

  it('speaks no HTTP is told so', async () => {
    expect(await talk('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json.*"malformed"/s);
  });

  it('sends headers without end is told so', async () => {
    const answer = await talk(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(100_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 413 .*"too_large"/s);
  });

  it('promises a body over the limit is refused at once, before it sends any', async () => {
    const answer = await talk(
      'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 .*"too_large"/s);
  });
});

describe('Idempotency-Key', () => {
  const create = (key: string, body: object, path = '/streams'): Promise<Answer<any>> =>
    portier.call('POST', path, { body, headers: { 'idempotency-key': key } });

  it('answers a repeat as the first time, its secret included, and makes nothing', async () => {
    const first = await create('a-1', { name: 'once', title: 'Once' });
    const again = await create('a-1', { title: 'Once', name: 'once' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.body.key).toHaveLength(32);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    const [row] = await portier.database.query<{ text: string }>(
      `select row_to_json(k)::text as text from idempotency_keys k where key = 'a-1'`,
    );
    expect(row?.text).toContain('sealed_answer');
    expect(row?.text).not.toContain(first.body.key);
  });

  it('makes one thing of many requests at once', async () => {
    const { body: stream } = await create('keys', { name: 'keys' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => create('k-1', { label: 'van' }, `/streams/${stream.id}/keys`)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of answers)
      if (status !== 201) expect([409, 'in_progress']).toEqual([status, body.code]);
    const { body: list } = await portier.call<{ items: object[] }>('GET', `/streams/${stream.id}/keys`);
    expect(list.items).toHaveLength(2);
  });

  it('is of one request: another one with it is refused', async () => {
    await create('b-1', { name: 'b1' });
    const other = await create('b-1', { name: 'b2' });
    expect([other.status, other.body.errors?.[0]?.path]).toEqual([422, 'Idempotency-Key']);
    expect((await create('b-1', { name: 'b1' }, '/applications')).status).toBe(422);
  });

  it('is free again when the request failed', async () => {
    expect((await create('c-1', { name: 'not a name' })).status).toBe(422);
    expect((await create('c-1', { name: 'a-name' })).status).toBe(201);
    const taken = await create('c-2', { name: 'a-name' });
    expect([taken.status, (await create('c-2', { name: 'another-name' })).status]).toEqual([409, 201]);
  });

  it('is taken over from a request that died, which can then no longer commit', async () => {
    const { database } = portier;
    const [user] = await database.query<{ id: string }>(`select id from users where name = 'admin'`);
    await create('d-1', { name: 'd1' });
    await database.query(
      `update idempotency_keys set sealed_answer = null, done_at = null, started_at = now() - interval '2 minutes'
        where user_id = $1 and key = 'd-1'`,
      [user!.id],
    );
    // It was not done as far as the row says: the repeat finds the name taken.
    expect((await create('d-1', { name: 'd1' })).body.code).toBe('conflict');
    await create('d-2', { name: 'd2' });
    await database.query(
      `update idempotency_keys set sealed_answer = null, started_at = now() - interval '2 minutes'
        where user_id = $1 and key = 'd-2'`,
      [user!.id],
    );
    const lost = await create('d-2', { name: 'd2' });
    expect([lost.status, lost.body.detail]).toEqual([409, expect.stringContaining('its answer is lost')]);
  });

  it.each([
    ['two words', 'a b'],
    ['more than 255 characters', 'x'.repeat(256)],
  ])('must not be %s', async (_name, key) => {
    const { status, body } = await create(key, { name: 'never' });
    expect([status, body.errors[0].path]).toEqual([422, 'Idempotency-Key']);
  });
});

describe('bulk', () => {
  it('does what it can and says what it could not', async () => {
    const ids: string[] = [];
    for (const name of ['bulk-1', 'bulk-2', 'bulk-3']) {
      ids.push((await portier.call<{ id: string }>('POST', '/streams', { body: { name } })).body.id);
    }
    const gone = '00000000-0000-4000-8000-000000000000';
    const apply = (action: string, list: string[]) =>
      portier.call<any>('POST', '/streams/bulk', { body: { ids: list, action } });
    const { body, status } = await apply('disable', [ids[0]!, gone, ids[1]!, ids[0]!]);
    expect([status, body.done, body.failed]).toEqual([200, 2, 1]);
    expect(body.items.map((item: any) => [item.id, item.problem?.code ?? null])).toEqual([
      [ids[0], null],
      [gone, 'not_found'],
      [ids[1], null],
    ]);
    const { body: list } = await portier.call<any>('GET', '/streams?search=bulk-');
    expect(list.items.map(({ enabled }: any) => enabled)).toEqual([false, false, true]);
    await apply('delete', ids);
    expect((await portier.call<any>('GET', '/streams?search=bulk-')).body.items).toEqual([]);
  });

  it('takes at least one and at most 200', async () => {
    for (const ids of [[], Array.from({ length: 201 }, () => '00000000-0000-4000-8000-000000000000')]) {
      expect((await portier.call('POST', '/tasks/retry', { body: { ids } })).status).toBe(422);
    }
  });
});

describe('every list', () => {
  it('comes in pages that together are the whole, in every sorting, forwards and backwards', async () => {
    for (let n = 0; n < 7; n += 1) {
      await portier.call('POST', '/applications', { body: { name: `app-${n}` } });
      await portier.call('POST', '/concierges', { body: { name: `agent-${n % 3}-${n}` } });
      const addresses = { rtmpUrl: 'rtmp://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' };
      await portier.call('POST', '/media-servers', { body: { id: `server-${n}`, ...addresses } });
      await portier.call('POST', '/edges', { body: { name: `edge-${n}`, baseUrl: 'http://127.0.0.1:1' } });
      await portier.call('POST', '/streams', { body: { name: `page-${n}`, title: 'Page' } });
      await portier.call('POST', '/groups', { body: { name: `group-${n}` } });
      await portier.call('POST', '/tokens', { body: { name: `token-${n}`, scopes: ['streams:read'] } });
    }
    await portier.database.query(
      `insert into users (name, password_hash, last_sign_in_at)
       select 'somebody-' || n, 'none', case when n % 2 = 0 then now() - n * interval '1 day' end from generate_series(1, 6) n`,
    );
    await portier.database.query(
      `insert into sessions (token_hash, user_id, expires_at, last_used_at)
       select 'session-' || n, u.id, now() + interval '1 day', now() - (n / 2) * interval '1 minute'
         from generate_series(1, 6) n, users u where u.name = 'admin'`,
    );
    // Nothing is judged meanwhile: these would end.
    await portier.database.query(
      `insert into schedules (name, next_at) values ('judge-health', now() + interval '1 hour')
         on conflict (name) do update set next_at = excluded.next_at`,
    );
    await portier.database.query(
      `insert into problems (code, subject, severity, fault, facts, stream_id, state, since)
       select 'silence', s.id::text, case when s.name < 'page-3' then 'error' else 'warning' end, 'publisher', '{}', s.id,
              'open', now() - (case when s.name = 'page-5' then 0 else 7 end) * interval '1 minute'
         from streams s where s.name like 'page-%'`,
    );
    const { body: document } = await send<any>(`${portier.url}/api/openapi.json`, { method: 'GET' });
    let tried = 0;
    for (const path of [
      '/applications',
      '/concierges',
      '/edges',
      '/media-servers',
      '/streams?search=page',
      '/tasks',
      '/refusals',
      '/users',
      '/groups',
      '/tokens',
      '/sessions',
      '/problems',
      '/audit?kind=group',
      '/alert-destinations',
      '/alert-rules',
      '/alert-deliveries',
    ]) {
      const { parameters } = document.paths[`/api/v1${path.replace(/\?.*/, '')}`].get;
      const sorts: string[] = parameters.find(({ name }: any) => name === 'sort').schema.enum;
      for (const sort of sorts) {
        const whole = await pages(path, sort, 200);
        expect(await pages(path, sort, 2)).toEqual(whole);
        if (sort.startsWith('-')) expect(whole).toEqual([...(await pages(path, sort.slice(1), 3))].reverse());
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(45);
    const { body } = await portier.call<any>('GET', '/problems?limit=200');
    expect(new Set(body.items.slice(0, 3).map(({ severity }: any) => severity))).toEqual(new Set(['error']));
  });

  async function pages(path: string, sort: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const separator = path.includes('?') ? '&' : '?';
      const query: string = `${separator}sort=${sort}&limit=${limit}&cursor=${cursor}`;
      const { status, body }: Answer<any> = await portier.call<any>('GET', path + query);
      expect(status).toBe(200);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    return ids;
  }

  it('refuses a cursor of another list or sorting', async () => {
    const { body } = await portier.call<any>('GET', '/streams?search=page&limit=1');
    for (const path of [`/streams?sort=-name`, `/streams?sort=createdAt`, `/applications?sort=createdAt`]) {
      expect((await portier.call('GET', `${path}&cursor=${body.nextCursor}`)).status).toBe(422);
    }
    for (const position of [['createdAt', '2026-13-01 00:00:00+00', body.items[0].id], ['createdAt', 'x', 'y'], {}]) {
      const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
      expect((await portier.call('GET', `/streams?sort=createdAt&cursor=${cursor}`)).status).toBe(422);
    }
  });
});

describe('If-Match', () => {
  const call = (method: string, path: string, ifMatch: string, body?: unknown) =>
    portier.call<any>(method, path, { body, headers: { 'if-match': ifMatch } });
  const make = async (path: string, body: object) => (await portier.call<any>('POST', path, { body })).body;
  const tagOf = async (path: string) => (await portier.call('GET', path)).headers.get('etag') ?? '';

  /** A thing, what changes it, and the address its ETag is of. Each is written to in the ways that `writes` says. */
  const things: Record<
    string,
    () => Promise<{
      etag: string;
      change?: () => Promise<unknown>;
      writes: [method: string, path: string, body?: object][];
    }>
  > = {
    application: async () => {
      const { id, version } = await make('/applications', { name: 'matched' });
      return { etag: `"${version}"`, writes: [['DELETE', `/applications/${id}`]] };
    },
    'publish key': async () => {
      const { id } = await make('/streams', { name: 'matched' });
      const key = await make(`/streams/${id}/keys`, {});
      const path = `/streams/${id}/keys/${key.id}`;
      const change = () => portier.call('PATCH', path, { body: { label: 'of somebody else' } });
      return {
        etag: await tagOf(path),
        change,
        writes: [
          ['PATCH', path, { label: 'mine' }],
          ['DELETE', path],
        ],
      };
    },
    agent: async () => {
      const path = `/concierges/${(await make('/concierges', { name: 'matched' })).id}`;
      const change = () => portier.call('PATCH', path, { body: { givenLabels: { of: 'somebody else' } } });
      return {
        etag: await tagOf(path),
        change,
        writes: [
          ['PATCH', path, { name: 'mine' }],
          ['DELETE', path],
        ],
      };
    },
    token: async () => {
      const { id, version } = await make('/tokens', { name: 'matched', scopes: ['streams:read'] });
      return { etag: `"${version}"`, writes: [['DELETE', `/tokens/${id}`]] };
    },
    session: async () => {
      await portier.database.query(
        `insert into sessions (token_hash, user_id, expires_at)
         select 'matched', id, now() + interval '1 day' from users where name = 'admin'`,
      );
      const { items } = (await portier.call<any>('GET', '/sessions')).body;
      return { etag: `"${items[0].version}"`, writes: [['DELETE', `/sessions/${items[0].id}`]] };
    },
    grant: async () => {
      const { id } = await make('/applications', { name: 'shared' });
      const group = await make('/groups', { name: 'sharers' });
      const path = `/applications/${id}/grants`;
      const share = (rights: string[]) =>
        portier.call<any>('PUT', path, { body: { items: [{ kind: 'group', id: group.id, rights }] } });
      const { items } = (await share(['view'])).body;
      const change = () => share(['view', 'change']);
      return { etag: await tagOf(path), change, writes: [['DELETE', `${path}/${items[0].grantId}`]] };
    },
    quota: async () => {
      const path = `/groups/${(await make('/groups', { name: 'quota' })).id}/quota`;
      const put = (streams: number | null) => ({ streams, liveStreams: null, targets: null });
      const change = () => portier.call('PUT', path, { body: put(1) });
      return {
        etag: await tagOf(path),
        change,
        writes: [
          ['PUT', path, put(2)],
          ['PUT', path, put(null)],
        ],
      };
    },
    'member of a group': async () => {
      const group = `/groups/${(await make('/groups', { name: 'members' })).id}`;
      const [one, other] = [await make('/users', { name: 'member-1' }), await make('/users', { name: 'member-2' })];
      const change = () => portier.call('PUT', `${group}/members/${other.id}`);
      const path = `${group}/members/${one.id}`;
      return {
        etag: await tagOf(group),
        change,
        writes: [
          ['PUT', path],
          ['DELETE', path],
        ],
      };
    },
  };

  it.each(Object.keys(things))('holds every write of a %s to the version its author saw', async (name) => {
    const { etag, change, writes } = await things[name]!();
    expect(etag).toMatch(/^"\w+"$/);
    await change?.();
    for (const [method, path, body] of writes) {
      const stale = await call(method, path, change === undefined ? '"2"' : etag, body);
      expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
      const current = /^Version (\S+) is current/.exec(stale.body.detail)?.[1] ?? '';
      const { status } = await call(method, path, `"${current}"`, body);
      expect(status).toBeLessThan(300);
    }
  });

  it('holds a change of a media server to the version its author saw', async () => {
    const body = { id: 'edited', rtmpUrl: 'rtmp://127.0.0.1:1', apiUrl: 'http://127.0.0.1:1' };
    const { headers } = await portier.call('POST', '/media-servers', { body });
    const etag = headers.get('etag') ?? '';
    const change = (ifMatch: string) =>
      portier.call('PATCH', '/media-servers/edited', { body: { role: 'edge' }, headers: { 'if-match': ifMatch } });
    expect((await change(etag)).status).toBe(200);
    expect((await change(etag)).status).toBe(412);
    const stale = await portier.call('DELETE', '/media-servers/edited', { headers: { 'if-match': etag } });
    expect(stale.status).toBe(412);
    await waitFor('the media server', async () => (await portier.call('GET', '/media-servers/edited')).status === 200);
  });
});
