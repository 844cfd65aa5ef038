import { liveEvent, type LiveEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { addUser, signedIn } from '../rights/testing/world.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConcierge, insertTask } from '../testing/rows.js';
import { LiveEventsService } from './live-events.service.js';

let portier: RunningPortier;
beforeAll(async () => {
  portier = await startPortier();
});
afterAll(() => portier.close());

/** Reads an event stream as a browser does. */
function listen(url: string, authorization: string) {
  return listenWith(url, { authorization });
}

async function listenWith(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers, signal: abort.signal });
  const events: LiveEvent[] = [];
  const ended = (async () => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) events.push(liveEvent.parse(JSON.parse(line.slice(6))));
    }
  })().catch(() => undefined);
  return { response, events, ended, close: async () => (abort.abort(), ended) };
}

describe('live events', () => {
  it('reach an open page when something is written, on any replica', async () => {
    const replica = await startPortier({ DATABASE_URL: portier.config.DATABASE_URL }, { isReplica: true });
    const [here, there] = await Promise.all([
      listen(portier.url, portier.admin.authorization),
      listen(replica.url, portier.admin.authorization),
    ]);
    expect(here.response.headers.get('content-type')).toContain('text/event-stream');
    const { body } = await portier.call<{ id: string }>('POST', '/streams', { body: { name: 'show' } });
    const created = { topic: 'stream', id: body.id, streamId: body.id, action: 'created' };
    await waitFor('the event here', () =>
      here.events.some((event) => JSON.stringify(event) === JSON.stringify(created)),
    );
    await waitFor('the event there', () => there.events.some(({ id }) => id === body.id));
    await Promise.all([here.close(), there.close()]);
    await replica.close();
  });

  it('tell nothing of a write that was rolled back', async () => {
    const page = await listen(portier.url, portier.admin.authorization);
    await portier.call('POST', '/streams', { body: { name: 'show' } }); // taken
    await portier.call('POST', '/streams', { body: { name: 'next' } });
    const created = () => page.events.filter(({ topic, action }) => topic === 'stream' && action === 'created');
    await waitFor('the next event', () => created().length > 0);
    expect(created()).toHaveLength(1);
    await page.close();
  });
});

describe('live events of somebody who is no administrator', () => {
  let owner: string;
  let ownerHeaders: Record<string, string>;
  let strangerHeaders: Record<string, string>;
  beforeAll(async () => {
    owner = await addUser(portier.database, 'owner');
    ownerHeaders = await signedIn(portier.database, owner);
    strangerHeaders = await signedIn(portier.database, await addUser(portier.database, 'stranger'));
  });
  const create = async (name: string, headers: Record<string, string>) =>
    (
      await portier.call<{ id: string }>('POST', '/streams', {
        body: { name },
        headers: { authorization: '', ...headers },
      })
    ).body.id;
  const listenAs = (headers: Record<string, string>) => listenWith(portier.url, headers);

  it('tell of what happens to their streams, to the end, and a stranger nothing', async () => {
    const early = await create('theirs', ownerHeaders);
    const [own, other] = await Promise.all([listenAs(ownerHeaders), listenAs(strangerHeaders)]);
    const late = await create('theirs-too', ownerHeaders);
    for (const id of [early, late]) expect((await portier.call('DELETE', `/streams/${id}`)).status).toBe(204);
    for (const id of [early, late]) {
      await waitFor('the end of a stream', () =>
        own.events.some((event) => event.topic === 'stream' && event.id === id && event.action === 'deleted'),
      );
    }
    // What comes later was told later: the stranger has heard all it was to hear.
    const last = await create('of-the-stranger', strangerHeaders);
    await waitFor('the own event of the stranger', () => other.events.some(({ id }) => id === last));
    expect(new Set(other.events.map(({ streamId }) => streamId))).toEqual(new Set([last]));
    expect(own.events.some(({ streamId }) => streamId === last)).toBe(false);
    await Promise.all([own.close(), other.close()]);
  });

  it('tell nothing of agents and media servers, except new figures of an agent that works for them', async () => {
    const id = await create('working', ownerHeaders);
    const agent = await insertConcierge(portier.database);
    const task = await insertTask(portier.database, id);
    await portier.database.query(`update tasks set state = 'running', concierge_id = $1 where id = $2`, [agent, task]);
    const [own, other] = await Promise.all([listenAs(ownerHeaders), listenAs(strangerHeaders)]);
    const publish = (event: Pick<LiveEvent, 'topic' | 'id'>) =>
      portier.app.get(LiveEventsService).publish(portier.database, { ...event, streamId: null, action: 'updated' });
    await publish({ topic: 'concierge', id: agent });
    await publish({ topic: 'media-server', id: 'srs' });
    await publish({ topic: 'progress', id: agent });
    await waitFor('the figures', () => own.events.some(({ topic }) => topic === 'progress'));
    const last = await create('marks-the-end', strangerHeaders);
    await waitFor('the own event', () => other.events.some(({ streamId }) => streamId === last));
    // That the stream was made may be told late.
    const others = own.events.filter(({ streamId }) => streamId !== id);
    expect(others.map(({ topic }) => topic)).toEqual(['progress']);
    expect(other.events.filter(({ streamId }) => streamId !== last)).toEqual([]);
    await Promise.all([own.close(), other.close()]);
  });

  const lapses: Record<string, (of: { userId: string; tokenId: string }) => Promise<unknown>> = {
    'a session expires': ({ userId }) =>
      portier.database.query('update sessions set expires_at = now() where user_id = $1', [userId]),
    'a token expires': ({ tokenId }) =>
      portier.database.query('update user_tokens set expires_at = now() where id = $1', [tokenId]),
    'a token is revoked': ({ tokenId }) => portier.call('DELETE', `/tokens/${tokenId}`),
    'the account is disabled': ({ userId }) => portier.call('POST', `/users/${userId}/disable`),
    'the password is changed': ({ userId }) =>
      portier.database.query(`update users set password_hash = 'another' where id = $1`, [userId]),
  };
  it('end within seconds when the caller may listen no longer, and those of others go on', async () => {
    const other = await listenAs({ authorization: portier.admin.authorization });
    const lapsing = await Promise.all(
      Object.entries(lapses).map(async ([name, lapse]) => {
        const userId = await addUser(portier.database, `lapsing-${name.replaceAll(' ', '-')}`);
        const body = { name, scopes: ['events:read'] };
        const made = await portier.call<{ id: string; token: string }>('POST', '/tokens', { body });
        const isToken = name.includes('token');
        const headers = isToken
          ? { authorization: `Bearer ${made.body.token}` }
          : await signedIn(portier.database, userId);
        const page = await listenAs(headers);
        expect(page.response.status).toBe(200);
        return { page, lapse: () => lapse({ userId, tokenId: made.body.id }) };
      }),
    );
    for (const { lapse } of lapsing) await lapse();
    for (const { page } of lapsing) await page.ended;
    const last = await create('after-them', ownerHeaders);
    await waitFor('an event of the other', () => other.events.some(({ streamId }) => streamId === last));
    await other.close();
  });

  it('end when what they may see has changed, so that the page loads it anew', async () => {
    const id = await create('shared', ownerHeaders);
    const reader = await addUser(portier.database, 'reader');
    const readerHeaders = await signedIn(portier.database, reader);
    const own = await listenAs(ownerHeaders);
    const before = await listenAs(readerHeaders);
    const share = (rights: string[] | null) =>
      portier.call('PUT', `/streams/${id}/grants`, {
        body: {
          items: [
            { kind: 'user', id: owner, rights: ['view', 'change', 'delete'] },
            ...(rights === null ? [] : [{ kind: 'user', id: reader, rights }]),
          ],
        },
        headers: { authorization: '', ...ownerHeaders },
      });
    expect((await share(['view'])).status).toBe(200);
    await before.ended;
    const during = await listenAs(readerHeaders);
    await portier.call('PATCH', `/streams/${id}`, { body: { title: 'seen' } });
    await waitFor('the change', () => during.events.some((event) => event.topic === 'stream' && event.id === id));
    expect((await share(null)).status).toBe(200);
    await during.ended;
    await portier.database.query('delete from sessions where user_id = $1', [owner]);
    await own.ended;
  });
});
