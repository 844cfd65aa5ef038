import { clusterFile } from '@app/contract';
import { createPortierClient, type PortierClient } from '../support/portier-client.js';
import { waitFor } from '@app/kit/testing';
import { existsSync, statSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { probe, publish, publishRefused, type Encoder } from '../support/encoder.js';
import { httpGet, mediaPlaylist, multivariant, segmentFile } from '../support/playlists.js';
import { startCluster, type TestCluster } from '../support/cluster.js';
import { startTarget, type RtmpTarget } from '../support/rtmp-target.js';

/** The walk of design.md section 1 on real parts: PostgreSQL, Redis, supervisord, RTMP, ffmpeg, HTTP. */
describe('the whole cluster on one machine', () => {
  let cluster: TestCluster;
  let portier: PortierClient;
  let encoder: Encoder | undefined;
  let target: RtmpTarget;

  beforeAll(async () => {
    cluster = await startCluster({ env: { PORTIER_ALLOW_PRIVATE_TARGETS: 'true' } });
    portier = await createPortierClient(cluster.file);
    target = await startTarget();
  });

  afterAll(async () => {
    await encoder?.stop();
    await target?.stop();
    await cluster?.stop();
  });

  it('writes its addresses for scripts, readable by the owner alone', () => {
    const path = join(cluster.dataDir, 'cluster.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(clusterFile.parse(JSON.parse(readFileSync(path, 'utf8'))).ready).toBe(true);
  });

  it('answers 503 with Retry-After for a known stream that is not live, and 404 for an unknown one', async () => {
    const offline = await fetch(cluster.file.hlsUrl);
    expect(offline.status).toBe(503);
    expect(offline.headers.get('retry-after')).toMatch(/^\d+$/);
    const unknown = await fetch(new URL('../no-such-stream/index.m3u8', cluster.file.hlsUrl));
    expect(unknown.status).toBe(404);
  });

  it('refuses a wrong key, shows the refusal, and writes the key nowhere', async () => {
    const wrong = 'WRONGKEYwrongkeyWRONGKEY12345678';
    await publishRefused(`${cluster.file.rtmpUrl}/${cluster.file.stream.name}?key=${wrong}`);
    const refusal = await waitFor('the refusal to show', async () => {
      const { items } = await portier.get<{ items: { reason: string; streamName: string | null }[] }>('/refusals');
      return items.find(({ reason }) => reason === 'unknown_key');
    });
    expect(refusal.streamName).toBe(cluster.file.stream.name);
    for (const program of ['srs-hooks', 'portier', 'ingest']) {
      const log = join(cluster.dataDir, 'logs', `${program}.log`);
      expect(existsSync(log)).toBe(true);
      expect(readFileSync(log, 'utf8')).not.toContain(wrong);
    }
  });

  it('refuses the public name without a key', async () => {
    await publishRefused(`${cluster.file.rtmpUrl}/${cluster.file.stream.name}`);
  });

  describe('with an encoder', () => {
    beforeAll(async () => {
      await addRestream();
      encoder = publish(`${cluster.file.rtmpUrl}/${cluster.file.stream.key}`);
      await waitFor('the multivariant playlist', async () => (await fetch(cluster.file.hlsUrl)).ok, {
        timeoutMs: 60_000,
        intervalMs: 100,
      });
    });

    const addRestream = async () => {
      const { items } = await portier.get<{ items: { id: string; name: string }[] }>('/streams');
      const stream = items.find(({ name }) => name === cluster.file.stream.name);
      await portier.post('/configurations', {
        streamId: stream?.id,
        type: 'restream',
        name: 'Second server',
        enabled: true,
        fields: { url: target.url, streamKey: target.key },
      });
    };

    it('plays every variant: right codecs, sizes and frame rates, aligned segments that decode', async () => {
      const variants = await multivariant(cluster.file.hlsUrl);
      const videos = variants.filter(({ attributes }) => attributes['RESOLUTION'] !== undefined);
      expect(videos.length).toBeGreaterThanOrEqual(2);
      const first = await Promise.all(videos.map(({ url }) => mediaPlaylist(url)));
      const shared = first[0]!.segments.map(({ sequence }) => sequence);
      for (const [index, playlist] of first.entries()) {
        const { attributes } = videos[index]!;
        const segment = playlist.segments.find(({ sequence }) => shared.includes(sequence))!;
        const { video } = await probe(await segmentFile(playlist, segment));
        const [width, height] = attributes['RESOLUTION']!.split('x').map(Number);
        expect(video).toMatchObject({ codec: 'h264', width, height });
        expect(height).toBeLessThanOrEqual(360);
        expect(attributes['CODECS']).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
        expect(Number(attributes['FRAME-RATE'])).toBeCloseTo(video!.framesPerSecond, 1);
        expect(Math.abs(segment.duration - 2)).toBeLessThan(0.05);
        expect((segment.bytes * 8) / segment.duration).toBeLessThanOrEqual(Number(attributes['BANDWIDTH']));
      }
    });

    it('has an audio-only variant whose segments are AAC', async () => {
      const variants = await multivariant(cluster.file.hlsUrl);
      const audio = variants.find(({ attributes }) => attributes['RESOLUTION'] === undefined);
      expect(audio?.attributes['CODECS']).toBe('mp4a.40.2');
      const playlist = await mediaPlaylist(audio!.url);
      const { audio: track, video } = await probe(await segmentFile(playlist, playlist.segments[0]!));
      expect(track).toMatchObject({ codec: 'aac' });
      expect(video).toBeUndefined();
    });

    it('numbers the same moment alike in every rendition', async () => {
      const starts = await waitFor('two numbers that all renditions have', async () => {
        const variants = await multivariant(cluster.file.hlsUrl);
        const each = await Promise.all(variants.map(({ url }) => startsOf(url)));
        const common = [...each[0]!.keys()].filter((sequence) => each.every((other) => other.has(sequence)));
        return common.length >= 2 && common.map((sequence) => each.map((other) => other.get(sequence)!));
      });
      for (const times of starts) expect(Math.max(...times) - Math.min(...times)).toBeLessThan(100);
    });

    /** When each number of a media playlist began, milliseconds. The first may begin late: sound comes after the pictures. */
    const startsOf = async (url: string) => {
      const { segments } = await mediaPlaylist(url);
      const whole = segments.filter(({ duration }) => duration > 1.9);
      return new Map(whole.map(({ sequence, programDateTime }) => [sequence, Date.parse(programDateTime)]));
    };

    it('has a poster picture', async () => {
      const poster = await waitFor('the poster', async () => {
        const answer = await fetch(new URL('poster.jpg', cluster.file.hlsUrl));
        return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
      });
      expect(poster.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    });

    it('restreams to a second RTMP server', async () => {
      const arrived = await waitFor('the restream to arrive', () => target.probe(), { timeoutMs: 60_000 });
      expect(arrived.video).toMatchObject({ codec: 'h264', width: 640, height: 360 });
      expect(arrived.audio).toMatchObject({ codec: 'aac' });
    });

    it('never answers the target key, and masks it on the task', async () => {
      const configurations = await portier.text('/configurations');
      const tasks = await portier.text('/tasks');
      for (const text of [configurations, tasks]) expect(text).not.toContain(target.key);
      expect(JSON.parse(configurations).items).toEqual(
        expect.arrayContaining([expect.objectContaining({ secretsSet: ['streamKey'] })]),
      );
    });

    it('shows both tasks running on the agent, with progress', async () => {
      const tasks = await waitFor('progress of both tasks', async () => {
        const { items } = await portier.get<{ items: TaskView[] }>('/tasks');
        const isRunning = ({ state, progress }: TaskView) => state === 'running' && (progress?.frames ?? 0) > 0;
        return items.length === 2 && items.every(isRunning) ? items : undefined;
      });
      expect(tasks.every(({ concierge }) => concierge !== null)).toBe(true);
    });

    it('does not restart a task when its configuration is renamed', async () => {
      const before = await runningTasks();
      const { items } = await portier.get<{ items: { id: string; type: string }[] }>('/configurations');
      for (const { id } of items) await portier.patch(`/configurations/${id}`, { name: 'A new name' });
      const after = await runningTasks();
      expect(after).toEqual(before);
    });

    it('ends the playlist when the encoder stops, and comes back with a new one', async () => {
      const [variant] = await multivariant(cluster.file.hlsUrl);
      const before = await mediaPlaylist(variant!.url);
      await encoder!.stop();
      const ended = await waitFor(
        'EXT-X-ENDLIST',
        async () => {
          const playlist = await httpGet(variant!.url);
          return playlist.includes('#EXT-X-ENDLIST') ? playlist : undefined;
        },
        { timeoutMs: 60_000 },
      );
      expect(ended).toContain('#EXTINF');
      encoder = publish(`${cluster.file.rtmpUrl}/${cluster.file.stream.name}?key=${cluster.file.stream.key}`);
      const fresh = await waitFor(
        'a live playlist',
        async () => {
          const [again] = await multivariant(cluster.file.hlsUrl);
          const playlist = await mediaPlaylist(again!.url);
          return playlist.isEnded ? undefined : playlist;
        },
        { timeoutMs: 60_000, intervalMs: 100 },
      );
      const last = before.segments.at(-1)!.sequence;
      expect(fresh.segments[0]!.sequence).toBeGreaterThan(last);
    });

    it('disconnects the encoder within a second or so when its stream is switched off, and keeps it out', async () => {
      const { items } = await portier.get<{ items: { id: string; name: string }[] }>('/streams');
      const id = items.find(({ name }) => name === cluster.file.stream.name)!.id;
      await portier.patch(`/streams/${id}`, { enabled: false });
      await waitFor('the encoder to be disconnected', () => encoder!.hasEnded());
      await publishRefused(`${cluster.file.rtmpUrl}/${cluster.file.stream.key}`);
      await portier.patch(`/streams/${id}`, { enabled: true });
    });
  });

  interface TaskView {
    id: string;
    state: string;
    leaseToken: number;
    concierge: { id: string } | null;
    progress: { frames: number } | null;
  }

  const runningTasks = async () => {
    const { items } = await portier.get<{ items: TaskView[] }>('/tasks');
    return items.map(({ id, leaseToken, state }) => ({ id, leaseToken, state })).sort((a, b) => (a.id < b.id ? -1 : 1));
  };
});
