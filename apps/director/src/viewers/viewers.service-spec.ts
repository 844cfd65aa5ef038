import { viewersReport, type ViewersReport } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedServer } from '../testing/feed-server.js';
import { record, RecordedBroadcast, type Recording } from '../testing/recording.js';
import { runDirector, serviceToken, type RunningDirector } from '../testing/running-director.js';

const pictureToken = 'picture-token-of-tests';
let folder: string;
let store: string;
let feed: FeedServer;
let recording: Recording;
let director: RunningDirector;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viewers-'));
  store = join(folder, 'store');
  recording = await record(join(folder, 'recording'), 3);
  feed = new FeedServer();
  feed.pictureToken = pictureToken;
  for (const name of ['show', 'calm']) feed.set({ name });
  feed.set({ name: 'members', visibility: 'token' });
  director = await runDirector({
    ...{ DIRECTOR_STORE: `fs:${store}`, DIRECTOR_STATE_DIR: join(folder, 'state') },
    // Said to be live once, and not again.
    DIRECTOR_STALE_AFTER_MS: '600000',
    ...{ DIRECTOR_PORTIER_URL: await feed.listen(), DIRECTOR_VIEWERS_EVERY_MS: '200', DIRECTOR_TRUST_PROXY: 'true' },
  });
  await waitFor('the directory', async () => (await director.get('/readyz')).status === 200);
});

afterAll(async () => {
  await director?.close();
  await feed?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A broadcast that plays, with a poster when one is given. */
async function goLive(stream: string, poster: { at: string } | null = null): Promise<void> {
  const broadcastId = '20260101T000000Z-a';
  const live = new RecordedBroadcast(recording, { store, stream, broadcastId });
  await live.store(0, 3);
  await writeFile(join(store, stream, broadcastId, 'poster.jpg'), Buffer.from([0xff, 0xd8, 0xff]));
  const pictured = poster === null ? null : { uri: `${broadcastId}/poster.jpg`, at: poster.at };
  expect((await director.announce(await live.index(0, 3, { poster: pictured }))).status).toBe(204);
}

/** From the copy on disk, which is written after the director is ready. */
const idOf = (name: string) =>
  waitFor(`${name} in the directory`, async () => {
    const text = await readFile(join(folder, 'state', 'directory.json'), 'utf8');
    const { streams } = JSON.parse(text) as { streams: { id: string; name: string }[] };
    return streams.find((each) => each.name === name)?.id;
  });

/** What portier was told of a stream in the newest report that satisfies. */
async function told(
  name: string,
  what: string,
  holds: (stream: ViewersReport['streams'][number] | undefined) => boolean,
): Promise<ViewersReport> {
  const id = await idOf(name);
  return waitFor(what, () => {
    const report = feed.viewers.at(-1);
    return report !== undefined && holds(report.streams.find(({ streamId }) => streamId === id)) && report;
  });
}

const watch = (address: string, userAgent: string, path: string) =>
  director.get(path, { 'x-forwarded-for': address, 'user-agent': userAgent });

describe('the viewers a director counts', () => {
  it('are different readers of playlists, told to portier with the time of the picture, and nothing else of them', async () => {
    const at = '2026-01-01T12:00:00.000Z';
    await goLive('show', { at });
    await told('show', 'a stream that nobody watches', (stream) => stream?.viewers === 0 && stream.pictureAt === at);

    // One reads both playlists again and again; another shares the address; a third is elsewhere.
    for (const path of ['/hls/show/index.m3u8', '/hls/show/v90.m3u8', '/hls/show/a0.m3u8', '/hls/show/v90.m3u8']) {
      expect((await watch('198.51.100.1', 'Firefox', path)).status).toBe(200);
    }
    await watch('198.51.100.1', 'Chrome', '/hls/show/v90.m3u8');
    await watch('198.51.100.2', 'Chrome', '/hls/show/v90.m3u8');
    await waitFor('the edges to be known, even if there are none', () => feed.askedForEdges >= 2);
    // Over an edge: where to go next is asked here, and the playlists by the edge.
    await watch('198.51.100.6', 'Firefox', '/hls/show/steering.json?bucket=7');
    await watch('198.51.100.9', 'portier-edge', '/hls/show/v90.m3u8');
    // None of these watches.
    await watch('198.51.100.3', 'Chrome', '/hls/show/nothing.m3u8');
    await watch('198.51.100.4', 'Chrome', '/hls/show/poster.jpg');
    await watch('198.51.100.5', 'Chrome', '/watch/show');
    const report = await told('show', 'four viewers', (stream) => stream?.viewers === 4);
    expect(viewersReport.parse(report)).toEqual(report);
    expect(JSON.stringify(feed.viewers)).not.toMatch(/198\.51|Firefox|Chrome/);
    const uninteresting = await idOf('calm');
    expect(report.streams.some(({ streamId }) => streamId === uninteresting)).toBe(false);
  });
});

describe('the picture of a stream behind a token', () => {
  it('is for portier, and for nobody else', async () => {
    await goLive('members', { at: new Date().toISOString() });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const answer = await director.get('/hls/members/poster.jpg', bearer(pictureToken));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    for (const token of [serviceToken, 'undefined', `${pictureToken}x`]) {
      expect((await director.get('/hls/members/poster.jpg', bearer(token))).status).toBe(403);
    }
    expect((await director.get('/hls/members/poster.jpg')).status).toBe(403);
    expect((await director.get('/hls/members/index.m3u8', bearer(pictureToken))).status).toBe(403);
    expect(await readFile(join(folder, 'state', 'directory.json'), 'utf8')).not.toContain(pictureToken);
  });
});
