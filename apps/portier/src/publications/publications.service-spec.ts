import { deriveClusterKeys, hashPublishKey, mediaEventQueue, seal, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { lookAt } from '../testing/look.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConcierge, insertConfiguration, insertMediaServer, insertStream } from '../testing/rows.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';

/** From a media event in Redis to publication and task, on real PostgreSQL, Redis and HTTP. */
describe('publications', () => {
  let portier: RunningPortier;
  let srs: SrsStandIn;
  let redis: Redis;
  let queue: Queue;
  let sequence = 0;

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '500', PORTIER_TAKEOVER_AFTER_MS: '2000' });
    srs = new SrsStandIn();
    await insertMediaServer(portier.database, 'srs-1', await srs.listen());
    redis = new Redis(portier.config.PORTIER_REDIS_URL, { maxRetriesPerRequest: null });
    queue = new Queue(mediaEventQueue, { connection: redis });
  });

  afterAll(async () => {
    await queue?.close();
    redis?.disconnect();
    await portier?.close();
    srs?.close();
  });

  interface Show {
    streamId: string;
    keyId: string;
    name: string;
  }

  async function aShow(name: string): Promise<Show> {
    const streamId = await insertStream(portier.database, name);
    await insertConfiguration(portier.database, streamId);
    const hash = hashPublishKey(keys(), `key-of-${name}`);
    const [key] = await portier.database.query<{ id: string }>(
      `insert into publish_keys (stream_id, key_hash, hint) values ($1, $2, 'name') returning id`,
      [streamId, hash],
    );
    return { streamId, keyId: key?.id ?? '', name };
  }

  const keys = () => deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);

  async function say(
    action: MediaEvent['action'],
    show: Show,
    clientId: string,
    more: Partial<MediaEvent> = {},
  ): Promise<MediaEvent> {
    const event: MediaEvent = {
      id: `event-${(sequence += 1)}`,
      at: new Date().toISOString(),
      action,
      serverId: 'srs-1',
      serviceId: srs.serviceId,
      clientId,
      ip: '192.0.2.7',
      application: 'live',
      stream: show.name,
      streamId: show.streamId,
      keyId: show.keyId,
      sealedServerStream: seal(keys(), show.name),
      pull: null,
      verdict: { accepted: true },
      ...more,
    };
    await queue.add(action, event, { jobId: event.id });
    return event;
  }

  const publishers = (...names: [cid: string, name: string][]) => {
    srs.publishers = names.map(([cid, name]) => ({ cid, app: 'live', name }));
  };
  const publicationsOf = ({ streamId }: Show) =>
    portier.database.query<{ client_id: string; state: string; reason: string | null }>(
      'select client_id, state, reason from publications where stream_id = $1 order by authorized_at, client_id',
      [streamId],
    );
  const rowsOf = ({ streamId }: Show) =>
    portier.database.query<{ state: string; adopted: boolean; key_id: string | null; ip: string }>(
      'select state, reason, adopted, key_id, ip from publications where stream_id = $1',
      [streamId],
    );
  const refusalsOf = async ({ streamId }: Show) => {
    const { body } = await portier.call<{ items: { reason: string; streamName: string; sentence: string }[] }>(
      'GET',
      `/refusals?streamId=${streamId}`,
    );
    return body.items;
  };
  const refusalCount = async ({ streamId }: Show) =>
    (await portier.database.query('select 1 from refusals where stream_id = $1', [streamId])).length;
  const tasksOf = ({ streamId }: Show) =>
    portier.database.query<{ state: string; stop_reason: string | null }>(
      'select state, stop_reason from tasks where stream_id = $1 order by created_at',
      [streamId],
    );
  const eventually = (what: string, check: () => Promise<boolean>) => waitFor(what, check, { timeoutMs: 20_000 });
  const allRead = () =>
    eventually('all events to be read', async () => {
      return (await queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0;
    });
  const isState = async (show: Show, state: string) => (await publicationsOf(show)).at(-1)?.state === state;

  it('become live, with one task, only once the media server shows them', async () => {
    const show = await aShow('first-show');
    publishers();
    srs.idleClients = ['c1'];
    const event = await say('on_publish', show, 'c1');
    await eventually('authorized', () => isState(show, 'authorized'));
    expect(await tasksOf(show)).toEqual([]);
    publishers(['c1', show.name]);
    await eventually('live', () => isState(show, 'live'));
    await eventually('its task', async () => (await tasksOf(show)).length === 1);
    await queue.add('on_publish', event, { jobId: 'a repeat under another job' });
    await allRead();
    expect(await publicationsOf(show)).toHaveLength(1);
    expect(await tasksOf(show)).toHaveLength(1);
  });

  it('are not disturbed by a second publisher that the media server then refuses', async () => {
    const show = await aShow('contested');
    publishers(['c10', show.name]);
    await say('on_publish', show, 'c10');
    await eventually('live', () => isState(show, 'live'));
    await say('on_publish', show, 'c11');
    await say('on_close', show, 'c11');
    await eventually('the second to be recorded', async () => (await publicationsOf(show)).length === 2);
    expect((await publicationsOf(show))[0]).toMatchObject({ client_id: 'c10', state: 'live' });
    expect((await tasksOf(show)).map(({ stop_reason }) => stop_reason)).toEqual([null]);
  });

  it('end when the media server no longer shows them, whatever order the hooks come in', async () => {
    const show = await aShow('out-of-order');
    publishers(['c20', show.name]);
    await say('on_close', show, 'c20');
    await say('on_unpublish', show, 'c20');
    await say('on_publish', show, 'c20');
    await eventually('live', () => isState(show, 'live'));
    publishers();
    await say('on_unpublish', show, 'c20');
    await eventually('ended', () => isState(show, 'ended'));
    expect((await publicationsOf(show)).at(-1)?.reason).toBe('unpublished');
  });

  it('end without any hook when the media server has restarted', async () => {
    const show = await aShow('restarted');
    publishers(['c30', show.name]);
    await say('on_publish', show, 'c30');
    await eventually('live', () => isState(show, 'live'));
    srs.serviceId = 'run2';
    publishers();
    await eventually('ended', () => isState(show, 'ended'));
    expect((await publicationsOf(show)).at(-1)?.reason).toBe('server_restarted');
  });

  it('are found without any hook when the media server shows them', async () => {
    const show = await aShow('unannounced');
    publishers(['c40', 'key-of-unannounced']);
    await eventually('live', () => isState(show, 'live'));
    await eventually('its task', async () => (await tasksOf(show)).length === 1);
  });

  it('are cut, and their client disconnected, when their key is deleted', async () => {
    const show = await aShow('revoked');
    publishers(['c50', show.name]);
    await say('on_publish', show, 'c50');
    await eventually('live', () => isState(show, 'live'));
    await portier.database.query('delete from publish_keys where id = $1', [show.keyId]);
    await eventually('the kick', async () => srs.kicked.includes('c50'));
    expect((await publicationsOf(show)).at(-1)).toMatchObject({ state: 'ended', reason: 'key_revoked' });
  });

  it('learn their key and address from an event that comes after the media server showed them', async () => {
    const show = await aShow('late-event');
    publishers(['c70', show.name]);
    await lookAt(portier, 'srs-1');
    expect(await rowsOf(show)).toMatchObject([{ state: 'live', adopted: true, key_id: null, ip: '' }]);
    await say('on_publish', show, 'c70');
    const vouched = { state: 'live', adopted: false, key_id: show.keyId, ip: '192.0.2.7' };
    await eventually('its event', async () => (await rowsOf(show))[0]?.adopted === false);
    expect(await rowsOf(show)).toMatchObject([vouched]);
    await portier.database.query('delete from publish_keys where id = $1', [show.keyId]);
    await eventually('the kick', async () => srs.kicked.includes('c70'));
  });

  it.each([
    ['the public name', (name: string) => name],
    ['the key as the name', (name: string) => `key-of-${name}`],
  ])(
    'learn it also when they have ended by then, with %s: one publish stays one publication',
    async (_form, nameOf) => {
      const show = await aShow(`too-late-${nameOf('x').length}`);
      const clientId = `late-${show.name}`;
      publishers([clientId, nameOf(show.name)]);
      await lookAt(portier, 'srs-1');
      publishers();
      await lookAt(portier, 'srs-1');
      await say('on_publish', show, clientId, { sealedServerStream: seal(keys(), nameOf(show.name)) });
      await eventually('its event', async () => (await rowsOf(show)).some(({ ip }) => ip !== ''));
      expect(await rowsOf(show)).toMatchObject([{ state: 'ended', reason: 'unpublished', key_id: show.keyId }]);
    },
  );

  it('are not opened for a publisher in a virtual host without hooks, which is not ours to disconnect either', async () => {
    const show = await aShow('other-vhost');
    srs.publishers = [{ cid: 'c80', app: 'live', name: show.name, vhost: 'other.example' }];
    await lookAt(portier, 'srs-1');
    expect(await publicationsOf(show)).toEqual([]);
    expect(srs.kicked).not.toContain('c80');
  });

  it('are not opened for one whose key is gone before its event comes: it is disconnected', async () => {
    const show = await aShow('gone-key');
    await portier.database.query('update publish_keys set not_after = now() where id = $1', [show.keyId]);
    for (const name of [show.name, `key-of-${show.name}`]) {
      publishers([`c85-${name}`, name]);
      await lookAt(portier, 'srs-1');
      await eventually('the kick', async () => srs.kicked.includes(`c85-${name}`));
    }
    expect(await publicationsOf(show)).toEqual([]);
  });

  it('are cut with their stream when it is deleted, also when their event comes after that', async () => {
    const show = await aShow('deleted');
    publishers(['c90', show.name]);
    await say('on_publish', show, 'c90');
    await eventually('live', () => isState(show, 'live'));
    await portier.database.query('delete from streams where id = $1', [show.streamId]);
    await eventually('the kick', async () => srs.kicked.includes('c90'));
    publishers(['c91', show.name]);
    await say('on_publish', show, 'c91');
    await eventually('the kick of the late one', async () => srs.kicked.includes('c91'));
  });

  it('end when their connection is closed before the media server had them (traps 1, 6 and 8)', async () => {
    const show = await aShow('never-acquired');
    publishers();
    srs.idleClients = ['c100'];
    await say('on_publish', show, 'c100');
    await eventually('authorized', () => isState(show, 'authorized'));
    await say('on_unpublish', show, 'c100');
    await allRead();
    await lookAt(portier, 'srs-1');
    expect(await isState(show, 'authorized')).toBe(true);
    srs.idleClients = [];
    await say('on_close', show, 'c100');
    await eventually('ended', () => isState(show, 'ended'));
    expect((await publicationsOf(show)).at(-1)?.reason).toBe('never_live');
  });

  it('follow a connection that publishes another stream (trap 4), whatever order its events come in', async () => {
    const [before, after] = [await aShow('before'), await aShow('after')];
    publishers(['c110', before.name]);
    await say('on_publish', before, 'c110');
    await eventually('live', () => isState(before, 'live'));
    publishers(['c110', after.name]);
    const movedAt = Date.now();
    const at = (seconds: number) => ({ at: new Date(movedAt + seconds * 1_000).toISOString() });
    await say('on_publish', after, 'c110', at(10));
    await eventually('the other stream', () => isState(after, 'live'));
    expect((await publicationsOf(before)).at(-1)).toMatchObject({ state: 'ended', reason: 'unpublished' });
    await say('on_unpublish', before, 'c110');
    await say('on_publish', before, 'c110', at(5));
    await allRead();
    await lookAt(portier, 'srs-1');
    expect(await isState(after, 'live')).toBe(true);
    expect(await publicationsOf(before)).toHaveLength(1);
  });

  it('are told to go again and again while they publish on, and are not taken back', async () => {
    const show = await aShow('stubborn');
    const { onKick } = srs;
    srs.onKick = () => undefined;
    publishers(['c120', show.name]);
    await say('on_publish', show, 'c120');
    await eventually('live', () => isState(show, 'live'));
    await portier.database.query('update streams set enabled = false where id = $1', [show.streamId]);
    await eventually('the kick', async () => srs.kicked.includes('c120'));
    await portier.database.query('update streams set enabled = true where id = $1', [show.streamId]);
    const told = () => srs.kicked.filter((clientId) => clientId === 'c120').length;
    const before = told();
    await eventually('another kick', async () => told() > before);
    expect(await publicationsOf(show)).toMatchObject([{ state: 'ended', reason: 'stream_disabled' }]);
    srs.onKick = onKick;
    await eventually('it to be gone', async () => srs.publishers.length === 0);
  });

  it('are cut although the media server does not answer at that moment', async () => {
    const show = await aShow('kick-later');
    publishers(['c130', show.name]);
    await say('on_publish', show, 'c130');
    await eventually('live', () => isState(show, 'live'));
    srs.interfere = (path, response) => path.includes('/clients/') && response.writeHead(503).end() !== undefined;
    await portier.database.query('delete from publish_keys where id = $1', [show.keyId]);
    const failures = () =>
      portier.database.query<{ last_error: string }>('select last_error from outbox where last_error is not null');
    const sentence = /answered 503 to DELETE \/api\/v1\/clients\/\{id\}/;
    await eventually('a failed kick', async () => (await failures()).some((one) => sentence.test(one.last_error)));
    expect(await failures()).toHaveLength(1);
    srs.interfere = () => false;
    await eventually('the kick', async () => srs.kicked.includes('c130'));
    await eventually('the outbox to be empty', async () => (await failures()).length === 0);
  });

  it('refuse a second publisher under the other name, and say so to operators', async () => {
    const show = await aShow('two-names');
    publishers(['c140', show.name]);
    await say('on_publish', show, 'c140');
    await eventually('live', () => isState(show, 'live'));
    srs.publishers = [...srs.publishers, { cid: 'c141', app: 'live', name: `key-of-${show.name}` }];
    await say('on_publish', show, 'c141', { sealedServerStream: seal(keys(), `key-of-${show.name}`) });
    await eventually('the kick', async () => srs.kicked.includes('c141'));
    await eventually('the refusal', async () => (await refusalsOf(show)).length === 1);
    expect(await refusalsOf(show)).toMatchObject([{ reason: 'already_live', action: 'on_publish' }]);
    expect(srs.kicked).not.toContain('c140');
    expect((await publicationsOf(show))[0]).toMatchObject({ client_id: 'c140', state: 'live' });
  });

  it('give way to a second publisher when they are silent (trap 2)', async () => {
    const show = await aShow('silent');
    srs.publishers = [{ cid: 'c150', app: 'live', name: show.name, frames: 30 }];
    await say('on_publish', show, 'c150');
    await eventually('live', () => isState(show, 'live'));
    let attempts = 0;
    await eventually('the place to be free', async () => {
      attempts += 1;
      await say('on_publish', show, `c151-${attempts}`);
      await say('on_close', show, `c151-${attempts}`);
      return srs.kicked.includes('c150');
    });
    const all = await publicationsOf(show);
    expect(all[0]).toMatchObject({ client_id: 'c150', state: 'ended', reason: 'replaced' });
    await eventually('all to be over', async () =>
      (await publicationsOf(show)).every(({ state }) => state === 'ended'),
    );
    expect((await refusalsOf(show))[0]).toMatchObject({ reason: 'already_live' });
  });

  it('stay with a publisher that sends, however often a second one comes', async () => {
    const show = await aShow('busy');
    publishers(['c160', show.name]);
    await say('on_publish', show, 'c160');
    await eventually('live', () => isState(show, 'live'));
    const end = performance.now() + 4_000;
    for (let attempt = 1; performance.now() < end; attempt += 1) {
      await say('on_publish', show, `c161-${attempt}`);
      await say('on_close', show, `c161-${attempt}`);
      await eventually('the refusal', async () => (await refusalCount(show)) === attempt);
    }
    expect(srs.kicked).not.toContain('c160');
    expect((await publicationsOf(show))[0]).toMatchObject({ client_id: 'c160', state: 'live' });
  });

  it('are recorded as refused, once, with the reason and the stream', async () => {
    const show = await aShow('refused');
    const event = await say('on_connect', show, 'c60');
    const refused = { ...event, id: 'refused-1', verdict: { accepted: false, reason: 'unknown_key' } };
    await queue.add('on_publish', refused, { jobId: 'refused-1' });
    await queue.add('on_publish', refused, { jobId: 'refused-1-again' });
    await eventually('the refusal', async () => (await refusalsOf(show)).length > 0);
    await allRead();
    expect(await refusalsOf(show)).toMatchObject([{ reason: 'unknown_key', streamName: 'refused' }]);
  });

  it('go on while an agent receives them, however long the API of their media server is away', async () => {
    const [received, idle] = [await aShow('received'), await aShow('idle')];
    // The task of this test is of no configuration: a sweep would end it.
    await portier.database.query(
      `insert into schedules (name, next_at) values ('sweep-streams', now() + interval '1 hour')
         on conflict (name) do update set next_at = excluded.next_at`,
    );
    await insertMediaServer(portier.database, 'srs-away');
    await portier.database.query(
      `update media_servers set created_at = now() - interval '2 min' where id = 'srs-away'`,
    );
    /** Portier has been there for all that time, however long it just stood still. */
    const hasEnded = async (show: Show) => {
      await portier.database.query(`update control_plane set up_since = now() - interval '2 min'`);
      return isState(show, 'ended');
    };
    const agentId = await insertConcierge(portier.database);
    const lease = (until: string) =>
      portier.database.query(`update concierges set lease_until = now() + $2::interval where id = $1`, [
        agentId,
        until,
      ]);
    await lease('1 min');
    await portier.database.query(
      `with p as (
         insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state)
         select s, 'srs-away', 'x', s::text, '', 'live', $3, 'live' from unnest($1::uuid[]) s returning id, stream_id)
       insert into tasks (configuration_version, stream_id, publication_id, type, description, description_hash, state,
                          concierge_id, lease_token, lease_expires_at)
       select 1, stream_id, id, 'hls', '{}', 'hash', 'running', $4, 1, 'infinity' from p where stream_id = $2`,
      [[received.streamId, idle.streamId], received.streamId, seal(keys(), 'x'), agentId],
    );
    await eventually('the idle one to end', () => hasEnded(idle));
    expect((await publicationsOf(idle))[0]?.reason).toBe('server_gone');
    expect(await isState(received, 'live')).toBe(true);
    await lease('-1 s');
    await eventually('the other to end with its agent', () => hasEnded(received));
  });
});
