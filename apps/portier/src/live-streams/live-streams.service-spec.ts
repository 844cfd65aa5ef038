import { deriveClusterKeys, hashToken, type Progress, type ViewersReport } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword } from '../accounts/passwords.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertConcierge, insertStream, insertTask } from '../testing/rows.js';
import type { LiveStreamPage } from './live-streams.dto.js';
import { pictureToken } from './picture-token.js';

/** A director that has a picture of some streams and shows what it was asked with. */
class PictureServer {
  readonly pictures = new Map<string, Buffer>();
  readonly asked: { path: string; authorization: string | undefined }[] = [];
  private readonly server: Server = createServer((request, response) => {
    const { url = '', headers } = request;
    this.asked.push({ path: url, authorization: headers.authorization });
    const picture = this.pictures.get(/^\/hls\/([^/]+)\/poster\.jpg$/.exec(url)?.[1] ?? '');
    if (picture === undefined) return void response.writeHead(404).end();
    const etag = `"${picture.length}"`;
    if (headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'image/jpeg', etag }).end(picture);
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

const directorToken = 'token-of-the-directors-of-tests';
const pictures = new PictureServer();
let portier: RunningPortier;
let anna: { id: string; authorization: string };

beforeAll(async () => {
  portier = await startPortier({ PORTIER_DIRECTOR_URL: await pictures.listen() });
  const user = { name: 'anna', passwordHash: await hashPassword('a password of anna'), isAdministrator: false };
  await new AccountsRepository().insertUser(portier.database, user);
  const [row] = await portier.database.query<{ id: string }>(`select id from users where name = 'anna'`);
  anna = { id: row!.id, authorization: `Basic ${Buffer.from('anna:a password of anna').toString('base64')}` };
  await portier.database.query(
    `insert into api_tokens (name, token_hash, scopes) values ('director', $1, '{feeds:directory,directors:report}')`,
    [hashToken(directorToken)],
  );
});
afterAll(async () => {
  await portier.close();
  await pictures.close();
});
beforeEach(async () => {
  await portier.database.query('delete from director_reports');
});

/** A stream with a publication that is live since a moment, of 2 Mbit/s. */
async function goLive(name: string): Promise<string> {
  const id = await insertStream(portier.database, name);
  await portier.database.query(
    `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at, media)
     values ($1, 'srs', 'v1', $2, '192.0.2.1', 'live', 'sealed', 'live', now(), '{"video":null,"audio":null,"bitrate":2000000}')`,
    [id, `client-${name}`],
  );
  return id;
}

async function onAir(authorization?: string) {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const answer = await portier.call<LiveStreamPage>('GET', '/streams/live', { headers });
  expect(answer.status).toBe(200);
  return new Map(answer.body.items.map((item) => [item.name, item]));
}

const report = (director: string, streams: ViewersReport['streams']) =>
  portier.call('PUT', '/directors/self/viewers', {
    body: { director, streams },
    headers: { authorization: `Bearer ${directorToken}` },
  });

const aProgress: Progress = {
  ...{ at: new Date().toISOString(), frames: 100, framesPerSecond: 30, bitrate: 1_000, speed: 1, droppedFrames: 0 },
  ...{ duplicatedFrames: 0, outTimeSeconds: 10, inputFramesPerSecond: 50, keyframeIntervalMs: 2_000 },
  audio: { peakDb: -6.1, rmsDb: -18.2 },
};

async function runTask(streamId: string, progress: Progress): Promise<{ taskId: string; conciergeId: string }> {
  const conciergeId = await insertConcierge(portier.database);
  const taskId = await insertTask(portier.database, streamId);
  await portier.database.query(
    `update tasks set state = 'running', concierge_id = $2, lease_token = 1, lease_expires_at = 'infinity' where id = $1`,
    [taskId, conciergeId],
  );
  await portier.database.query(
    `update concierges set last_heartbeat_at = now() + interval '1 hour', lease_until = now() + interval '1 hour', progress = $2
      where id = $1`,
    [conciergeId, JSON.stringify({ [taskId]: progress })],
  );
  return { taskId, conciergeId };
}

describe('what is on air', () => {
  it('is told with the figures of its tasks, and with nothing where nobody measures', async () => {
    const measured = await goLive('measured');
    await goLive('unmeasured');
    await insertStream(portier.database, 'silent');
    const { conciergeId } = await runTask(measured, aProgress);
    const streams = await onAir();
    expect([...streams.keys()]).toEqual(expect.arrayContaining(['measured', 'unmeasured']));
    expect(streams.has('silent')).toBe(false);
    expect(streams.get('measured')).toMatchObject({
      ...{ id: measured, application: 'live', publications: 1, framesPerSecond: 50, keyframeIntervalMs: 2_000 },
      ...{ audio: { peakDb: -6.1, rmsDb: -18.2 }, media: { bitrate: 2_000_000 }, measuredAt: aProgress.at },
    });
    const nothing = { framesPerSecond: null, keyframeIntervalMs: null, audio: null, measuredAt: null };
    expect(streams.get('unmeasured')).toMatchObject({ ...nothing, viewers: null, pictureAt: null });

    await portier.database.query(
      `update concierges set last_heartbeat_at = now() - interval '1 minute', lease_until = now() + interval '1 minute' where id = $1`,
      [conciergeId],
    );
    expect((await onAir()).get('measured')).toMatchObject(nothing);
  });

  it('is told to those who may see it', async () => {
    const hers = await goLive('hers');
    await goLive('of-others');
    expect((await onAir(anna.authorization)).size).toBe(0);
    await portier.database.query(`insert into grants (user_id, stream_id, rights) values ($1, $2, '{view}')`, [
      anna.id,
      hers,
    ]);
    expect([...(await onAir(anna.authorization)).keys()]).toEqual(['hers']);
    expect((await onAir()).has('of-others')).toBe(true);
    const one = await portier.call<LiveStreamPage>('GET', `/streams/live?streamId=${hers}`);
    expect(one.body.items.map(({ name }) => name)).toEqual(['hers']);
  });
});

describe('viewers', () => {
  it('are the sum of what the directors say, until a director falls silent', async () => {
    const id = await goLive('watched');
    await goLive('unknown-to-directors');
    const [earlier, later] = ['2026-01-01T12:00:00.000Z', '2026-01-01T12:00:10.000Z'];
    await report('one', [{ streamId: id, viewers: 3, pictureAt: earlier }]);
    await report('two', [{ streamId: id, viewers: 40, pictureAt: later }]);
    await report('one', [{ streamId: id, viewers: 5, pictureAt: null }]);
    const streams = await onAir();
    expect(streams.get('watched')).toMatchObject({ viewers: 45, pictureAt: later });
    expect(streams.get('unknown-to-directors')).toMatchObject({ viewers: null });

    const silence = `update director_reports set reported_at = now() - interval '21 seconds' where director_id = $1`;
    await portier.database.query(silence, ['two']);
    expect((await onAir()).get('watched')).toMatchObject({ viewers: 5, pictureAt: null });
    await portier.database.query(silence, ['one']);
    expect((await onAir()).get('watched')).toMatchObject({ viewers: null });
  });

  it.each([
    ['a year before all calendars', '0000-01-01T00:00:00Z'],
    ['an offset beyond all time zones', '2026-01-01T12:00:00+23:59'],
    ['the end of time', '9999-12-31T23:59:59-23:59'],
  ])('spoil nothing when a picture is of %s', async (_, pictureAt) => {
    const id = await goLive(`odd-${pictureAt.slice(0, 4)}`);
    expect((await report('one', [{ streamId: id, viewers: 2, pictureAt }])).status).toBe(204);
    expect((await onAir()).get(`odd-${pictureAt.slice(0, 4)}`)).toMatchObject({ viewers: 2 });
  });

  it('spoil nothing when there are more of them than people', async () => {
    const id = await goLive('everybody');
    for (const director of ['one', 'two', 'three']) {
      await report(director, [{ streamId: id, viewers: 1_000_000_000, pictureAt: null }]);
    }
    expect((await onAir()).get('everybody')).toMatchObject({ viewers: 3_000_000_000 });
  });

  it('are told by directors only, and a report of another form is refused', async () => {
    const told = await report('one', []);
    expect(told.status).toBe(204);
    expect(
      (await portier.call('PUT', '/directors/self/viewers', { body: { director: 'x', streams: [] } })).status,
    ).toBe(403);
    expect((await report('one', [{ streamId: 'no-id', viewers: -1, pictureAt: null }])).status).toBe(422);
  });
});

describe('the picture of a stream', () => {
  /** On a machine that stands still the director may answer later than portier waits: asked again. */
  const picture = (id: string, headers: Record<string, string> = {}) =>
    waitFor('an answer of the director', async () => {
      const answer = await fetch(`${portier.url}/api/v1/streams/${id}/picture`, {
        headers: { authorization: portier.admin.authorization, ...headers },
      });
      return answer.status !== 503 && answer;
    });

  it('comes from the director, is never shown stale, and is asked for as portier', async () => {
    const id = await goLive('pictured');
    expect((await picture(id)).status).toBe(404);
    pictures.pictures.set('pictured', Buffer.from('a picture'));
    const answer = await picture(id);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('a picture');
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect((await picture(id, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304);

    const feed = await portier.call<{ pictureToken: string }>('GET', '/feeds/directory', {
      headers: { authorization: `Bearer ${directorToken}` },
    });
    const token = pictureToken(deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET));
    expect(feed.body.pictureToken).toBe(token);
    expect(pictures.asked.at(-1)).toEqual({ path: '/hls/pictured/poster.jpg', authorization: `Bearer ${token}` });
  });

  it('is for those who may see the stream', async () => {
    const id = await goLive('not-hers');
    pictures.pictures.set('not-hers', Buffer.from('a secret'));
    expect((await picture(id, { authorization: anna.authorization })).status).toBe(404);
    expect((await picture(id, { authorization: '' })).status).toBe(401);
    expect((await picture('9f8f3b1e-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
