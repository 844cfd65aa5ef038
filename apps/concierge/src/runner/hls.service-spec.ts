import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hlsIndex, runnerState, type HlsIndex } from '@app/contract';
import { parseMediaPlaylist, parseMultivariantPlaylist, writeMediaPlaylist, writeMultivariantPlaylist } from '@app/hls';
import { waitFor } from '@app/kit/testing';
import { RunnerBench, decode, ffprobe, isAlive, type RunningTask } from './testing/bench.process.js';

const params = {
  segmentSeconds: 1,
  // What an index lists must still be there when the test comes to read it.
  windowSegments: 30,
  preset: 'ultrafast',
  ladder: [
    { height: 180, videoBitrate: 300_000 },
    { height: 120, videoBitrate: 150_000 },
  ],
};

let bench: RunnerBench;

beforeAll(async () => {
  bench = await RunnerBench.open();
});
afterAll(async () => bench.close());

/** The index once every rendition lists so many segments. */
async function segmentsOf(stream: string, count: number, more: (index: HlsIndex) => boolean = () => true) {
  return waitFor(
    `${count} segments of ${stream}`,
    async () => {
      const index = await bench.index(stream);
      const isLong = (each: HlsIndex['renditions'][number]) => each.segments.length >= count;
      return (
        index !== undefined && index.renditions.length > 0 && index.renditions.every(isLong) && more(index) && index
      );
    },
    { timeoutMs: 40_000 },
  );
}

async function assemble(stream: string, index: HlsIndex, renditionId: string, position: number): Promise<string> {
  const rendition = index.renditions.find(({ id }) => id === renditionId);
  const segment = rendition?.segments[position];
  const init = rendition?.inits.find(({ sectionId }) => sectionId === segment?.sectionId);
  const folder = join(bench.storeRoot, stream);
  const bytes = await Promise.all([init?.uri, segment?.uri].map((uri) => readFile(join(folder, String(uri)))));
  const path = join(bench.folder, `${randomUUID()}.mp4`);
  await writeFile(path, Buffer.concat(bytes));
  return path;
}

describe('the hls runner', () => {
  let task: RunningTask;
  const announced: { authorization: string | undefined; index: HlsIndex }[] = [];
  let director: Server;
  const stream = 'show';

  beforeAll(async () => {
    director = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        announced.push({ authorization: request.headers.authorization, index: hlsIndex.parse(JSON.parse(body)) });
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await waitFor('the director', () => director.listening);
    const directorUrls = [`http://127.0.0.1:${(director.address() as AddressInfo).port}`];
    bench.publish(stream);
    task = await bench.runTask({ stream, params, directorUrls });
    await segmentsOf(stream, 3);
  });

  afterAll(async () => {
    if (task.process.exitCode === null) await task.stop('ended');
    director.close();
  });

  it('makes segments of the configured length that decode, numbered alike in every rendition', async () => {
    const index = await segmentsOf(stream, 3);
    expect(hlsIndex.parse(index)).toEqual(index);
    expect(index.renditions.map(({ id }) => id)).toEqual(['v180', 'v120', 'a0']);
    for (const { id, kind, segments } of index.renditions) {
      const path = await assemble(stream, index, id, 1);
      await decode(path);
      const { packets } = await ffprobe(path);
      const start = Number(packets[0].pts_time);
      const section = index.sections[0];
      const number = segments[1]!.sequence - section!.base;
      expect(Math.floor(start + 0.001)).toBe(number);
      if (kind === 'audio') continue;
      expect(start).toBeCloseTo(number, 3);
      expect(packets).toHaveLength(30);
      expect(packets[0].flags).toMatch(/^K/);
      expect(segments[1]!.durationSeconds).toBeCloseTo(1, 3);
    }
  });

  it('tells viewers the codecs, sizes, frame rate and bit rates that the segments have', async () => {
    const index = await segmentsOf(stream, 3);
    const { variants, media } = parseMultivariantPlaylist(writeMultivariantPlaylist([index])!);
    expect(media).toEqual([expect.objectContaining({ TYPE: 'AUDIO', URI: 'a0.m3u8', CHANNELS: '2' })]);
    expect(variants.map(({ uri }) => uri)).toEqual(['v180.m3u8', 'v120.m3u8', 'a0.m3u8']);
    for (const [position, { uri, attributes }] of variants.slice(0, 2).entries()) {
      const { streams } = await ffprobe(await assemble(stream, index, uri.replace('.m3u8', ''), 1));
      const level = Number(streams[0].level).toString(16).padStart(2, '0');
      expect(attributes['CODECS']).toMatch(new RegExp(`^avc1\\.[0-9a-f]{4}${level},mp4a\\.40\\.2$`));
      expect(attributes['RESOLUTION']).toBe(`${streams[0].width}x${streams[0].height}`);
      expect(attributes['FRAME-RATE']).toBe('30.000');
      const rendition = index.renditions[position]!;
      const audio = index.renditions[2]!;
      const peak = (each: typeof rendition) => Math.max(...each.segments.map((s) => (s.bytes * 8) / s.durationSeconds));
      expect(Number(attributes['BANDWIDTH'])).toBeGreaterThanOrEqual(Math.floor(peak(rendition) + peak(audio)));
      expect(Number(attributes['AVERAGE-BANDWIDTH'])).toBeLessThanOrEqual(Number(attributes['BANDWIDTH']));
    }
  });

  it('stores a poster at once and announces each index with its token', async () => {
    const index = await waitFor('a poster', async () => {
      const known = await bench.index(stream);
      return known?.poster ? known : undefined;
    });
    const poster = await readFile(join(bench.storeRoot, stream, index.poster!.uri));
    expect(poster.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    await waitFor('announcements', () => announced.length >= 3);
    expect(announced.every(({ authorization }) => authorization === `Bearer ${bench.announceToken}`)).toBe(true);
  });

  it('reports its state without the pull signature', async () => {
    const state = runnerState.parse(
      // Source timestamps do not count as speed. What comes at once after a standstill does, for a moment.
      await waitFor('running at the pace of the source', async () => {
        const known = await task.state();
        return known.state === 'running' && (known.progress?.speed ?? Infinity) < 10 && known;
      }),
    );
    expect(state.pid).toBe(task.process.pid);
    expect(await isAlive(state.ffmpegPid!)).toBe(true);
    expect(JSON.stringify(state)).not.toContain('0123456789abcdef');
    expect(state.progress!.frames).toBeGreaterThan(0);
  });

  it('goes on with the source clock when ffmpeg is killed, with whole segments and gaps only where nothing was made', async () => {
    const before = (await bench.index(stream))!;
    const last = before.renditions[0]!.segments.at(-1)!.sequence;
    const killed = (await task.state()).ffmpegPid!;
    process.kill(killed, 'SIGKILL');
    const index = await segmentsOf(stream, 1, (each) =>
      each.renditions.every(({ segments }) => segments.at(-1)!.sequence >= last + 5),
    );
    expect(index.sections).toEqual(before.sections);
    const { segments } = parseMediaPlaylist(writeMediaPlaylist([index], 'v180')!);
    expect(segments.filter(({ isDiscontinuous }) => isDiscontinuous)).toEqual([]);
    const joined = index.renditions[0]!.segments.findIndex(({ sequence }) => sequence > last + 1);
    const { packets } = await ffprobe(await assemble(stream, index, 'v180', joined));
    const number = index.renditions[0]!.segments[joined]!.sequence - index.sections[0]!.base;
    expect(packets).toHaveLength(30);
    expect(Number(packets[0].pts_time)).toBeCloseTo(number, 3);
    expect((await task.state()).attempts).toBe(2);
  });

  it('ends the playlist with a last short segment when the publication ended', async () => {
    expect(await task.stop('ended')).toBe(0);
    const index = (await bench.index(stream))!;
    expect(index.endedAt).not.toBeNull();
    expect((await task.state()).state).toBe('stopped');
    expect(parseMediaPlaylist(writeMediaPlaylist([index], 'a0')!).isEnded).toBe(true);
    for (const { id, segments } of index.renditions)
      await decode(await assemble(stream, index, id, segments.length - 1));
  });

  it('begins a new broadcast behind the last number on the next publication', async () => {
    const before = (await bench.index(stream))!;
    const last = Math.max(...before.renditions.map(({ segments }) => segments.at(-1)!.sequence));
    const next = await bench.runTask({ stream, params });
    const index = await segmentsOf(stream, 1, (each) => each.broadcastId !== before.broadcastId);
    expect(index.broadcastId > before.broadcastId).toBe(true);
    expect(Math.min(...index.renditions.map(({ segments }) => segments[0]!.sequence))).toBeGreaterThan(last);
    expect(parseMediaPlaylist(writeMediaPlaylist([before, index], 'v120')!).isEnded).toBe(false);
    await next.stop('ended');
  });
});

describe('an hls runner that is replaced', () => {
  it('leaves no ffmpeg when it is killed, and its successor continues the section', async () => {
    const stream = 'killed';
    const identity = { stream, params, publicationId: randomUUID(), taskId: randomUUID() };
    bench.publish(stream);
    const first = await bench.runTask(identity);
    const before = await segmentsOf(stream, 2);
    const { ffmpegPid } = await first.state();
    first.process.kill('SIGKILL');
    await waitFor('ffmpeg to be gone', async () => !(await isAlive(ffmpegPid!)));

    const second = await bench.runTask({ ...identity, leaseToken: 2 });
    const index = await segmentsOf(stream, 4, (each) => each.leaseToken === 2);
    expect(index.sections).toEqual(before.sections);
    expect(index.broadcastId).toBe(before.broadcastId);
    await second.stop(null);
    expect((await bench.index(stream))!.endedAt).toBeNull();
  });

  it('continues the broadcast with a discontinuity when the encoder comes back within the grace', async () => {
    const stream = 'again';
    const encoder = bench.publish(stream);
    const first = await bench.runTask({ stream, params });
    const before = await segmentsOf(stream, 2);
    encoder.kill('SIGKILL');
    await first.stop('changed');

    bench.publish(`${stream}2`);
    const second = await bench.runTask({ stream, params, inputStream: `${stream}2` });
    const listed = (index: HlsIndex) => parseMediaPlaylist(writeMediaPlaylist([index], 'v180')!).segments;
    // A number that may still come is waited for, before the one that begins anew.
    const index = await segmentsOf(stream, 3, (each) => listed(each).some(({ isDiscontinuous }) => isDiscontinuous));
    expect(index.broadcastId).toBe(before.broadcastId);
    expect(index.sections.map(({ discontinuity }) => discontinuity)).toEqual([0, 1]);
    const segments = listed(index);
    const cut = segments.findIndex(({ isDiscontinuous }) => isDiscontinuous);
    expect(cut).toBeGreaterThan(0);
    expect(segments[cut]!.map).not.toBe(segments[cut - 1]!.map);
    await second.stop('removed');
    expect((await bench.index(stream))!.endedAt).not.toBeNull();
  });

  it('says in one sentence that the stream does not come in, and goes on when it does', async () => {
    const stream = 'late';
    const task = await bench.runTask({ stream, params });
    const waiting = await waitFor(
      'an error',
      async () => {
        const state = await task.state();
        return state.error !== null && state;
      },
      { timeoutMs: 30_000 },
    );
    expect(waiting).toMatchObject({ state: 'retrying', error: { code: 'input_gone', fault: 'publisher' } });
    bench.publish(stream);
    await segmentsOf(stream, 1);
    await waitFor('the error to go', async () => (await task.state()).error === null);
    await task.stop('ended');
  });
});

describe('the copy of the source as top variant', () => {
  it('is cut at the same keyframes as the encoded variants', async () => {
    const stream = 'copied';
    bench.publish(stream, { gopFrames: 15 });
    const task = await bench.runTask({ stream, params: { ...params, copySource: true } });
    const index = await segmentsOf(stream, 3);
    expect((await task.state()).command!.join(' ')).toContain('-c:v copy');
    const [top, low] = index.renditions;
    for (const position of [1, 2]) {
      expect(top!.segments[position]!.sequence).toBe(low!.segments[position]!.sequence);
      const paths = [await assemble(stream, index, 'v180', position), await assemble(stream, index, 'v120', position)];
      const [copied, encoded] = await Promise.all(paths.map((path) => ffprobe(path)));
      expect(copied!['packets'][0].flags).toMatch(/^K/);
      expect(Number(copied!['packets'][0].pts_time)).toBeCloseTo(Number(encoded!['packets'][0].pts_time), 2);
      for (const path of paths) await decode(path);
    }
    await task.stop('ended');
  });

  it('is given up with a reason when keyframes are too far apart', async () => {
    const stream = 'longgop';
    bench.publish(stream, { gopFrames: 240 });
    const task = await bench.runTask({ stream, params: { ...params, copySource: true } });
    await segmentsOf(stream, 1);
    expect((await task.state()).command!.join(' ')).not.toContain('-c:v copy');
    expect(await task.log()).toMatch(/portier: The source .*so the top variant is encoded too\./);
    await task.stop('ended');
  });
});
