import type { HealthProblem } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ExpiryLoop } from '../leases/expiry.loop.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import { PollingLoop } from '../media-servers/polling.loop.js';
import { LooksRepository } from '../publications/looks.repository.js';
import { ReconcileLoop } from '../tasks/reconcile.loop.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConcierge, insertConfiguration, insertMediaServer, insertStream, insertTask } from '../testing/rows.js';
import { HealthLoop } from './health.loop.js';
import { HealthService } from './health.service.js';

type Problem = HealthProblem & { facts: Record<string, unknown> };
interface Stoppable {
  onApplicationShutdown(): Promise<void>;
}
interface Page {
  items: Problem[];
  nextCursor: string | null;
}

/** Real rows, real clock of the database; time passes by setting `since` back. */
describe('health of live streams', () => {
  let portier: RunningPortier;
  const query = <Row>(sql: string, values?: unknown[]) => portier.database.query<Row>(sql, values);

  beforeAll(async () => {
    portier = await startPortier();
    await insertMediaServer(portier.database, 'srs-1');
    // The rows are what the tests make them, and looked at when the tests do.
    const loops = [HealthLoop, PollingLoop, ReconcileLoop, ExpiryLoop];
    await Promise.all(loops.map((loop) => portier.app.get<Stoppable>(loop).onApplicationShutdown()));
  });
  afterAll(() => portier?.close());
  beforeEach(async () => {
    await query(`delete from streams`);
    await query(`delete from tasks`);
    await query(`delete from concierges`);
    await query(`delete from problems`);
    await query(
      `update media_servers set last_error = null, last_seen_at = now(), looked_at = now() + interval '1 hour'`,
    );
    await insertConcierge(portier.database, 'agent-1');
    await query(
      `update concierges set last_heartbeat_at = now() + interval '1 hour', lease_until = now() + interval '1 hour',
              load = '{"cpu": 0.2, "memory": 0.3}'`,
    );
  });

  const check = () => portier.app.get(HealthService).check();
  const open = async () => (await portier.call<{ items: Problem[] }>('GET', '/problems')).body.items;
  const codes = async () => (await open()).map(({ code }) => code);
  const timePasses = (seconds = 3_600) =>
    query(
      `update problems set since = since - $1 * interval '1 second', good_since = good_since - $1 * interval '1 second'
        where state <> 'ended'`,
      [seconds],
    );
  /** Two looks with an hour in between: whatever is wrong is open then, whatever was wrong has ended. */
  const settle = async () => {
    await check();
    await timePasses();
    await check();
  };
  const rows = () => query('select * from problems order by id');

  async function liveStream(media: object, { silentSeconds = 0 } = {}): Promise<string> {
    const streamId = await insertStream(portier.database);
    await query(
      `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state,
                                 live_at, media, progressed_at)
       select $1, 'srs-1', 'run1', $2, '::1', 'live', 'sealed', 'live', now() - interval '1 hour', $3,
              looked_at - $4 * interval '1 second' from media_servers where id = 'srs-1'`,
      [streamId, randomUUID(), JSON.stringify(media), silentSeconds],
    );
    return streamId;
  }
  const video = { codec: 'H264', profile: 'High', width: 1280, height: 720 };
  const audio = { codec: 'AAC', sampleRate: 48_000, channels: 2 };

  it('opens a problem that lasts, ends it when it is over, and keeps it in the history of its stream', async () => {
    const streamId = await liveStream({ video, audio: null, bitrate: 2_000_000 });
    await check();
    expect(await open()).toEqual([]);
    await timePasses(12);
    await check();
    const [problem] = await open();
    expect(problem).toMatchObject({
      ...{ code: 'no_audio', severity: 'warning', fault: 'publisher', streamId, taskId: null, endedAt: null },
      facts: {},
    });
    expect(problem!.streamName).toMatch(/^s-/);

    await query('update publications set media = $1', [JSON.stringify({ video, audio, bitrate: 2_000_000 })]);
    await settle();
    expect(await open()).toEqual([]);
    const { body } = await portier.call<{ items: Problem[] }>('GET', `/streams/${streamId}/problems`);
    expect(body.items).toMatchObject([{ id: problem!.id, endedAt: expect.any(String) }]);
  });

  it('changes nothing when it looks twice', async () => {
    await liveStream({ video, audio: null, bitrate: 50_000 });
    await query(`update media_servers set last_error = 'nothing listens there' where id = 'srs-1'`);
    await query(
      `insert into media_servers (id, rtmp_url, api_url, last_error) values ('srs-2', 'rtmp://h', 'http://h', 'x')`,
    );
    await settle();
    const before = await rows();
    expect(before).toHaveLength(2);
    await Promise.all([check(), check(), check()]);
    expect(await rows()).toEqual(before);
    await query(`delete from media_servers where id = 'srs-2'`);
  });

  it('makes one problem of what two replicas see at once', async () => {
    await liveStream({ video, audio: null, bitrate: 2_000_000 });
    await Promise.all(Array.from({ length: 6 }, () => check()));
    expect(await rows()).toHaveLength(1);
  });

  it('tells open pages, once', async () => {
    const streamId = await liveStream({ video, audio: null, bitrate: 2_000_000 });
    const heard: unknown[] = [];
    const liveEvents = portier.app.get(LiveEventsService);
    const subscription = liveEvents
      .events()
      .subscribe((event) => event.topic === 'problem' && heard.push([event.action, event.streamId]));
    try {
      await settle();
      await check();
      // Whatever they told comes on the same connection, before this.
      await liveEvents.publish(portier.database, { topic: 'problem', id: 'last', streamId: null, action: 'deleted' });
      await waitFor('the last event', () => heard.some((event) => isDeepStrictEqual(event, ['deleted', null])));
      expect(heard).toEqual([
        ['created', streamId],
        ['deleted', null],
      ]);
    } finally {
      subscription.unsubscribe();
    }
  });

  it('judges what an agent measured of the input', async () => {
    const streamId = await liveStream({ video, audio, bitrate: 2_000_000 });
    const taskId = await insertTask(portier.database, streamId);
    await query(
      `update tasks set state = 'running', concierge_id = (select id from concierges), lease_token = 1,
              lease_expires_at = 'infinity' where id = $1`,
      [taskId],
    );
    const figures = { at: new Date().toISOString(), keyframeIntervalMs: 10_000, audio: { peakDb: -80, rmsDb: -99 } };
    await query('update concierges set progress = $1', [JSON.stringify({ [taskId]: { ...figures, speed: 1 } })]);
    await settle();
    expect((await open()).map(({ code, facts }) => [code, facts])).toEqual(
      expect.arrayContaining([
        ['keyframe_interval_long', { keyframeIntervalMs: 10_000, thresholdMs: 5_000 }],
        ['silence', { rmsDb: -100, thresholdDb: -60 }],
      ]),
    );
    // What a silent agent said last is nothing to go by.
    await query(`update concierges set last_heartbeat_at = now() - interval '1 minute'`);
    await settle();
    expect((await codes()).sort()).toEqual(['agent_gone', 'no_agents']);
  });

  it('tells at once that an encoder was changed, and forgets it after five minutes', async () => {
    const streamId = await liveStream({ video, audio, bitrate: 2_000_000 });
    const [publication] = await query<{ id: string }>('select id from publications where stream_id = $1', [streamId]);
    const look = (mediaBefore: ObservedMedia | null) => {
      const media = { video: { ...video, width: 640, height: 360 }, audio, bitrate: 2_000_000 };
      const seen = { id: publication!.id, media, received: 1, samples: [], usualFramesPerSecond: 30, mediaBefore };
      return portier.app.get(LooksRepository).recordSeen(portier.database, [seen], new Date());
    };
    await look({ video, audio, bitrate: 1 });
    await look(null);
    await check();
    expect(await open()).toMatchObject([
      { code: 'input_changed', streamId, facts: { before: 'H264 1280x720', after: 'H264 640x360' } },
    ]);
    await query(`update publications set media_changed_at = media_changed_at - interval '5 minutes'`);
    await check();
    expect(await codes()).toEqual([]);
  });

  it('tells that the disk of an agent is almost full', async () => {
    const disks = [{ holds: ['work', 'store'], bytesFree: 20e9, bytesTotal: 1000e9 }];
    await query('update concierges set disks = $1', [JSON.stringify(disks)]);
    await settle();
    expect(await open()).toMatchObject([
      { code: 'agent_disk_low', severity: 'error', facts: { disk: 'work,store', freePercent: 2, freeBytes: 20e9 } },
    ]);
  });

  it('says which task fails, on which agent, and why', async () => {
    const streamId = await liveStream({ video, audio, bitrate: 2_000_000 });
    const taskId = await insertTask(portier.database, streamId);
    const error = { code: 'wrong_key', fault: 'destination', sentence: 'The target refuses the key.', at: new Date() };
    await query(
      `update tasks set state = 'retrying', concierge_id = (select id from concierges), lease_token = 1,
              lease_expires_at = 'infinity', report = $2 where id = $1`,
      [taskId, JSON.stringify({ error })],
    );
    await settle();
    expect(await open()).toMatchObject([
      {
        ...{ code: 'task_retrying', fault: 'destination', taskId, streamId, conciergeId: expect.any(String) },
        facts: { type: 'hls', agentName: 'agent-1', errorCode: 'wrong_key', sentence: error.sentence },
      },
    ]);
  });

  it('misses a stream whose connection broke off, and not one that was stopped', async () => {
    const lost = await liveStream({ video, audio, bitrate: 1 });
    const stopped = await liveStream({ video, audio, bitrate: 1 });
    const crashed = await liveStream({ video, audio, bitrate: 1 });
    for (const streamId of [lost, stopped, crashed]) await insertConfiguration(portier.database, streamId);
    const end = (streamId: string, reason: string, silentSeconds: number) =>
      query(
        `update publications set state = 'ended', reason = $2, ended_at = now(),
                progressed_at = now() - $3 * interval '1 second' where stream_id = $1`,
        [streamId, reason, silentSeconds],
      );
    await end(lost, 'unpublished', 21);
    await end(stopped, 'unpublished', 3);
    await end(crashed, 'server_restarted', 0);
    await settle();
    const problems = await open();
    expect(new Map(problems.map(({ streamId, facts }) => [streamId, facts['reason']]))).toEqual(
      new Map([
        [lost, 'connection_lost'],
        [crashed, 'server_restarted'],
      ]),
    );
    // Nobody wants it on air any more.
    await query('update streams set enabled = false where id = $1', [lost]);
    await settle();
    expect((await open()).map(({ streamId }) => streamId)).toEqual([crashed]);
  });

  it('shows the worst first, page by page', async () => {
    for (let n = 0; n < 3; n += 1) await liveStream({ video, audio: null, bitrate: 2_000_000 });
    await liveStream({ video, audio, bitrate: 2_000_000 }, { silentSeconds: 20 });
    await settle();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body: page } = await portier.call<Page>('GET', `/problems?limit=1${from}`);
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['bitrate_low', 'no_audio', 'no_audio', 'no_audio']);
    expect((await portier.call('GET', '/problems?cursor=nonsense')).status).toBe(422);
  });

  it('goes with its stream', async () => {
    await liveStream({ video, audio: null, bitrate: 2_000_000 });
    await settle();
    await query('delete from streams');
    expect(await rows()).toEqual([]);
  });
});
