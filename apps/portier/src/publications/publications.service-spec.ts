import { deriveClusterKeys, hashPublishKey, mediaEventQueue, seal, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConfiguration, insertMediaServer, insertStream } from '../testing/rows.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';

/** From a media event in Redis to publication and task, on real PostgreSQL, Redis and HTTP. */
describe('publications', () => {
  let portier: RunningPortier;
  let srs: SrsStandIn;
  let redis: Redis;
  let queue: Queue;
  let sequence = 0;

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '500' });
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

  async function say(action: MediaEvent['action'], show: Show, clientId: string): Promise<MediaEvent> {
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
  const tasksOf = ({ streamId }: Show) =>
    portier.database.query<{ state: string; stop_reason: string | null }>(
      'select state, stop_reason from tasks where stream_id = $1 order by created_at',
      [streamId],
    );
  const eventually = (what: string, check: () => Promise<boolean>) => waitFor(what, check, { timeoutMs: 20_000 });
  const isState = async (show: Show, state: string) => (await publicationsOf(show)).at(-1)?.state === state;

  it('become live, with one task, only once the media server shows them', async () => {
    const show = await aShow('first-show');
    publishers();
    const event = await say('on_publish', show, 'c1');
    await eventually('authorized', () => isState(show, 'authorized'));
    expect(await tasksOf(show)).toEqual([]);
    publishers(['c1', show.name]);
    await eventually('live', () => isState(show, 'live'));
    await eventually('its task', async () => (await tasksOf(show)).length === 1);
    await queue.add('on_publish', event, { jobId: 'a repeat under another job' });
    await eventually('the repeat to be read', async () => (await queue.getJobCounts()).waiting === 0);
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
    expect(await tasksOf(show)).toHaveLength(1);
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

  it('are recorded as refused, once, with the reason and the stream', async () => {
    const show = await aShow('refused');
    const event = await say('on_connect', show, 'c60');
    const refused = { ...event, id: 'refused-1', verdict: { accepted: false, reason: 'unknown_key' } };
    await queue.add('on_publish', refused, { jobId: 'refused-1' });
    await queue.add('on_publish', refused, { jobId: 'refused-1-again' });
    const refusals = () =>
      portier.call<{ items: { reason: string; streamName: string; sentence: string }[] }>(
        'GET',
        `/refusals?streamId=${show.streamId}`,
      );
    await eventually('the refusal', async () => (await refusals()).body.items.length > 0);
    await eventually('both to be read', async () => (await queue.getJobCounts()).waiting === 0);
    expect((await refusals()).body.items).toMatchObject([{ reason: 'unknown_key', streamName: 'refused' }]);
  });
});
