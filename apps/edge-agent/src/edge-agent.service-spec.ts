import { freePort, undisturbed, waitFor } from '@app/kit/testing';
import { jest } from '@jest/globals';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { nginxProcesses } from './nginx/nginx.process.js';
import { Origin, segment } from './testing/origin.js';
import { PresenceReceiver } from './testing/presence-receiver.js';
import { RunningEdge } from './testing/running-edge.js';

jest.setTimeout(120_000);

const broadcast = '/hls/show/20261121T160000Z-1';
let segmentNumber = 0;
let playlistNumber = 0;
/** Such as nobody has asked for yet. */
const newPlaylist = () => `/hls/show/v${(playlistNumber += 1)}.m3u8`;
const newSegment = () => `${broadcast}/v720/${(segmentNumber += 1)}.m4s`;

describe('an edge', () => {
  const directors = [new Origin(), new Origin()] as const;
  const portier = new PresenceReceiver();
  let edge: RunningEdge;
  const playlist = '/hls/show/v720.m3u8';
  const everybody = (mood: Origin['mood']) => directors.forEach((director) => (director.mood = mood));
  /**
   * What nginx did while its directors ran: it waits 1.5 s for one and then keeps away from it for 2 s, and these stand still when this
   * process does. Before each attempt both are well and are asked.
   */
  const fairly = <T>(attempt: () => Promise<T>) =>
    undisturbed(
      async () => {
        everybody('well');
        const counts = directors.map(({ requests }) => requests.length);
        await waitFor('both directors to be asked', async () => {
          await edge.get(newSegment());
          return directors.every(({ requests }, index) => requests.length > counts[index]!);
        });
        return attempt();
      },
      { mostMs: 500 },
    );
  /** Of four answers, one after the other: nginx takes the directors by turns. */
  const fourStatuses = async (newPath: () => string) => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) statuses.push((await edge.get(newPath())).status);
    return statuses;
  };
  const countOf = (path: string) => directors.reduce((sum, director) => sum + director.countOf(path), 0);

  beforeAll(async () => {
    // One of them is closed and comes back at the same port, which nobody takes meanwhile.
    const urls = await Promise.all(directors.map(async (director) => director.listen(await freePort())));
    edge = await RunningEdge.start({ EDGE_DIRECTOR_URLS: urls.join(','), EDGE_PORTIER_URL: await portier.listen() });
  });
  afterEach(() => everybody('well'));
  afterAll(async () => {
    await edge?.close();
    await Promise.all([...directors, portier].map((server) => server.close()));
  });

  describe('serves viewers', () => {
    it('a segment from its cache, asked for once however many want it, whatever they add to it', async () => {
      const { path, answers } = await fairly(async () => {
        const path = newSegment();
        const answers = await Promise.all(
          ['', '', '?x=1', '?token=a-secret'].map((query) =>
            edge.get(path + query, { headers: { authorization: 'Bearer a-secret', cookie: 'a=secret' } }),
          ),
        );
        return { path, answers };
      });
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(answer.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(answer.body.equals(segment)).toBe(true);
      }
      const asked = directors.flatMap(({ requests }) => requests).filter((one) => one.path === path);
      expect(asked.map(({ headers }) => [headers.authorization, headers.cookie, headers['user-agent']])).toEqual([
        [undefined, undefined, 'portier-edge'],
      ]);
    });

    it('a part of a segment, and its head alone', async () => {
      const { path, parts, head } = await fairly(async () => {
        const path = newSegment();
        const part = () => edge.get(path, { headers: { range: 'bytes=1000-1009' } });
        const parts = { fetched: await part(), cached: await part() };
        return { path, parts, head: await edge.get(path, { method: 'HEAD' }) };
      });
      for (const [round, part] of Object.entries(parts)) {
        expect([round, part.status, part.headers.get('content-range')]).toEqual([round, 206, 'bytes 1000-1009/100000']);
        expect(part.body).toEqual(segment.subarray(1000, 1010));
      }
      expect([head.status, head.headers.get('content-length')]).toEqual([200, '100000']);
      expect(countOf(path)).toBe(1);
    });

    it('a media playlist for a second, then the next one', async () => {
      // No two of the directors are the same.
      const first = await waitFor('the same playlist twice', async () => {
        const { body } = await edge.get(playlist);
        return (await edge.get(`${playlist}?again`)).body.equals(body) && body;
      });
      await waitFor('the next playlist', async () => !(await edge.get(playlist)).body.equals(first));
    });

    it('preflights, without a director', async () => {
      const answer = await edge.get(newSegment(), { method: 'OPTIONS' });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      expect(answer.headers.get('access-control-allow-headers')).toContain('Range');
      expect(countOf(`${broadcast}/v720/${segmentNumber}.m4s`)).toBe(0);
    });
  });

  describe('lets nothing else through', () => {
    it.each([
      ['GET', '/hls/show/index.m3u8', 404],
      ['GET', '/hls/show/steering.json?bucket=1', 404],
      ['GET', '/', 404],
      ['GET', '/watch/show', 404],
      ['GET', '/metrics', 404],
      ['GET', '/status', 404],
      ['GET', '/hls/show/../../etc/passwd', 404],
      ['GET', '/hls/show/%2e%2e/v720.m3u8', 404],
      ['GET', '/hls/a%0d%0ab/v720.m3u8', 404],
      ['GET', `/hls/${'x'.repeat(65)}/v720.m3u8`, 404],
      ['GET', `${broadcast}/v720/1.html`, 404],
      ['POST', playlist, 405],
      ['DELETE', playlist, 405],
      ['PURGE', playlist, 405],
    ])('%s %s', async (method, path, status) => {
      const before = directors.flatMap(({ requests }) => requests).length;
      // As written: fetch would tidy it up.
      expect(await rawStatus(`${edge.url}`, method, path)).toBe(status);
      expect(directors.flatMap(({ requests }) => requests).length).toBe(before);
    });
  });

  describe('with directors in trouble', () => {
    it.each(['lacks', 'broken', 'idle', 'hangs'] as const)('asks the next one: the first %s', async (mood) => {
      const statuses = await fairly(() => {
        directors[0].mood = mood;
        return fourStatuses(newSegment);
      });
      expect(statuses).toEqual([200, 200, 200, 200]);
    });

    it('answers 404 that a browser may read, and no old playlist, when they answer nothing better', async () => {
      const wasThere = newPlaylist();
      await waitFor('a playlist', async () => (await edge.get(wasThere)).status === 200);
      for (const mood of ['broken', 'idle', 'lacks'] as const) {
        everybody(mood);
        const { status, headers } = await edge.get(newPlaylist());
        const shown = [headers.get('access-control-allow-origin'), headers.get('cache-control')];
        expect([mood, status, ...shown]).toEqual([mood, 404, '*', 'no-store']);
      }
      await waitFor('the cached playlist to expire', async () => (await edge.get(wasThere)).status === 404);
    });

    it('asks the next one for everything while one is not there at all', async () => {
      const { port } = directors[0];
      const statuses = await fairly(async () => {
        await directors[0].close();
        try {
          return await fourStatuses(newSegment);
        } finally {
          await directors[0].listen(port);
        }
      });
      expect(statuses).toEqual([200, 200, 200, 200]);
    });

    it('keeps asking for other streams while one is not live', async () => {
      const statuses = await fairly(async () => {
        everybody('idle');
        const idle = await fourStatuses(newPlaylist);
        everybody('well');
        return [...idle, (await edge.get(newSegment())).status];
      });
      expect(statuses).toEqual([404, 404, 404, 404, 200]);
    });

    it('answers 404 when none of them answers in time, and serves what it has', async () => {
      const known = newSegment();
      await waitFor('a segment', async () => (await edge.get(known)).status === 200);
      everybody('hangs');
      expect((await edge.get(newSegment())).status).toBe(404);
      expect((await edge.get(known)).status).toBe(200);
    });
  });

  describe('tells portier', () => {
    const heardMore = () => {
      const count = portier.heard.length;
      return waitFor('presence', () => portier.heard.length > count, { timeoutMs: 60_000 });
    };

    it('what it carries', async () => {
      const path = newSegment();
      const last = await waitFor(
        'a load with hits',
        async () => {
          await edge.get(path);
          const newest = portier.heard.at(-1);
          if (newest === undefined) return undefined;
          const { cacheHitRatio, bitsPerSecond, requestsPerSecond, originReachable } = newest.load;
          const isBusy = (cacheHitRatio ?? 0) > 0 && bitsPerSecond > 100_000 && requestsPerSecond > 0;
          return isBusy && originReachable && newest;
        },
        { timeoutMs: 60_000 },
      );
      expect(last.isLeaving).toBe(false);
      expect(last.software).toMatch(/^nginx\/1\.\d+/);
      await waitFor('the metrics to say so', async () =>
        (await (await fetch(`${edge.agentUrl}/metrics`)).text()).includes('portier_edge_agent_nginx_up 1'),
      );
      await waitFor('the agent to be ready', async () => (await fetch(`${edge.agentUrl}/readyz`)).status === 200);
    });

    it('nothing while nginx hangs, and goes on when it answers', async () => {
      await edge.signalNginx('SIGSTOP');
      const turnsBefore = await silentTurns(edge);
      const isReady = async () => (await fetch(`${edge.agentUrl}/readyz`)).status === 200;
      await waitFor('the agent not to be ready', async () => !(await isReady()), { timeoutMs: 60_000 });
      // The first one may have begun before.
      await waitFor('a turn without an answer', async () => (await silentTurns(edge)) > turnsBefore);
      const [count, turns] = [portier.heard.length, await silentTurns(edge)];
      await waitFor('another turn', async () => (await silentTurns(edge)) > turns, { timeoutMs: 60_000 });
      expect(portier.heard.slice(count)).toEqual([]);
      await edge.signalNginx('SIGCONT');
      await heardMore();
    });

    it('that it is there when nginx was killed and started again, in spite of the workers it left behind', async () => {
      await edge.killMaster();
      expect(await nginxProcesses(edge.workDir)).not.toEqual([]);
      await edge.startNginx();
      // A process that the master has just made is called as the master is, for a moment.
      await waitFor('a single master', async () => {
        const masters = (await nginxProcesses(edge.workDir)).filter(({ isMaster }) => isMaster);
        return masters.length === 1;
      });
      await waitFor('new segments', async () => (await edge.get(newSegment())).status === 200);
      await heardMore();
    });

    it('again and again while portier is away', async () => {
      portier.refusal = 503;
      const isNoted = async () => (await (await fetch(`${edge.agentUrl}/readyz`)).text()).includes('does not hear');
      await waitFor('portier to be missed', isNoted, { timeoutMs: 60_000 });
      portier.refusal = undefined;
      await heardMore();
    });

    it('that it leaves, until nobody is connected, when it is told to stop', async () => {
      const viewer = connect(Number(new URL(edge.url).port), '127.0.0.1');
      // One that has asked is kept for 65 s, one that says nothing for 10 s.
      viewer.write('GET /edge/healthz HTTP/1.1\r\nHost: edge\r\n\r\n');
      await once(viewer, 'data');
      const stopped = edge.stopAgent();
      const lastWords = () => portier.heard.slice(-2);
      await waitFor('its last words', () => lastWords().every(({ isLeaving }) => isLeaving), { timeoutMs: 60_000 });
      expect(lastWords().every(({ load }) => load.connections > 0)).toBe(true);
      viewer.destroy();
      await stopped;
      expect(lastWords()).toEqual([emptyAndLeaving, emptyAndLeaving]);
    });
    const emptyAndLeaving = expect.objectContaining({
      isLeaving: true,
      load: expect.objectContaining({ connections: 0 }) as object,
    }) as object;
  });

  it('follows its settings by a reload, and keeps the old configuration where nginx refuses the new one', async () => {
    await edge.startAgent({ EDGE_CACHE_MAX_BYTES: '5000000', EDGE_LEAVE_MS: '0' });
    const followed = await edge.configuration();
    expect(followed).toContain('max_size=5000000');
    await edge.stopAgent();
    await edge.startAgent({ EDGE_DIRECTOR_URLS: 'http://no-such-host.invalid:8081' });
    expect(await edge.configuration()).toBe(followed);
    // A kept connection to a worker that the reload put aside may end under a question.
    await waitFor('nginx to answer', async () => (await edge.get('/edge/healthz')).status === 200);
  });
});

function rawStatus(base: string, method: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end();
  });
}

async function silentTurns({ agentUrl }: RunningEdge): Promise<number> {
  const metrics = await (await fetch(`${agentUrl}/metrics`)).text();
  return Number(/portier_edge_agent_presences_total\{outcome="nginx_silent"\} (\d+)/.exec(metrics)?.[1] ?? 0);
}
