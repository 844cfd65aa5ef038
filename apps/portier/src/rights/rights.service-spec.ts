import type { Problem } from '@app/contract';
import type { ApplicationView } from '../applications/applications.dto.js';
import type { ConfigurationView } from '../configurations/configurations.dto.js';
import type { GroupView, MemberView } from '../groups/groups.dto.js';
import type { Page } from '../http/page.js';
import { PublicationsService } from '../publications/publications.service.js';
import type { QuotaUse } from '../quotas/quotas.service.js';
import type { StreamView } from '../streams/streams.dto.js';
import { startPortier, type Answer, type RunningPortier } from '../testing/portier.js';
import { insertMediaServer, insertTask } from '../testing/rows.js';
import type { CandidateListView, GrantListView } from './grants.dto.js';
import { addUser, signedIn } from './testing/world.js';

let portier: RunningPortier;
beforeAll(async () => {
  portier = await startPortier();
});
afterAll(() => portier.close());

interface Person {
  id: string;
  call<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

let count = 0;
const fresh = (what: string) => `${what}-${(count += 1)}`;

async function person(name = fresh('person')): Promise<Person> {
  const id = await addUser(portier.database, name);
  const session = await signedIn(portier.database, id);
  return {
    id,
    call: (method, path, body, headers = {}) =>
      portier.call(method, path, { body, headers: { authorization: '', ...session, ...headers } }),
  };
}

async function streamOf(owner: Person, draft: Record<string, unknown> = {}): Promise<StreamView> {
  const answer = await owner.call<StreamView>('POST', '/streams', { name: fresh('stream'), ...draft });
  expect(answer.status).toBe(201);
  return answer.body;
}

const all = ['view', 'change', 'delete'];
const user = ({ id }: Person, rights: string[]) => ({ kind: 'user', id, rights });
const share = (owner: Person, path: string, items: unknown[], headers?: Record<string, string>) =>
  owner.call<GrantListView & Problem>('PUT', `${path}/grants`, { items }, headers);

describe('sharing a stream', () => {
  it('begins with its creator, who may do everything', async () => {
    const anna = await person();
    const { id, rights } = await streamOf(anna);
    expect(rights).toEqual({ view: true, change: true, delete: true });
    const { body } = await anna.call<GrantListView>('GET', `/streams/${id}/grants`);
    expect(body.items).toMatchObject([{ kind: 'user', id: anna.id, rights: all }]);
  });

  it('shows it in the lists of whoever may view it, with what belongs to it, and in no other', async () => {
    const [anna, bert, carl] = [await person(), await person(), await person()];
    const stream = await streamOf(anna, { title: 'Only for some' });
    await insertTask(portier.database, stream.id);
    await portier.database.query(
      `insert into refusals (event_id, action, reason, server_id, client_id, ip, application, stream_id)
       values ($1, 'on_publish', 'unknown_key', 's', 'c', '192.0.2.1', 'live', $2)`,
      [stream.id, stream.id],
    );
    await share(anna, `/streams/${stream.id}`, [user(anna, all), user(bert, ['view'])]);
    const lists = ['/streams?search=Only', '/configurations', '/tasks', '/refusals'];
    for (const path of lists) {
      expect([path, (await bert.call<Page<object>>('GET', path)).body.items]).toMatchObject([path, [{}]]);
      expect([path, (await carl.call<Page<object>>('GET', path)).body.items]).toEqual([path, []]);
    }
    const { body } = await bert.call<StreamView>('GET', `/streams/${stream.id}`);
    expect(body.rights).toEqual({ view: true, change: false, delete: false });
  });

  it('replaces the list for who saw the latest one, and takes rights away at once', async () => {
    const [anna, bert] = [await person(), await person()];
    const { id } = await streamOf(anna);
    const path = `/streams/${id}`;
    const first = await anna.call<GrantListView>('GET', `${path}/grants`);
    const etag = first.headers.get('etag') ?? '';
    const shared = await share(anna, path, [user(anna, all), user(bert, ['delete'])], { 'if-match': etag });
    expect([shared.status, shared.body.items.map(({ rights }) => rights)]).toEqual([200, [all, ['view', 'delete']]]);
    expect((await share(anna, path, [user(anna, all)], { 'if-match': etag })).status).toBe(412);
    expect((await bert.call('PATCH', path, { title: 'x' })).status).toBe(403);
    const grant = shared.body.items.find((each) => each.id === bert.id);
    expect((await anna.call('DELETE', `${path}/grants/${grant?.grantId}`)).status).toBe(204);
    expect((await bert.call('GET', path)).status).toBe(404);
  });

  it('leaves somebody who may do everything, unless an administrator wants otherwise', async () => {
    const anna = await person();
    const { id } = await streamOf(anna);
    const items = [user(anna, ['view'])];
    expect((await share(anna, `/streams/${id}`, items)).status).toBe(409);
    expect((await portier.call('PUT', `/streams/${id}/grants`, { body: { items } })).status).toBe(200);
    expect((await share(anna, `/streams/${id}`, items)).status).toBe(403);
  });

  it('names what is wrong with the list', async () => {
    const anna = await person();
    const { id } = await streamOf(anna);
    const nobody = { kind: 'user', id: '00000000-0000-4000-8000-000000000000', rights: ['view'] };
    const wrong = await share(anna, `/streams/${id}`, [user(anna, all), nobody]);
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ path: 'items.1.id', message: 'there is no such user' }],
    ]);
  });

  it('finds people and groups by the beginning of their names, and answers names only', async () => {
    const [anna, zora] = [await person(), await person('zora.find')];
    await portier.database.query(`update users set email = 'zora@example.org' where id = $1`, [zora.id]);
    await portier.call('POST', '/groups', { body: { name: 'Zora-crew' } });
    const { id } = await streamOf(anna);
    const search = () => anna.call<CandidateListView>('GET', `/streams/${id}/grants/candidates?search=ZORA`);
    const found = await search();
    expect(found.body.items.map(({ kind, name }) => [kind, name])).toEqual([
      ['group', 'Zora-crew'],
      ['user', 'zora.find'],
    ]);
    expect(JSON.stringify(found.body)).not.toContain('example.org');
    await share(anna, `/streams/${id}`, [user(anna, all), user(zora, ['view'])]);
    expect((await search()).body.items).toHaveLength(1);
    const wildcard = await anna.call<CandidateListView>('GET', `/streams/${id}/grants/candidates?search=%25`);
    expect(wildcard.body.items).toEqual([]);
  });
});

describe('rights on an application', () => {
  it('cover its streams, and count only what one sees', async () => {
    const [anna, bert, carl] = [await person(), await person(), await person()];
    const { body: made } = await portier.call<ApplicationView>('POST', '/applications', {
      body: { name: fresh('radio') },
    });
    const path = `/applications/${made.id}`;
    const items = [user(anna, ['create']), user(bert, ['change', 'create'])];
    expect((await portier.call('PUT', `${path}/grants`, { body: { items } })).status).toBe(200);
    const own = await streamOf(anna, { application: made.name });
    await streamOf(bert, { application: made.name });
    const seen = async (by: Person) => (await by.call<ApplicationView>('GET', path)).body;
    expect(await seen(anna)).toMatchObject({ streamCount: 1, rights: { view: false, create: true } });
    expect(await seen(bert)).toMatchObject({ streamCount: 2, rights: { view: true, change: true, create: true } });
    expect((await bert.call('PATCH', `/streams/${own.id}`, { title: 'by the application' })).status).toBe(200);
    expect((await bert.call('DELETE', `/streams/${own.id}`)).status).toBe(403);
    expect((await carl.call('GET', path)).status).toBe(404);
    const lost = await carl.call<Problem>('POST', '/streams', { name: fresh('s'), application: made.name });
    const none = await carl.call<Problem>('POST', '/streams', { name: fresh('s'), application: 'nowhere' });
    expect([lost.status, none.status]).toEqual([422, 422]);
    expect(lost.body.errors?.[0]?.message.replace(made.name, 'nowhere')).toBe(none.body.errors?.[0]?.message);
    const moved = await carl.call('PATCH', `/streams/${(await streamOf(carl)).id}`, { application: made.name });
    expect(moved.status).toBe(422);
  });

  it('page through streams of applications and single ones together, each once, in every order', async () => {
    const anna = await person();
    const expected: string[] = [];
    for (const way of ['both', 'application', 'stream']) {
      const { body: made } = await portier.call<ApplicationView>('POST', '/applications', {
        body: { name: fresh(way) },
      });
      if (way !== 'stream') {
        const body = { items: [user(anna, ['view'])] };
        await portier.call('PUT', `/applications/${made.id}/grants`, { body });
      }
      for (let n = 0; n < 4; n += 1) {
        const name = fresh('page');
        expected.push(name);
        const { body } = await portier.call<StreamView>('POST', '/streams', { body: { name, application: made.name } });
        if (way !== 'application') {
          await portier.call('PUT', `/streams/${body.id}/grants`, { body: { items: [user(anna, ['view'])] } });
        }
      }
    }
    for (const sort of ['name', '-name', 'createdAt', '-createdAt']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const answer: Answer<Page<StreamView>> = await anna.call(
          'GET',
          `/streams?sort=${sort}&limit=5&cursor=${cursor}`,
        );
        seen.push(...answer.body.items.map(({ name }) => name));
        cursor = answer.body.nextCursor;
      }
      const inOrder = sort.endsWith('name') ? [...expected].sort() : expected;
      expect([sort, seen]).toEqual([sort, sort.startsWith('-') ? [...inOrder].reverse() : inOrder]);
    }
  });
});

describe('rights on a configuration alone', () => {
  it('show it and its tasks, not the stream', async () => {
    const [anna, bert] = [await person(), await person()];
    const { id: streamId } = await streamOf(anna);
    const fields = { url: 'rtmp://target.example/live' };
    const made = await anna.call<ConfigurationView>('POST', '/configurations', { streamId, type: 'restream', fields });
    const path = `/configurations/${made.body.id}`;
    const task = await insertTask(portier.database, streamId, { configurationId: made.body.id });
    await insertTask(portier.database, streamId, { replica: 1 });
    expect((await share(anna, path, [user(anna, all), user(bert, ['change'])])).status).toBe(200);
    expect((await bert.call('PATCH', path, { name: 'bert' })).status).toBe(200);
    expect((await bert.call('DELETE', path)).status).toBe(403);
    expect((await bert.call('GET', `/streams/${streamId}`)).status).toBe(404);
    const tasks = await bert.call<Page<{ id: string }>>('GET', '/tasks');
    expect(tasks.body.items.map(({ id }) => id)).toEqual([task]);
    expect((await bert.call('GET', `/tasks/${task}`)).status).toBe(200);
  });
});

describe('groups', () => {
  it('give their rights to members, as long as they are', async () => {
    const [anna, bert] = [await person(), await person()];
    const { body: group } = await portier.call<GroupView>('POST', '/groups', { body: { name: 'Night crew' } });
    expect((await portier.call('POST', '/groups', { body: { name: 'night CREW' } })).status).toBe(409);
    const { id } = await streamOf(anna);
    await share(anna, `/streams/${id}`, [user(anna, all), { kind: 'group', id: group.id, rights: ['change'] }]);
    expect((await bert.call('GET', `/streams/${id}`)).status).toBe(404);
    const member = `/groups/${group.id}/members/${bert.id}`;
    expect((await portier.call('PUT', member)).status).toBe(204);
    expect((await portier.call('PUT', member)).status).toBe(204);
    const members = await portier.call<Page<MemberView>>('GET', `/groups/${group.id}/members`);
    expect(members.body.items.map((each) => each.id)).toEqual([bert.id]);
    expect((await bert.call('PATCH', `/streams/${id}`, { title: 'by the crew' })).status).toBe(200);
    expect((await portier.call('DELETE', member)).status).toBe(204);
    expect((await portier.call('DELETE', member)).status).toBe(404);
    expect((await bert.call('GET', `/streams/${id}`)).status).toBe(404);
  });

  it('have one that every new user joins, which stays', async () => {
    const anna = await person();
    const { body } = await portier.call<Page<GroupView>>('GET', `/groups?userId=${anna.id}`);
    expect(body.items).toMatchObject([{ name: 'everybody', isDefault: true }]);
    expect((await portier.call('DELETE', `/groups/${body.items[0]?.id}`)).status).toBe(409);
    expect((await portier.call('PATCH', `/groups/${body.items[0]?.id}`, { body: { name: 'Everyone' } })).status).toBe(
      200,
    );
    await portier.call('PATCH', `/groups/${body.items[0]?.id}`, { body: { name: 'everybody' } });
  });
});

describe('quotas', () => {
  const quota = (limits: object) => ({ streams: null, liveStreams: null, targets: null, ...limits });

  it('hold back streams, for the highest of a user and its groups, and say which', async () => {
    const anna = await person();
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ streams: 1 }) });
    await streamOf(anna);
    const refused = await anna.call<Problem>('POST', '/streams', { name: fresh('too-many') });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'quota_exceeded',
      expect.stringContaining('1 stream, and there is 1'),
    ]);
    const { body: group } = await portier.call<GroupView>('POST', '/groups', { body: { name: fresh('paying') } });
    await portier.call('PUT', `/groups/${group.id}/members/${anna.id}`);
    await portier.call('PUT', `/groups/${group.id}/quota`, { body: quota({ streams: 2 }) });
    await streamOf(anna);
    const { body } = await anna.call<QuotaUse>('GET', '/quota');
    expect(body).toEqual({
      streams: { limit: 2, used: 2 },
      liveStreams: { limit: null, used: 0 },
      targets: { limit: null, used: 0 },
    });
    await portier.call('PUT', `/groups/${group.id}/quota`, { body: quota({}) });
    expect((await anna.call<QuotaUse>('GET', '/quota')).body.streams.limit).toBe(1);
  });

  it('let exactly as many of simultaneous creations through as there is room for', async () => {
    const anna = await person();
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ streams: 2 }) });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => anna.call('POST', '/streams', { name: fresh('race') })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
  });

  it('hold back enabled targets on the streams of an owner, whoever adds them, except administrators', async () => {
    const [anna, bert] = [await person(), await person()];
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ targets: 1 }) });
    const { id: streamId } = await streamOf(anna);
    await share(anna, `/streams/${streamId}`, [user(anna, all), user(bert, ['change'])]);
    const draft = { streamId, type: 'restream', fields: { url: 'rtmp://target.example/live' } };
    const first = await anna.call<ConfigurationView>('POST', '/configurations', draft);
    expect(first.status).toBe(201);
    expect((await bert.call('POST', '/configurations', draft)).status).toBe(409);
    const off = await bert.call<ConfigurationView>('POST', '/configurations', { ...draft, enabled: false });
    expect(off.status).toBe(201);
    const path = `/configurations/${off.body.id}`;
    expect((await bert.call('PATCH', path, { enabled: true })).status).toBe(409);
    await anna.call('PATCH', `/configurations/${first.body.id}`, { enabled: false });
    expect((await bert.call('PATCH', path, { enabled: true })).status).toBe(200);
    expect((await portier.call('POST', '/configurations', { body: draft })).status).toBe(201);
  });

  it('end a publication that would be one live stream too many, before it is live, and cut none that is', async () => {
    const anna = await person();
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ liveStreams: 1 }) });
    const [first, second] = [await streamOf(anna), await streamOf(anna)];
    await insertMediaServer(portier.database, 'srs-1');
    await portier.database.query(`update media_servers set service_id = 'v1' where id = 'srs-1'`);
    const media = { video: null, audio: null, bitrate: null };
    /** @param error what is known of the media server meanwhile; portier asks it too, now and then, and gets no answer */
    const look = async (streams: StreamView[], error: string | null = null) => {
      const [row] = await portier.database.query<{ now: Date }>('select clock_timestamp() as now');
      const publishers = streams.map(({ name }) => ({
        ...{ clientId: `client-${name}`, application: 'live', serverStream: name, isDefaultVhost: true },
        ...{ media, received: 1, frames: null, bytes: null },
      }));
      await portier.database.together(async (transaction) => {
        await transaction.query(`update media_servers set last_error = $1 where id = 'srs-1'`, [error]);
        await portier.app.get(PublicationsService).apply('srs-1', {
          observation: { serviceId: 'v1', software: null, publishers, players: [] } as never,
          absent: new Map(),
          askedAt: row!.now,
        });
      });
    };
    const live = async () =>
      (await anna.call<Page<StreamView>>('GET', '/streams?live=true')).body.items.map(({ id }) => id);
    await look([first]);
    expect(await live()).toEqual([first.id]);
    await look([first, second]);
    expect(await live()).toEqual([first.id]);
    const kicks = await portier.database.query<{ payload: { reason: string } }>(
      `select payload from outbox where topic = 'kick' and payload ->> 'clientId' = $1`,
      [`client-${second.name}`],
    );
    expect(kicks.map(({ payload }) => payload.reason)).toEqual(['quota_exceeded']);
    const refusals = await anna.call<Page<{ reason: string }>>('GET', `/refusals?streamId=${second.id}`);
    expect(refusals.body.items.map(({ reason }) => reason)).toEqual(['quota_exceeded']);
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ liveStreams: 0 }) });
    await look([first]);
    expect(await live()).toEqual([first.id]);
    // A media server that does not answer keeps nobody's place.
    await portier.call('PUT', `/users/${anna.id}/quota`, { body: quota({ liveStreams: 1 }) });
    await look([first, second], 'does not answer');
    expect((await live()).sort()).toEqual([first.id, second.id].sort());
  });
});
