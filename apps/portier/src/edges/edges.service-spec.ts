import {
  edgesFeed,
  hashToken,
  type DirectoryEdge,
  type EdgePresence,
  type LiveEvent,
  type Problem,
} from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { HealthService } from '../health/health.service.js';
import type { Page } from '../http/page.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConcierge } from '../testing/rows.js';
import type { EdgeView, EdgeWithToken } from './edges.dto.js';
import { StandingsService } from './standings.service.js';

const directorToken = 'token-of-the-directors-of-tests';
const load = { bitsPerSecond: 4e6, connections: 3, requestsPerSecond: 2.5, cacheHitRatio: 0.9, originReachable: true };
const presence: EdgePresence = { software: 'nginx/1.22.1', isLeaving: false, load };

/** Two replicas on one database: it must not matter which one an edge speaks to. */
let portier: RunningPortier;
let other: RunningPortier;

beforeAll(async () => {
  portier = await startPortier();
  const { DATABASE_URL, PORTIER_CLUSTER_SECRET } = portier.config;
  other = await startPortier({ DATABASE_URL, PORTIER_CLUSTER_SECRET }, { isReplica: true });
  await portier.database.query(
    `insert into api_tokens (name, token_hash, scopes) values ('director', $1, '{feeds:directory}')`,
    [hashToken(directorToken)],
  );
});
afterAll(async () => {
  await other?.close();
  await portier?.close();
});
beforeEach(async () => {
  await portier.database.query('delete from edges');
  await upFor(-3_600);
});

async function anEdge(name = 'edge-1', more: object = {}): Promise<EdgeWithToken> {
  const body = { name, baseUrl: `https://${name}.example.org`, ...more };
  return (await portier.call<EdgeWithToken>('POST', '/edges', { body })).body;
}
const speak = ({ token }: { token: string }, said: unknown = presence, to = portier) =>
  to.call<never>('PUT', '/edges/self/presence', { body: said, headers: { authorization: `Bearer ${token}` } });
const get = async ({ id }: { id: string }) => (await portier.call<EdgeView>('GET', `/edges/${id}`)).body;
const standingOf = async (edge: { id: string }) => {
  const { state, reason, incarnation, isDrained } = await get(edge);
  return { state, reason, incarnation, isDrained };
};
/** It spoke so many seconds ago; less than nothing: it goes on speaking, however slow this machine is. */
const spokeAgo = ({ id }: { id: string }, seconds: number) =>
  portier.database.query(`update edge_presence set seen_at = now() - $2 * interval '1 second' where edge_id = $1`, [
    id,
    seconds,
  ]);
/** For so long portier was there to hear edges. */
const upFor = (seconds: number) =>
  portier.database.query(`update control_plane set up_since = now() - $1 * interval '1 second', last_beat_at = now()`, [
    seconds,
  ]);
const sweep = (of = portier) => of.app.get(StandingsService).sweep();
/** All replicas look for silent edges once this one spoke so many seconds ago. Nobody is missed before and after. */
async function sweptAfter(edge: { id: string }, seconds: number): Promise<void> {
  await spokeAgo(edge, seconds);
  await upFor(3_600);
  await Promise.all([sweep(), sweep(other)]);
  await upFor(-3_600);
}
const feed = async (): Promise<DirectoryEdge[]> => {
  const headers = { authorization: `Bearer ${directorToken}` };
  const { body } = await other.call('GET', '/feeds/edges', { headers });
  return edgesFeed.parse(body).edges;
};

describe('an edge', () => {
  it('joins, speaks to either replica, and is in the feed with what it carries', async () => {
    const edge = await anEdge('edge-1', { region: 'vienna', capacityBitsPerSecond: 1e9, weight: 2 });
    expect(edge).toMatchObject({
      state: 'joining',
      reason: 'registered',
      isOnline: false,
      load: null,
      lastSeenAt: null,
    });
    expect(await feed()).toMatchObject([{ name: 'edge-1', state: 'joining', load: null, silentForMs: null }]);
    const answer = await speak(edge);
    expect([answer.status, answer.body]).toEqual([200, { name: 'edge-1', state: 'active', incarnation: 1 }]);
    expect((await speak(edge, { ...presence, load: { ...load, connections: 7 } }, other)).status).toBe(200);
    await spokeAgo(edge, -3_600);
    expect(await get(edge)).toMatchObject({
      ...{ state: 'active', reason: 'present', isOnline: true, software: 'nginx/1.22.1' },
      load: { ...load, connections: 7 },
    });
    const [told] = await feed();
    expect(told).toMatchObject({
      ...{ id: edge.id, baseUrl: 'https://edge-1.example.org', region: 'vienna', weight: 2, incarnation: 1 },
      ...{ capacity: { bitsPerSecond: 1e9, sessions: null }, load: { connections: 7 } },
    });
    expect(told?.silentForMs).toBe(0);
  });

  it('that speaks as before writes nothing but its presence', async () => {
    const edge = await anEdge();
    await speak(edge);
    const row = () => portier.database.query('select xmin::text, * from edges');
    const before = await row();
    await speak(edge);
    await speak(edge, presence, other);
    expect(await row()).toEqual(before);
  });

  it('is gone when it falls silent, and comes back as another incarnation', async () => {
    const edge = await anEdge();
    await speak(edge);
    await sweptAfter(edge, -3_600);
    expect(await standingOf(edge)).toMatchObject({ state: 'active' });
    await sweptAfter(edge, 6);
    expect(await standingOf(edge)).toMatchObject({ state: 'gone', reason: 'silent', incarnation: 1 });
    expect(await feed()).toMatchObject([{ state: 'gone', load: null, incarnation: 1 }]);
    const both = await Promise.all([speak(edge), speak(edge, presence, other)]);
    expect(both.map(({ body }) => body)).toMatchObject([{ incarnation: 2 }, { incarnation: 2 }]);
    expect(await standingOf(edge)).toMatchObject({ state: 'active', reason: 'returned', incarnation: 2 });
  });

  it('is found silent by the replicas themselves, and pages are told', async () => {
    const edge = await anEdge();
    const { heard, unsubscribe } = listen();
    const isTold = () =>
      heard.some(({ topic, id, action }) => topic === 'edge' && id === edge.id && action === 'updated');
    await speak(edge);
    await waitFor('the event of its first word', isTold);
    heard.splice(0);
    await spokeAgo(edge, 6);
    await upFor(3_600);
    await waitFor('the event', isTold, { timeoutMs: 60_000 });
    expect(await standingOf(edge)).toMatchObject({ state: 'gone' });
    unsubscribe();
  });

  it('that speaks makes pages look at its figures now and then', async () => {
    const edge = await anEdge();
    const { heard, unsubscribe } = listen();
    await speak(edge);
    await spokeAgo(edge, -3_600);
    await portier.app.get(StandingsService).tellFigures();
    await waitFor('the event', () => heard.some(({ topic, id }) => topic === 'edge' && id === 'figures'));
    unsubscribe();
  });

  it('is not called gone for what portier or PostgreSQL was away', async () => {
    const edge = await anEdge();
    await speak(edge);
    await spokeAgo(edge, 60);
    await sweep();
    expect(await standingOf(edge)).toMatchObject({ state: 'active' });
    // What a crash of PostgreSQL does to an unlogged table.
    await portier.database.query('delete from edge_presence');
    await sweep();
    await portier.database.query(`update edge_presence set awaited_since = now() + interval '1 hour'`);
    await upFor(3_600);
    await sweep();
    expect(await get(edge)).toMatchObject({ state: 'active', isOnline: false, lastSeenAt: null });
    await portier.database.query(`update edge_presence set awaited_since = now() - interval '6 seconds'`);
    await sweep();
    expect(await standingOf(edge)).toMatchObject({ state: 'gone' });
  });

  it('that is being stopped drains, is not missed afterwards, and is active when it comes back', async () => {
    const edge = await anEdge();
    await speak(edge);
    expect((await speak(edge, { ...presence, isLeaving: true })).body).toMatchObject({ state: 'draining' });
    await sweptAfter(edge, 6);
    expect(await standingOf(edge)).toMatchObject({ state: 'gone', reason: 'left' });
    expect((await speak(edge)).body).toMatchObject({ state: 'active', incarnation: 2 });
  });

  it('that an operator drained drains until an operator says otherwise', async () => {
    const edge = await anEdge();
    await speak(edge);
    const drained = await portier.call<EdgeView>('POST', `/edges/${edge.id}/drain`);
    expect(drained.body).toMatchObject({ state: 'draining', reason: 'operator', isDrained: true });
    await speak(edge);
    await sweptAfter(edge, 6);
    expect((await speak(edge)).body).toMatchObject({ state: 'draining', incarnation: 2 });
    const active = await portier.call<EdgeView>('POST', `/edges/${edge.id}/activate`);
    expect(active.body).toMatchObject({ state: 'active', reason: 'operator', isDrained: false });
    const changes = await portier.database.query<{ after: object }>(
      `select after from audit_entries where object_id = $1 and action = 'changed' order by id`,
      [edge.id],
    );
    expect(changes.map(({ after }) => after)).toEqual([{ is_drained: true }, { is_drained: false }]);
  });
});

describe('the token of an edge', () => {
  it('is the only one that speaks for it', async () => {
    const edge = await anEdge();
    const agent = 'token-of-an-agent-of-tests';
    await portier.database.query('update concierges set token_hash = $2 where id = $1', [
      await insertConcierge(portier.database),
      hashToken(agent),
    ]);
    for (const token of [agent, directorToken, 'a-token-of-nobody-at-all', 'short', '']) {
      const { status } = await speak({ token });
      expect([token, status]).toEqual([token, 401]);
    }
    const another = await anEdge('edge-2');
    expect((await speak(another)).body).toMatchObject({ name: 'edge-2' });
    expect(await standingOf(edge)).toMatchObject({ state: 'joining' });
    const admin = { authorization: portier.admin.authorization };
    expect((await portier.call('PUT', '/edges/self/presence', { body: presence, headers: admin })).status).toBe(401);
  });

  it('is worth nothing once another was made, and once the edge was removed', async () => {
    const edge = await anEdge();
    const { body: renewed } = await portier.call<EdgeWithToken>('POST', `/edges/${edge.id}/token`);
    expect([(await speak(edge)).status, (await speak(renewed)).status]).toEqual([401, 200]);
    const entry = await lastEntry(edge.id);
    expect(entry).toMatchObject({ action: 'changed', canUndo: false });
    expect(JSON.stringify(entry)).not.toContain(hashToken(renewed.token));
    expect((await portier.call('DELETE', `/edges/${edge.id}`)).status).toBe(204);
    expect((await speak(renewed)).status).toBe(401);
    expect(await feed()).toEqual([]);
  });

  it('comes back with an edge that was removed by mistake', async () => {
    const edge = await anEdge();
    await speak(edge);
    await portier.call('DELETE', `/edges/${edge.id}`);
    const { id } = await lastEntry(edge.id);
    expect((await portier.call('POST', `/audit/${id}/undo`)).status).toBe(200);
    expect((await speak(edge)).body).toMatchObject({ state: 'active' });
  });
});

describe('what an edge says', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['no load', { load: undefined }],
    ['less than nothing', { load: { ...load, bitsPerSecond: -1 } }],
    ['more than there is', { load: { ...load, connections: 1e18 } }],
    ['no number', { load: { ...load, requestsPerSecond: 'many' } }],
    ['more hits than requests', { load: { ...load, cacheHitRatio: 1.5 } }],
    ['a program without end', { software: 'x'.repeat(101) }],
    ['a text no column can hold', { software: 'nginx\u0000' }],
  ])('is refused: %s', async (what, more) => {
    const edge = await anEdge();
    const said = what === 'nothing' ? {} : { ...presence, ...more };
    expect((await speak(edge, said)).status).toBe(422);
    expect(await standingOf(edge)).toMatchObject({ state: 'joining' });
  });
});

describe('configuring edges', () => {
  const wrong: Record<string, [body: object, path: string]> = {
    'a path': [{ baseUrl: 'https://edge.example.org/hls' }, 'baseUrl'],
    'a query': [{ baseUrl: 'https://edge.example.org/?a' }, 'baseUrl'],
    'a password': [{ baseUrl: 'https://a:b@edge.example.org' }, 'baseUrl'],
    'another scheme': [{ baseUrl: 'rtmp://edge.example.org' }, 'baseUrl'],
    'a name that no pathway can have': [{ name: 'edge 1' }, 'name'],
    'a negative weight': [{ weight: -1 }, 'weight'],
    'no capacity at all': [{ capacitySessions: 0 }, 'capacitySessions'],
    'an unknown field': [{ state: 'active' }, 'state'],
  };

  it.each(Object.entries(wrong))('refuses %s', async (_, [more, path]) => {
    const body = { name: 'edge-1', baseUrl: 'https://edge.example.org', ...more };
    const answer = await portier.call<Problem>('POST', '/edges', { body });
    expect([answer.status, answer.body.errors?.map((field) => field.path)]).toEqual([422, [path]]);
  });

  it('takes a name once', async () => {
    const edge = await anEdge('edge-1');
    const second = await anEdge('edge-2');
    const again = await portier.call('POST', '/edges', { body: { name: 'edge-1', baseUrl: 'http://h' } });
    expect(again.status).toBe(409);
    const renamed = await portier.call('PATCH', `/edges/${second.id}`, { body: { name: 'edge-1' } });
    expect(renamed.status).toBe(409);
    expect(await get(second)).toMatchObject({ name: 'edge-2' });
    expect((await portier.call('PATCH', `/edges/${edge.id}`, { body: { name: 'edge-1' } })).status).toBe(200);
  });

  it('keeps what somebody else changed meanwhile, and what is not said', async () => {
    const edge = await anEdge('edge-1', { region: 'vienna' });
    const etag = `"${edge.version}"`;
    const body = { baseUrl: 'http://EDGE.example.org:80/', weight: 0 };
    const changed = await portier.call<EdgeView>('PATCH', `/edges/${edge.id}`, { body, headers: { 'if-match': etag } });
    expect(changed.body).toMatchObject({ baseUrl: 'http://edge.example.org', weight: 0, region: 'vienna' });
    expect(changed.headers.get('etag')).toBe(`"${edge.version + 1}"`);
    const stale = { headers: { 'if-match': etag } };
    expect((await portier.call('PATCH', `/edges/${edge.id}`, { body, ...stale })).status).toBe(412);
    expect((await portier.call('DELETE', `/edges/${edge.id}`, stale)).status).toBe(412);
    const { id } = await lastEntry(edge.id);
    expect((await portier.call('POST', `/audit/${id}/undo`)).status).toBe(200);
    expect(await get(edge)).toMatchObject({ baseUrl: 'https://edge-1.example.org', weight: 1 });
  });

  it('finds them by state and text', async () => {
    const edge = await anEdge('edge-1', { region: 'vienna' });
    await anEdge('edge-2');
    await speak(edge);
    const names = async (query: string) =>
      (await portier.call<Page<EdgeView>>('GET', `/edges?${query}`)).body.items.map(({ name }) => name);
    expect(await names('')).toEqual(['edge-1', 'edge-2']);
    expect(await names('sort=-name&limit=1')).toEqual(['edge-2']);
    expect(await names('state=active')).toEqual(['edge-1']);
    expect(await names('search=VIEN')).toEqual(['edge-1']);
    expect(await names('search=edge-2.example')).toEqual(['edge-2']);
  });
});

it('problems of edges begin and end with what is wrong', async () => {
  const edge = await anEdge('edge-1', { capacityBitsPerSecond: 4e6 });
  const look = async () => {
    await portier.app.get(HealthService).check();
    return portier.database.query<{ code: string; edgeId: string }>(
      `select code, edge_id as "edgeId" from problems where state <> 'ended' and edge_id is not null order by code`,
    );
  };
  await speak(edge, { ...presence, load: { ...load, originReachable: false } });
  await spokeAgo(edge, -3_600);
  expect(await look()).toEqual([
    { code: 'edge_overloaded', edgeId: edge.id },
    { code: 'edge_without_origin', edgeId: edge.id },
  ]);
  await sweptAfter(edge, 6);
  expect((await look()).map(({ code }) => code)).toContain('edge_gone');
  // On a slow machine the other two had time to open: they take some seconds to end.
  const open = await waitFor('the others to end', async () => {
    await look();
    const { body } = await portier.call<{ items: { code: string; edgeId: string }[] }>('GET', '/problems');
    return body.items.length === 1 && body.items;
  });
  expect(open).toMatchObject([{ code: 'edge_gone', edgeId: edge.id, facts: { edgeName: 'edge-1' } }]);
});

async function lastEntry(id: string): Promise<{ id: number; action: string; canUndo: boolean }> {
  type Entry = { id: number; action: string; canUndo: boolean; objectId: string };
  const { body } = await portier.call<{ items: Entry[] }>('GET', '/audit?kind=edge');
  return body.items.find(({ objectId }) => objectId === id)!;
}

/** What the other replica tells open pages from now on. */
function listen() {
  const heard: LiveEvent[] = [];
  const events = other.app.get(LiveEventsService).events();
  const subscription = events.subscribe((event) => heard.push(event));
  return { heard, unsubscribe: () => subscription.unsubscribe() };
}
