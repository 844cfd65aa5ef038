import { parseMultivariantPlaylist, type SteeringManifest } from '@app/hls';
import { freePort, waitFor } from '@app/kit/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FeedServer } from './testing/feed-server.js';
import { record, RecordedBroadcast, type Recording } from './testing/recording.js';
import { TestEdge } from './testing/test-edge.js';
import { announceToken, runDirector, serviceToken, type RunningDirector } from './testing/running-director.js';

let folder: string;
let recording: Recording;
let feed: FeedServer;
let director: RunningDirector;
/** Beside it, with the same store: the one where streams die and are forgotten. It hears of no edges. */
let impatient: RunningDirector;
let feedOfImpatient: FeedServer;
let store: string;

const settings = async (more: Record<string, string> = {}) => ({
  DIRECTOR_STORE: `fs:${store}`,
  DIRECTOR_STATE_DIR: join(folder, 'state'),
  // Nothing dies or is forgotten because these tests are slow.
  DIRECTOR_STALE_AFTER_MS: '600000',
  DIRECTOR_ENDED_RETENTION_MS: '600000',
  ...more,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'director-'));
  store = join(folder, 'store');
  recording = await record(join(folder, 'recording'), 6);
  feed = new FeedServer();
  const portier = await feed.listen();
  for (const name of ['show', 'calm', 'pushed', 'ending', 'restarted', 'dying', 'zombie', 'cast']) feed.set({ name });
  feed.set({ name: 'hidden', visibility: 'unlisted' });
  feed.set({ name: 'members', visibility: 'token', liveSince: new Date().toISOString() });
  feed.set({ name: 'off', enabled: false });
  feedOfImpatient = new FeedServer();
  for (const name of ['show', 'ending', 'dying']) feedOfImpatient.set({ name });
  impatient = await runDirector(
    await settings({
      DIRECTOR_STATE_DIR: join(folder, 'impatient-state'),
      DIRECTOR_PORTIER_URL: await feedOfImpatient.listen(),
      DIRECTOR_STALE_AFTER_MS: '4000',
      DIRECTOR_ENDED_RETENTION_MS: '1000',
    }),
  );
  // The last one: the metrics of a process are those of its newest director.
  director = await runDirector(await settings({ DIRECTOR_PORTIER_URL: portier }));
  for (const each of [impatient, director]) {
    await waitFor('the directory', async () => (await each.get('/readyz')).status === 200);
  }
});

afterAll(async () => {
  await director?.close();
  await impatient?.close();
  await feed?.close();
  await feedOfImpatient?.close();
  await rm(folder, { recursive: true, force: true });
});

const broadcast = (stream: string, id = '20260101T000000Z-a', more: { replica?: number; leaseToken?: number } = {}) =>
  new RecordedBroadcast(recording, { store, stream, broadcastId: id, ...more });

async function goLive(stream: string, more: { replica?: number } = {}): Promise<RecordedBroadcast> {
  const live = broadcast(stream, undefined, more);
  await live.store(0, 6);
  await live.save(await live.index(0, 6));
  const isSeen = async () => {
    const list = await director.get('/ingests', { authorization: `Bearer ${serviceToken}` });
    const ingests = (await list.json()) as { signal: string; packagers: { taskId: string }[] }[];
    return ingests.some((each) => each.packagers.some(({ taskId }) => taskId === live.taskId));
  };
  if (stream !== 'off')
    await waitFor(
      `${stream} to be live`,
      async () => (await director.get(`/hls/${stream}/index.m3u8`)) && (await isSeen()),
    );
  return live;
}

/** Until the impatient director plays it: it has heard of this packager, and then hears nothing more of it. */
async function playImpatiently(live: RecordedBroadcast, stream: string): Promise<void> {
  await waitFor(`${stream} to be played by the impatient director`, async () => {
    await impatient.announce(await live.index(0, 6));
    return (await impatient.get(`/hls/${stream}/index.m3u8`)).status === 200;
  });
}

/** Until the impatient director has nothing to play for this reason. */
async function untilRefused(stream: string, reason: string): Promise<void> {
  await waitFor(`${stream} to be refused, as ${reason}`, async () => {
    const answer = await impatient.get(`/hls/${stream}/index.m3u8`);
    return answer.status === 503 && ((await answer.json()) as { detail: string }).detail.includes(reason);
  });
}

/** A request exactly as written: fetch would resolve `..` itself and add `no-cache` to a conditional request. */
function rawStatus(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(director.url);
    httpRequest({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('playlists', () => {
  it('come from the index object in the store, with a playable address for every rendition and segment', async () => {
    await goLive('show');
    const multivariant = await director.get('/hls/show/index.m3u8');
    expect(multivariant.status).toBe(200);
    expect(multivariant.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(multivariant.headers.get('cache-control')).toBe('public, max-age=1');
    expect(multivariant.headers.get('access-control-allow-origin')).toBe('*');
    const variants = (await multivariant.text()).split('\n').filter((line) => /^[^#]/.test(line));
    expect(variants).toEqual(expect.arrayContaining(['v180.m3u8', 'v90.m3u8', 'a0.m3u8']));
    for (const variant of variants) {
      const media = await director.get(`/hls/show/${variant}`);
      const text = await media.text();
      expect(text).toContain('#EXT-X-TARGETDURATION:2');
      expect(text).not.toContain('#EXT-X-ENDLIST');
      const uris = [
        ...text.split('\n').filter((line) => /^[^#]/.test(line)),
        /MAP:URI="([^"]+)"/.exec(text)?.[1] ?? '',
      ];
      expect(uris.length).toBeGreaterThanOrEqual(7);
      for (const uri of uris) expect((await director.get(`/hls/show/${uri}`, {}, 'HEAD')).status).toBe(200);
    }
  });

  it('are 404 for a name portier does not know, for a disabled stream and for an unknown rendition', async () => {
    await goLive('off');
    for (const path of ['/hls/nobody/index.m3u8', '/hls/off/index.m3u8', '/hls/show/v999.m3u8', '/hls/show/x.txt']) {
      const answer = await director.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('are 403 for a stream behind a viewer token, segments included', async () => {
    await goLive('members');
    const playlist = await director.get('/hls/members/index.m3u8');
    expect(playlist.status).toBe(403);
    expect(((await playlist.json()) as { detail: string }).detail).toContain('viewer tokens yet');
    expect((await director.get('/hls/members/20260101T000000Z-a/v90/1.m4s')).status).toBe(403);
  });

  it('are 503 with Retry-After, never empty, while nobody publishes', async () => {
    for (const path of ['/hls/calm/index.m3u8', '/hls/calm/v180.m3u8']) {
      const answer = await director.get(path);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(((await answer.json()) as { code: string }).code).toBe('no_source');
    }
  });

  it('are 503 while a rendition has no segment yet', async () => {
    const live = broadcast('calm');
    const index = await live.index(0, 3);
    await live.save({
      ...index,
      renditions: index.renditions.map((each) => (each.id === 'v90' ? { ...each, segments: [] } : each)),
    });
    await waitFor('the index to be read', async () => (await director.get('/hls/calm/index.m3u8')).status === 503);
    expect((await director.get('/signals').then((answer) => answer.json())) as string[]).not.toContain('calm');
  });

  it('close with ENDLIST when the broadcast ends, and become 503 after the retention', async () => {
    const live = await goLive('ending');
    expect((await director.get('/hls/ending/v180.m3u8')).status).toBe(200);
    const ended = await live.index(0, 6, { endedAt: new Date().toISOString() });
    for (const each of [director, impatient]) expect((await each.announce(ended)).status).toBe(204);
    const closed = await director.get('/hls/ending/v180.m3u8');
    expect(await closed.text()).toContain('#EXT-X-ENDLIST');
    expect((await director.get('/hls/ending/index.m3u8')).status).toBe(200);
    expect((await director.get('/ingests/ending')).status).toBe(404);
    await untilRefused('ending', 'its broadcast is over');
  });

  it('never show an ended broadcast once the stream is live again, and show the new one at once', async () => {
    const old = await goLive('restarted');
    await director.announce(await old.index(0, 6, { endedAt: new Date().toISOString() }));
    expect((await director.get('/hls/restarted/index.m3u8')).status).toBe(200);
    feed.set({ name: 'restarted', liveSince: new Date(Date.now() + 1).toISOString() });
    await waitFor('the new publish', async () => (await director.get('/hls/restarted/index.m3u8')).status === 503);
    const next = broadcast('restarted', '20260102T000000Z-b');
    await next.store(0, 3);
    await director.announce(await next.index(0, 3));
    const media = await (await director.get('/hls/restarted/v180.m3u8')).text();
    expect(media).toContain('20260102T000000Z-b/v180/2.m4s');
    expect(media).not.toContain('20260101T000000Z-a');
    expect(media).not.toContain('#EXT-X-ENDLIST');
  });

  it('become 503 when the packager falls silent without an end', async () => {
    await playImpatiently(await goLive('dying'), 'dying');
    await untilRefused('dying', 'its packagers are silent');
    expect((await impatient.get('/hls/dying/v180.m3u8')).status).toBe(503);
    expect((await impatient.get('/ingests/dying')).status).toBe(404);
  });

  it('merge two packagers, so that one may die', async () => {
    const first = broadcast('cast', undefined, { replica: 0 });
    const second = broadcast('cast', undefined, { replica: 1 });
    await first.store(0, 6);
    const [early, late] = [await first.index(0, 3), await second.index(3, 6)];
    const shared = { sections: early.sections };
    const sectionId = early.sections[0]?.id ?? '';
    const renditions = late.renditions.map((each) => ({
      ...each,
      inits: each.inits.map((init) => ({ ...init, sectionId })),
      segments: each.segments.map((segment) => ({ ...segment, sectionId })),
    }));
    await director.announce(early);
    await director.announce({ ...late, ...shared, renditions });
    const media = await (await director.get('/hls/cast/v90.m3u8')).text();
    for (let number = 0; number < 6; number++) expect(media).toContain(`/v90/${number}.m4s`);
    expect(media).not.toContain('EXT-X-GAP');
  });

  it('allow other origins, ranges included, in a preflight', async () => {
    const answer = await director.get('/hls/show/20260101T000000Z-a/v90/1.m4s', {}, 'OPTIONS');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('HEAD');
    expect(answer.headers.get('access-control-allow-headers')).toContain('Range');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('segments', () => {
  const path = '/hls/show/20260101T000000Z-a/v180/2.m4s';

  it('are immutable, typed, and answer conditional requests and HEAD', async () => {
    const whole = await director.get(path);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(whole.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
    expect(whole.headers.get('access-control-allow-origin')).toBe('*');
    expect(bytes.subarray(4, 8).toString()).toMatch(/styp|moof|sidx/);
    const etag = whole.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect(await rawStatus(path, { 'if-none-match': etag })).toBe(304);
    const head = await director.get(path, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('answer byte ranges', async () => {
    const whole = Buffer.from(await (await director.get(path)).arrayBuffer());
    const part = await director.get(path, { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await director.get(path, { range: 'bytes=99999999-' })).status).toBe(416);
  });

  it('are 404 when they left the window, and that is not remembered by caches', async () => {
    const gone = await director.get('/hls/show/20260101T000000Z-a/v180/12345.m4s');
    expect(gone.status).toBe(404);
    expect(gone.headers.get('cache-control')).toBe('no-store');
    expect(gone.headers.get('content-type')).toContain('application/problem+json');
  });

  it('cannot be left: no path reaches another file of the store or of the machine', async () => {
    await writeFile(join(folder, 'secret.mp4'), 'secret');
    await writeFile(join(store, 'show', 'secret.mp4'), 'secret');
    const attempts = [
      '/hls/show/index-0.json',
      '/hls/show/../../secret.mp4',
      '/hls/show/a/b/../../../secret.mp4',
      '/hls/show/..%2f..%2fsecret.mp4',
      '/hls/show/%2e%2e/%2e%2e/secret.mp4',
      '/hls/show/../show/secret.mp4',
      '/hls/show/20260101T000000Z-a/..%2fv180/2.m4s',
      '/hls/show/20260101T000000Z-a/v180/..%2f..%2fsecret.mp4',
      '/hls/show/20260101T000000Z-a/v180/%00.mp4',
      '/hls/show/20260101T000000Z-a/v180/.hidden.mp4',
      '/hls/..%2fstore%2fshow/20260101T000000Z-a/v180/2.m4s',
      '/hls/show/20260101T000000Z-a/v180//etc/passwd',
      '/watch/assets/..%2fwatch.html',
      '/watch/assets/../../package.json',
    ];
    for (const path of attempts) expect([path, await rawStatus(path)]).toEqual([path, 404]);
  });
});

describe('announcements', () => {
  it('need the token of the director', async () => {
    const index = await broadcast('pushed').index(0, 3);
    expect((await director.announce(index, 'wrong')).status).toBe(401);
    expect((await director.announce(index, serviceToken)).status).toBe(401);
    expect((await director.get('/hls/pushed/index.m3u8')).status).toBe(503);
  });

  it('are served at once', async () => {
    const live = broadcast('pushed');
    expect((await director.announce(await live.index(0, 3))).status).toBe(204);
    expect(await (await director.get('/hls/pushed/v180.m3u8')).text()).toContain('/v180/2.m4s');
    expect((await director.announce(await live.index(0, 4))).status).toBe(204);
    expect(await (await director.get('/hls/pushed/v180.m3u8')).text()).toContain('/v180/3.m4s');
  });

  it('of an older lease are refused and change nothing; older updates are ignored', async () => {
    const zombie = broadcast('zombie');
    await director.announce({ ...(await zombie.index(0, 3)), leaseToken: 7 });
    const answer = await director.announce({ ...(await zombie.index(0, 6)), leaseToken: 6 });
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as { code: string }).code).toBe('lease_lost');
    const older = { ...(await zombie.index(0, 5)), leaseToken: 7, updatedAt: '2026-01-01T00:00:00Z' };
    expect((await director.announce(older)).status).toBe(204);
    const media = await (await director.get('/hls/zombie/v180.m3u8')).text();
    expect(media).toContain('/v180/2.m4s');
    expect(media).not.toContain('/v180/3.m4s');
  });

  it('that name files elsewhere or write into the playlist are refused with the field', async () => {
    const index = await broadcast('pushed').index(0, 1);
    const withUri = (uri: string) => ({
      ...index,
      renditions: index.renditions.map((each) => ({
        ...each,
        segments: each.segments.map((segment) => ({ ...segment, uri })),
      })),
    });
    for (const uri of [
      'https://evil.example/1.m4s',
      '../../x/1.m4s',
      'b/v180/1.m4s\n#EXT-X-ENDLIST',
      '/b/v180/1.m4s',
    ]) {
      const answer = await director.announce(withUri(uri));
      expect(answer.status).toBe(422);
      const problem = (await answer.json()) as { errors: { path: string }[] };
      expect(problem.errors[0]?.path).toBe('renditions.0.segments.0.uri');
    }
    expect((await director.announce({ hello: 'there' })).status).toBe(422);
    const codecs = index.renditions.map((each) => ({ ...each, codecs: 'avc1",URI="x' }));
    expect((await director.announce({ ...index, renditions: codecs })).status).toBe(422);
  });
});

describe('signals and ingests', () => {
  it('list what is live by one freshness rule, without unlisted streams for anybody', async () => {
    const show = await goLive('show');
    await goLive('hidden');
    await goLive('members');
    expect((await director.get('/ingests/hidden')).status).toBe(200);
    const names = (await (await director.get('/signals')).json()) as string[];
    expect(names).toContain('show');
    expect(names).not.toContain('hidden');
    const asProgram = await director.get('/signals', { authorization: `Bearer ${serviceToken}` });
    expect(await asProgram.json()).toEqual(expect.arrayContaining(['show', 'hidden', 'members']));
    const list = (await (await director.get('/ingests')).json()) as { signal: string }[];
    expect(list.map((each) => each.signal)).toEqual(names);
    const one = (await (await director.get('/ingests/show')).json()) as Record<string, unknown>;
    expect(one).toMatchObject({ signal: 'show', packagers: [{ replica: 0, taskId: show.taskId }] });
    expect(one['lastReported']).toMatch(/Z$/);
    for (const name of ['calm', 'nobody', 'off', 'members']) {
      expect([name, (await director.get(`/ingests/${name}`)).status]).toEqual([name, 404]);
    }
  });

  it('show in the metrics', async () => {
    const text = await (await director.get('/metrics')).text();
    expect(text).toMatch(/portier_director_requests_total\{kind="multivariant",status="503"\} \d+/);
    expect(Number(/^portier_director_streams_live (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
    expect(text).toMatch(/^portier_director_index_age_seconds \d/m);
  });
});

describe('with edges', () => {
  const edges: TestEdge[] = [];
  const viewer = { 'user-agent': 'a player' };
  const multivariant = async (query = '') => {
    const answer = await director.get(`/hls/show/index.m3u8${query}`, viewer);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([200, text]);
    return { text, caching: answer.headers.get('cache-control'), ...parseMultivariantPlaylist(text) };
  };
  const steering = async (query: string) =>
    (await (await director.get(`/hls/show/${query}`)).json()) as SteeringManifest;
  /** Waits until players are steered along these pathways. */
  const priority = async (...pathways: string[]) => {
    const { steering: attributes } = await multivariant();
    return waitFor(`the way over ${pathways.join(', ')}`, async () => {
      const manifest = await steering(attributes?.['SERVER-URI'] ?? 'steering.json?bucket=0');
      return [...manifest['PATHWAY-PRIORITY']].sort().join() === [...pathways].sort().join() && manifest;
    });
  };
  const tell = (...entries: [TestEdge, ...Parameters<TestEdge['entry']>][]) => {
    feed.edges = entries.map(([edge, change]) => edge.entry(change));
  };

  beforeAll(async () => {
    for (const name of ['north', 'south']) {
      const edge = new TestEdge(name, director.url);
      await edge.start();
      edges.push(edge);
    }
  });
  let newest: number;
  let packager: NodeJS.Timeout;
  beforeEach(async () => {
    newest = 6;
    const live = await goLive('show');
    const announce = async () => director.announce(await live.index(0, newest));
    packager = setInterval(() => void announce(), 300);
  });
  afterEach(() => clearInterval(packager));
  afterAll(async () => {
    feed.edges = [];
    await goLive('show');
    for (const edge of edges) await edge.kill();
    await waitFor('a director without edges', async () => (await multivariant()).steering === null);
  });

  it('a playlist begins at one of them, always the same for a viewer, and ends here', async () => {
    const plain = (await multivariant()).text;
    tell([edges[0]!, {}], [edges[1]!, {}]);
    const first = await waitFor('the edges', async () => {
      const playlist = await multivariant();
      return playlist.steering !== null && playlist;
    });
    const pathways = [...new Set(first.variants.map(({ attributes }) => attributes['PATHWAY-ID']))];
    expect([...pathways].sort()).toEqual(['north.1', 'origin', 'south.1']);
    expect(pathways.at(-1)).toBe('origin');
    expect(first.steering?.['PATHWAY-ID']).toBe(pathways[0]);
    expect(first.variants).toHaveLength(9);
    expect(first.caching).toBe('private, max-age=1');
    const chosen = edges.find((edge) => first.variants[0]!.uri.startsWith(edge.baseUrl));
    expect(await (await fetch(first.variants[0]!.uri)).text()).toContain('/v180/5.m4s');
    expect(chosen).toBeDefined();
    expect((await multivariant()).text).toBe(first.text);
    const origin = await multivariant('?pathway=origin');
    expect([origin.text, origin.caching]).toEqual([plain, 'public, max-age=1']);
    const sound = await multivariant('?only=audio');
    expect(sound.variants.map(({ uri }) => uri.split('/').at(-1))).toEqual(['a0.m3u8', 'a0.m3u8', 'a0.m3u8']);
    expect(sound.media).toEqual([]);
  });

  it('players are steered away from one that is drained, and to one that came back as a clone', async () => {
    tell([edges[0]!, { state: 'draining' }], [edges[1]!, {}]);
    await priority('south.1', 'origin');
    tell([edges[0]!, { incarnation: 2 }], [edges[1]!, {}]);
    const query = 'steering.json?bucket=3&known=north.1,south.1';
    const { 'PATHWAY-CLONES': clones, ...rest } = await waitFor('the clone', async () => {
      const manifest = await steering(query);
      return manifest['PATHWAY-CLONES'] !== undefined && manifest;
    });
    const told = rest['PATHWAY-PRIORITY'][0]!;
    expect(rest).toMatchObject({ VERSION: 1, TTL: 2, 'RELOAD-URI': `${query}&told=${told}` });
    // A player that does not go there has banned it: it gets the same edge under another name.
    const refused = await steering(`${rest['RELOAD-URI']}&_HLS_pathway=origin`);
    expect(refused['PATHWAY-PRIORITY'][0]).toMatch(new RegExp(`^${told}-r\\d+$`));
    expect(refused['PATHWAY-CLONES']?.map(({ ID }) => ID)).toContain(refused['PATHWAY-PRIORITY'][0]);
    expect(rest['PATHWAY-PRIORITY'].at(-1)).toBe('origin');
    const base = `${edges[0]!.baseUrl}/hls/show`;
    expect(clones).toEqual([
      {
        'BASE-ID': 'origin',
        ID: 'north.2',
        'URI-REPLACEMENT': {
          'PER-VARIANT-URIS': Object.fromEntries(['v180', 'v90', 'a0'].map((id) => [id, `${base}/${id}.m3u8`])),
          'PER-RENDITION-URIS': { a0: `${base}/a0.m3u8` },
        },
      },
    ]);
  });

  it('one that hangs and one that lost its origin are left, and found again', async () => {
    const [north, south] = [edges[0]!, edges[1]!];
    tell([north, {}], [south, {}]);
    await priority('north.1', 'south.1', 'origin');
    north.mood = 'hangs';
    await priority('south.1', 'origin');
    north.mood = 'well';
    await priority('north.1', 'south.1', 'origin');
    newest = 5;
    await waitFor('an older playlist', async () => {
      const text = await (await fetch(`${south.baseUrl}/hls/show/v180.m3u8`)).text();
      return !text.includes('/v180/5.m4s');
    });
    south.mood = 'lost';
    newest = 6;
    await priority('north.1', 'origin');
    south.mood = 'well';
    await priority('north.1', 'south.1', 'origin');
  });

  it('a question that no playlist asked is refused, and one for nothing is answered as a playlist is', async () => {
    expect((await director.get('/hls/show/steering.json?bucket=x')).status).toBe(422);
    expect((await director.get('/hls/nobody/steering.json?bucket=1')).status).toBe(404);
    expect((await director.get('/hls/members/steering.json?bucket=1')).status).toBe(403);
    const answer = await director.get('/hls/show/steering.json?bucket=1');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=1');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('a player without steering reads the playlist, and a director that starts alone knows the edges', async () => {
    const { stdout } = await promisify(execFile)('ffprobe', [
      ...['-loglevel', 'error', '-show_entries', 'program=nb_streams', '-of', 'csv=p=0'],
      `${director.url}/hls/show/index.m3u8`,
    ]);
    expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(3);
    const alone = await runDirector(await settings({ DIRECTOR_PORTIER_URL: 'http://127.0.0.1:9' }));
    try {
      const playlist = await (await alone.get('/hls/show/index.m3u8')).text();
      expect(parseMultivariantPlaylist(playlist).steering).not.toBeNull();
    } finally {
      await alone.close();
    }
  });
});

describe('the poster', () => {
  it('is the newest one of any packager, for a short while in caches', async () => {
    const live = await goLive('show');
    expect((await director.get('/hls/show/poster.jpg')).status).toBe(404);
    await writeFile(join(store, 'show', '20260101T000000Z-a', 'poster.jpg'), Buffer.from([0xff, 0xd8, 0xff]));
    const poster = { uri: '20260101T000000Z-a/poster.jpg', at: new Date().toISOString() };
    await director.announce(await live.index(0, 6, { poster }));
    const answer = await director.get('/hls/show/poster.jpg');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=5');
  });
});

describe('when parts are away', () => {
  it('the last index is served while it is fresh and the store cannot be read, then 503', async () => {
    const live = await goLive('show');
    expect((await director.get('/hls/show/index.m3u8')).status).toBe(200);
    await playImpatiently(live, 'show');
    await rename(store, `${store}.away`);
    await writeFile(store, 'not a folder');
    try {
      expect((await director.get('/readyz')).status).toBe(503);
      expect((await director.get('/hls/show/index.m3u8')).status).toBe(200);
      await untilRefused('show', 'its packagers are silent');
    } finally {
      await rm(store);
      await rename(`${store}.away`, store);
    }
    expect((await director.get('/readyz')).status).toBe(200);
  });

  it('a director that starts without portier knows the streams of its last run', async () => {
    await goLive('show');
    const alone = await runDirector(await settings({ DIRECTOR_PORTIER_URL: 'http://127.0.0.1:9' }));
    try {
      expect((await alone.get('/readyz')).status).toBe(200);
      expect((await alone.get('/hls/show/index.m3u8')).status).toBe(200);
      expect((await alone.get('/hls/nobody/index.m3u8')).status).toBe(404);
      expect((await alone.get('/hls/members/index.m3u8')).status).toBe(403);
    } finally {
      await alone.close();
    }
  });

  it('a director that never heard from portier says so, and serves as soon as it does', async () => {
    await goLive('show');
    const port = await freePort();
    const fresh = await runDirector(
      await settings({
        DIRECTOR_STATE_DIR: join(folder, 'empty-state'),
        DIRECTOR_PORTIER_URL: `http://127.0.0.1:${port}`,
      }),
    );
    try {
      expect((await fresh.get('/readyz')).status).toBe(503);
      const answer = await fresh.get('/hls/show/index.m3u8');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
      expect(((await answer.json()) as { code: string }).code).toBe('unavailable');
      const portier = new FeedServer();
      portier.set({ name: 'show' });
      await portier.listen(port);
      try {
        await waitFor('playback', async () => (await fresh.get('/hls/show/index.m3u8')).status === 200);
        portier.remove('show');
        await waitFor('the removal', async () => (await fresh.get('/hls/show/index.m3u8')).status === 404);
        expect(portier.requests[0]).toEqual({ authorization: `Bearer ${serviceToken}`, after: '' });
      } finally {
        await portier.close();
      }
    } finally {
      await fresh.close();
    }
  });
});

it('keeps its tokens out of every answer', async () => {
  for (const path of ['/metrics', '/readyz', '/', '/watch/show', '/signals']) {
    const text = await (await director.get(path)).text();
    expect(text).not.toContain(serviceToken);
    expect(text).not.toContain(announceToken);
  }
});
