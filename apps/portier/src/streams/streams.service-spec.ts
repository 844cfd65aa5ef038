import { deriveClusterKeys, hashPublishKey, type Problem } from '@app/contract';
import type { Page } from '../http/page.js';
import type { NewPublishKeyView, PublishKeyView } from '../publish-keys/publish-keys.dto.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import type { NewStreamView, StreamView } from './streams.dto.js';

let portier: RunningPortier;
beforeAll(async () => {
  portier = await startPortier({
    PORTIER_DIRECTOR_URL: 'https://watch.example/',
    PORTIER_RTMP_URL: 'rtmp://in.example:1936/live',
  });
});
afterAll(() => portier.close());

let count = 0;
async function createStream(draft: Record<string, unknown> = {}): Promise<NewStreamView> {
  const body = { name: `stream-${(count += 1)}`, ...draft };
  const answer = await portier.call<NewStreamView>('POST', '/streams', { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

/** As if an encoder were publishing. */
async function makeLive(streamId: string): Promise<void> {
  await portier.database.query(
    `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
     select id, 'srs', 'v1', 'client-' || id, '192.0.2.1', 'live', 'sealed', 'live', now() from streams where id = $1`,
    [streamId],
  );
}

describe('creating a stream', () => {
  it('answers the stream and its first publish key, which no later answer shows', async () => {
    const { key, ...stream } = await createStream({ name: 'first', title: 'First' });
    expect(stream).toMatchObject({
      name: 'first',
      application: 'live',
      title: 'First',
      enabled: true,
      visibility: 'public',
      version: 1,
      live: null,
      taskCounts: { running: 0, pending: 0, retrying: 0, quarantined: 0 },
      watchUrl: 'https://watch.example/watch/first',
      hlsUrl: 'https://watch.example/hls/first/index.m3u8',
      rtmpUrl: 'rtmp://in.example:1936/live',
    });
    expect(key).toMatch(/^[A-Za-z0-9_-]{32}$/);
    const keys = await portier.call<Page<PublishKeyView>>('GET', `/streams/${stream.id}/keys`);
    expect(keys.body.items).toMatchObject([{ hint: key.slice(-4), networks: [], lastUsedAt: null }]);
    const later = await portier.call('GET', `/streams/${stream.id}`);
    expect(later.body).toEqual(stream);
    expect(JSON.stringify([keys.body, later.body])).not.toContain(key);
  });

  it('stores the keyed hash that srs-hooks will look for, and not the key', async () => {
    const { key, id } = await createStream();
    const rows = await portier.database.query('select * from publish_keys where stream_id = $1', [id]);
    const keys = deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);
    expect(rows).toMatchObject([{ key_hash: hashPublishKey(keys, key) }]);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it.each([
    ['a dot', 'a.b'],
    ['a slash', '../etc'],
    ['nothing', ''],
    ['a letter outside ASCII', 'ä'],
    ['65 characters', 'x'.repeat(65)],
    ['a line feed at the end', 'ok\n'],
  ])('refuses a name with %s', async (_, name) => {
    const { status, body, headers } = await portier.call<Problem>('POST', '/streams', { body: { name } });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.errors).toEqual([{ path: 'name', message: 'use 1 to 64 letters, digits, "-" or "_"' }]);
  });

  it('refuses a taken name, whatever its application', async () => {
    await createStream({ name: 'taken' });
    const { status, body } = await portier.call<Problem>('POST', '/streams', { body: { name: 'taken' } });
    expect([status, body.errors?.[0]?.path]).toEqual([409, 'name']);
  });

  it('names every wrong field at once, unknown ones too', async () => {
    const body = { name: 'a b', visibility: 'secret', titel: 'typo' };
    const answer = await portier.call<Problem>('POST', '/streams', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ path }) => path).sort()).toEqual(['name', 'titel', 'visibility']);
  });

  it('refuses an application that does not exist', async () => {
    const answer = await portier.call<Problem>('POST', '/streams', { body: { name: 'lost', application: 'nowhere' } });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'application']);
  });

  it('refuses a body that is not JSON, or nothing', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await portier.call('POST', '/streams', { body: '{"name":', headers })).status).toBe(400);
    expect((await portier.call('POST', '/streams', { body: null })).status).toBe(422);
    expect((await portier.call('POST', '/streams', { body: [] })).status).toBe(422);
  });
});

describe('changing a stream', () => {
  it('answers the next version and refuses a change that was made to an older one', async () => {
    const { id } = await createStream();
    const path = `/streams/${id}`;
    const first = await portier.call('GET', path);
    expect(first.headers.get('etag')).toBe('"1"');
    const headers = { 'if-match': '"1"' };
    const changed = await portier.call<StreamView>('PATCH', path, { body: { title: 'One' }, headers });
    expect([changed.status, changed.body.title, changed.body.version]).toEqual([200, 'One', 2]);
    expect(changed.headers.get('etag')).toBe('"2"');
    const late = await portier.call<Problem>('PATCH', path, { body: { title: 'Two' }, headers });
    expect([late.status, late.body.code]).toEqual([412, 'stale']);
    expect((await portier.call('DELETE', path, { headers })).status).toBe(412);
    expect((await portier.call('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(204);
  });

  it('lets exactly one of two simultaneous changes to a version through', async () => {
    const { id } = await createStream();
    const change = (title: string) =>
      portier.call('PATCH', `/streams/${id}`, { body: { title }, headers: { 'if-match': '"1"' } });
    const statuses = (await Promise.all([change('left'), change('right')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
  });

  it('refuses a new name while somebody publishes, and says why', async () => {
    const { id, name } = await createStream();
    await makeLive(id);
    const renamed = await portier.call<Problem>('PATCH', `/streams/${id}`, { body: { name: 'other-name' } });
    expect(renamed.status).toBe(409);
    expect(renamed.body.detail).toContain('is live');
    const same = await portier.call('PATCH', `/streams/${id}`, { body: { name, title: 'still live' } });
    expect(same.status).toBe(200);
    await portier.database.query(`update publications set state = 'ended' where stream_id = $1`, [id]);
    expect((await portier.call('PATCH', `/streams/${id}`, { body: { name: 'other-name' } })).status).toBe(200);
  });

  it('keeps what the change does not name', async () => {
    const { id } = await createStream({ title: 'Kept', visibility: 'unlisted' });
    const { body } = await portier.call<StreamView>('PATCH', `/streams/${id}`, { body: { enabled: false } });
    expect(body).toMatchObject({ title: 'Kept', visibility: 'unlisted', enabled: false });
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', '/streams/00000000-0000-4000-8000-000000000000'],
    ['PATCH', '/streams/00000000-0000-4000-8000-000000000000'],
    ['DELETE', '/streams/00000000-0000-4000-8000-000000000000'],
    ['GET', '/streams/00000000-0000-4000-8000-000000000000/keys'],
    ['POST', '/streams/00000000-0000-4000-8000-000000000000/keys'],
    ['DELETE', '/applications/00000000-0000-4000-8000-000000000000'],
    ['GET', '/configurations/00000000-0000-4000-8000-000000000000'],
    ['GET', '/nothing'],
    ['POST', '/nothing'],
  ])('answers 404 to %s %s', async (method, path) => {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    const answer = await portier.call<Problem>(method, path, body);
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  });

  it('calls an id that is none a wrong field', async () => {
    const { status, body } = await portier.call<Problem>('GET', '/streams/first');
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'id']);
  });
});

describe('publish keys', () => {
  it('are made with a window and networks, shown once, and deleted', async () => {
    const { id } = await createStream();
    const draft = { label: 'studio', notAfter: '2030-01-01T00:00:00Z', networks: ['192.0.2.0/24', '2001:db8::1'] };
    const made = await portier.call<NewPublishKeyView>('POST', `/streams/${id}/keys`, { body: draft });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...draft, notAfter: '2030-01-01T00:00:00.000Z', notBefore: null });
    const listed = await portier.call<Page<PublishKeyView>>('GET', `/streams/${id}/keys`);
    expect(listed.body.items.map(({ label }) => label)).toEqual(['', 'studio']);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
    const path = `/streams/${id}/keys/${made.body.id}`;
    expect((await portier.call('DELETE', path)).status).toBe(204);
    expect((await portier.call('DELETE', path)).status).toBe(404);
  });

  it.each([
    ['networks.0', { networks: ['192.0.2.0/99'] }],
    ['networks.1', { networks: ['192.0.2.1', 'example.org'] }],
    ['notAfter', { notBefore: '2030-01-02T00:00:00Z', notAfter: '2030-01-01T00:00:00Z' }],
    ['notBefore', { notBefore: 'tomorrow' }],
  ])('refuse a wrong %s', async (path, body) => {
    const { id } = await createStream();
    const answer = await portier.call<Problem>('POST', `/streams/${id}/keys`, { body });
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]]);
  });

  it('change all but their secret, with what is absent as it was', async () => {
    const { id } = await createStream();
    const draft = { label: 'van', notAfter: '2099-01-01T00:00:00.000Z', networks: ['192.0.2.0/24'] };
    const { key, ...made } = (await portier.call<NewPublishKeyView>('POST', `/streams/${id}/keys`, { body: draft }))
      .body;
    const path = `/streams/${id}/keys/${made.id}`;
    const hash = async () =>
      (await portier.database.query('select key_hash from publish_keys where id = $1', [made.id]))[0];
    const before = await hash();
    const body = { notBefore: '2098-01-01T00:00:00.000Z', networks: [] };
    const changed = await portier.call<PublishKeyView>('PATCH', path, { body });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toEqual({ ...made, ...body, version: 2 });
    expect(await portier.call('GET', path)).toMatchObject({ status: 200, body: changed.body });
    expect(await hash()).toEqual(before);
    expect(JSON.stringify(changed.body)).not.toContain(key);
    const wrong = await portier.call<Problem>('PATCH', path, { body: { notAfter: '2097-01-01T00:00:00.000Z' } });
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ path: 'notAfter', message: 'must be later than notBefore' }],
    ]);
    expect((await portier.call('PATCH', path, { body: {} })).headers.get('etag')).toBe('"2"');
  });

  it('of an invitation change with it, and not by themselves', async () => {
    const { id } = await createStream();
    const body = { label: 'crew', notAfter: '2099-01-01T00:00:00.000Z' };
    expect((await portier.call('POST', `/streams/${id}/invitations`, { body })).status).toBe(201);
    const { items } = (await portier.call<Page<PublishKeyView>>('GET', `/streams/${id}/keys`)).body;
    const ofCrew = items.find(({ label }) => label === 'crew');
    const answer = await portier.call<Problem>('PATCH', `/streams/${id}/keys/${ofCrew?.id}`, { body: { label: 'x' } });
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
  });

  it("belong to their stream: another stream's address does not delete them", async () => {
    const [mine, other] = [await createStream(), await createStream()];
    const { body } = await portier.call<Page<PublishKeyView>>('GET', `/streams/${mine.id}/keys`);
    expect((await portier.call('DELETE', `/streams/${other.id}/keys/${body.items[0]?.id}`)).status).toBe(404);
  });
});

describe('listing streams', () => {
  let prefix: string;
  beforeAll(async () => {
    prefix = 'page';
    for (const letter of ['d', 'b', 'e', 'a', 'c'])
      await createStream({ name: `${prefix}-${letter}`, title: `T ${letter}` });
  });

  const list = async (query: string) => (await portier.call<Page<StreamView>>('GET', `/streams?${query}`)).body;
  const names = ({ items }: Page<StreamView>) => items.map(({ name }) => name);

  async function walk(query: string, between: () => Promise<void> = async () => {}): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<StreamView> = await list(`${query}&cursor=${cursor}`);
      seen.push(...names(page));
      cursor = page.nextCursor;
      await between();
    }
    return seen;
  }

  it.each([
    ['name', ['a', 'b', 'c', 'd', 'e']],
    ['-name', ['e', 'd', 'c', 'b', 'a']],
    ['createdAt', ['d', 'b', 'e', 'a', 'c']],
    ['-createdAt', ['c', 'a', 'e', 'b', 'd']],
  ])('pages through all of them once, sorted by %s', async (sort, letters) => {
    expect(await walk(`search=${prefix}-&sort=${sort}&limit=2`)).toEqual(
      letters.map((letter) => `${prefix}-${letter}`),
    );
  });

  it('neither repeats nor skips a stream when others come and go between two pages', async () => {
    let round = 0;
    const seen = await walk(`search=${prefix}-&limit=2`, async () => {
      round += 1;
      const { id } = await createStream({ name: `${prefix}-${'0'.repeat(round)}` }); // sorts before every page still to come
      if (round % 2 === 0) await portier.call('DELETE', `/streams/${id}`);
    });
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'].map((letter) => `${prefix}-${letter}`));
  });

  it('gives each of many streams made in one transaction exactly once', async () => {
    await portier.database.query(
      `insert into streams (application_id, name) select a.id, 'bulk-' || n from applications a, generate_series(1, 30) n where a.name = 'live'`,
    );
    const seen = await walk('search=bulk-&sort=createdAt&limit=7');
    expect(new Set(seen).size).toBe(30);
    expect(seen).toHaveLength(30);
  });

  it('finds text in name or title literally, and only live streams when asked', async () => {
    const { id, name } = await createStream({ name: 'under_score', title: '100% Jazz' });
    expect(names(await list('search=0%25%20JAZZ'))).toEqual([name]);
    expect(names(await list('search=r_s'))).toEqual([name]);
    await makeLive(id);
    const live = await list('live=true&search=under_score');
    expect(live.items[0]?.live?.since).toMatch(/^\d{4}-.*Z$/);
    expect(names(await list('live=false&search=under_score'))).toEqual([]);
    expect(names(await list('application=nowhere'))).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'sort=owner', 'live=perhaps', 'cursor=abc', 'cursor=WzFd'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await portier.call<Problem>('GET', `/streams?${query}`);
      expect([status, body.errors?.[0]?.path]).toEqual([422, query.split('=')[0]]);
    },
  );

  it('answers one page, not all, of 10,000 streams', async () => {
    await portier.database.query(
      `insert into streams (application_id, name, title) select a.id, 'many-' || n, 'Many ' || n
         from applications a, generate_series(1, 10000) n where a.name = 'live'`,
    );
    await portier.database.query(
      `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state)
       select id, 'srs', 'v1', 'many-' || id, '192.0.2.1', 'live', 'sealed', 'ended' from streams`,
    );
    await portier.database.query('analyze');
    const page = await list('limit=50&sort=-createdAt');
    expect(page.items).toHaveLength(50);
    expect(page.nextCursor).not.toBeNull();
  });
});

describe('applications', () => {
  it('are listed with the number of their streams and deleted only when they have none', async () => {
    const made = await portier.call<{ id: string }>('POST', '/applications', { body: { name: 'radio' } });
    const stream = await createStream({ application: 'radio' });
    const listed = await portier.call<Page<{ name: string; streamCount: number }>>('GET', '/applications');
    expect(listed.body.items.find(({ name }) => name === 'radio')?.streamCount).toBe(1);
    const refused = await portier.call<Problem>('DELETE', `/applications/${made.body.id}`);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('1 stream(s)')]);
    await portier.call('DELETE', `/streams/${stream.id}`);
    expect((await portier.call('DELETE', `/applications/${made.body.id}`)).status).toBe(204);
    expect((await portier.call('POST', '/applications', { body: { name: 'live' } })).status).toBe(409);
  });
});
