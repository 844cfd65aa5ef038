import type { DirectoryEdge } from '@app/contract';
import { createLogger } from '@app/kit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directorConfig } from '../config.js';
import { EdgesService } from './edges.service.js';

const token = 'a-token-of-these-tests';
const settings = { DIRECTOR_SERVICE_TOKEN: token, DIRECTOR_ANNOUNCE_TOKEN: token };
const quiet = createLogger('director', 'silent');

const load = { bitsPerSecond: 0, connections: 0, requestsPerSecond: 0, cacheHitRatio: null, originReachable: true };
const anEdge = (name: string, sessions: number | null): DirectoryEdge => ({
  ...{ id: `${name}1111111-1111-4111-8111-111111111111`, name, incarnation: 1, baseUrl: `http://${name}.example` },
  ...{ region: null, weight: 1, state: 'active', silentForMs: 0, load },
  capacity: { bitsPerSecond: null, sessions },
});

describe('the edges of a director', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'director-edges-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const start = async () => {
    const config = directorConfig.parse({ ...settings, DIRECTOR_STATE_DIR: folder });
    const edges = new EdgesService(config, quiet);
    await edges.onModuleInit();
    return edges;
  };

  it('are not filled by a crowd that comes in one moment, when they were empty as they spoke', async () => {
    const edges = await start();
    await edges.take({ edges: [anEdge('a', 100), anEdge('b', null)] }, 0);
    const sendCrowd = (atMs: number) => {
      let sent = 0;
      for (let bucket = 0; bucket < 1_000; bucket++) {
        const [first] = edges.ranked(bucket, atMs);
        if (first === undefined) continue;
        edges.assign(first, 2_000_000, atMs);
        if (first.name === 'a') sent += 1;
      }
      return sent;
    };
    expect(sendCrowd(0)).toBe(100);
    // Five seconds later half of them shows in the mean over ten that its agent reports.
    await edges.take(
      { edges: [{ ...anEdge('a', 100), load: { ...load, connections: 50 } }, anEdge('b', null)] },
      5_000,
    );
    expect(sendCrowd(5_000)).toBeLessThanOrEqual(5);
  });

  it('are known after a start while portier is away, and judged without old figures', async () => {
    await (await start()).take({ edges: [anEdge('a', null), { ...anEdge('b', null), state: 'draining' }] }, 0);
    const alone = await start();
    expect(alone.all.map(({ name, state, load: figures }) => [name, state, figures])).toEqual([
      ['a', 'active', null],
      ['b', 'draining', null],
    ]);
    expect(alone.ranked(1, 0).map(({ name }) => name)).toEqual(['a']);
  });

  it('are out after two misses, and back after two good answers, also when portier tells of them meanwhile', async () => {
    const edges = await start();
    const feed = { edges: [anEdge('a', null)] };
    const names = () => edges.ranked(0, 0).map(({ name }) => name);
    for (const [fault, expected] of [
      ['silent', ['a']],
      ['silent', []],
      [null, []],
      [null, ['a']],
    ] as const) {
      await edges.take(feed, 0);
      edges.probed(feed.edges[0]!, fault);
      expect(names()).toEqual(expected);
    }
  });
});

describe('a policy nobody knows', () => {
  it('is refused with the other settings, with the names there are', () => {
    const parsed = directorConfig.safeParse({ ...settings, DIRECTOR_TRAFFIC_POLICY: 'available,fastest' });
    expect(parsed.error?.issues).toMatchObject([
      { path: ['DIRECTOR_TRAFFIC_POLICY'], message: '"fastest" is not known; use available, load_score, weighted' },
    ]);
  });
});
