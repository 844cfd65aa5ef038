import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@app/kit/testing';
import { RunnerBench, ffprobe, type RunningTask, type TaskOptions } from './testing/bench.process.js';
import { startDirector, type DirectorProcess } from './testing/director.process.js';
import { Viewer } from './testing/viewer.loop.js';

// A window far longer than the test or one of its programs may stand still.
const params = {
  ...{ segmentSeconds: 1, windowSegments: 30, preset: 'ultrafast' },
  ladder: [{ height: 120, videoBitrate: 150_000 }],
};

let bench: RunnerBench;
let director: DirectorProcess;
let watching: Viewer[] = [];

beforeAll(async () => {
  bench = await RunnerBench.open();
  director = await startDirector(bench, ['kills', 'moves']);
});

afterAll(async () => {
  await Promise.all(watching.map((viewer) => viewer.stop()));
  director?.close();
  await bench.close();
});

/** Both renditions of a stream, watched from the first segments on. */
async function watch(stream: string): Promise<Viewer[]> {
  await waitFor('a playlist', async () => (await fetch(`${director.url}/hls/${stream}/index.m3u8`)).ok, {
    timeoutMs: 40_000,
  });
  const viewers = ['v120', 'a0'].map((id) => new Viewer(`${director.url}/hls/${stream}/${id}.m3u8`));
  watching = [...watching, ...viewers];
  return viewers;
}

async function moreSegments(viewers: readonly Viewer[], count: number): Promise<void> {
  const before = viewers.map(({ last }) => last);
  await waitFor(
    `${count} more segments`,
    () => viewers.every(({ last }, position) => last >= before[position]! + count),
    {
      timeoutMs: 40_000,
    },
  );
}

/** The last number a replica's own packager has stored. */
async function lastOf(stream: string, replica: number, leaseToken: number): Promise<number> {
  const index = await bench.index(stream, replica);
  if (index?.leaseToken !== leaseToken) return -1;
  const lasts = index.renditions.map(({ segments }) => segments.at(-1)?.sequence ?? -1);
  return lasts.length === 0 ? -1 : Math.min(...lasts);
}

async function kill(task: RunningTask): Promise<void> {
  const exited = once(task.process, 'exit');
  task.process.kill('SIGKILL');
  await exited;
}

/** All that was listed, in one piece: as many pictures as the numbers say, each a thirtieth of a second after the one before. */
async function expectOneMovie(viewer: Viewer): Promise<void> {
  const path = join(bench.folder, `${randomUUID()}.mp4`);
  await writeFile(path, await viewer.movie());
  const { packets } = await ffprobe(path, '-select_streams', 'v:0');
  const times = packets.map((packet: { pts_time: string }) => Number(packet.pts_time));
  const jumps = times
    .slice(1)
    .filter((time: number, position: number) => Math.abs(time - times[position] - 1 / 30) > 0.002);
  expect(jumps).toEqual([]);
  // The first segment may be short, and the last.
  expect(times.length).toBeGreaterThan((viewer.segments.size - 2) * 30);
}

describe('two replicas of one hls task', () => {
  it('make one playlist that goes on without a seam when either is killed and comes back', async () => {
    const stream = 'kills';
    bench.publish(stream);
    const shared: TaskOptions = { stream, params, publicationId: randomUUID(), directorUrls: [director.url] };
    const replica = (number: number, taskId: string, leaseToken: number) =>
      bench.runTask({ ...shared, replica: number, taskId, leaseToken });
    const [idA, idB] = [randomUUID(), randomUUID()];
    let a = await replica(0, idA, 1);
    let b = await replica(1, idB, 1);
    const caughtUp = (number: number, leaseToken: number, viewers: readonly Viewer[]) =>
      waitFor(
        `replica ${number} to keep up`,
        async () => (await lastOf(stream, number, leaseToken)) >= Math.max(1, ...viewers.map(({ last }) => last)) - 1,
        { timeoutMs: 40_000 },
      );
    const viewers = await watch(stream);
    await caughtUp(0, 1, viewers);
    await caughtUp(1, 1, viewers);

    await kill(a);
    await moreSegments(viewers, 4);
    a = await replica(0, idA, 2);
    await moreSegments(viewers, 1);
    await caughtUp(0, 2, viewers);
    await kill(b);
    await moreSegments(viewers, 4);
    b = await replica(1, idB, 2);
    await moreSegments(viewers, 1);
    await caughtUp(1, 2, viewers);
    expect(viewers.map(({ isEnded }) => isEnded)).toEqual([false, false]);
    // Longer than the watchdog waits: a run that joined must not look as if it stood still.
    await moreSegments(viewers, 12);
    expect((await Promise.all([a.state(), b.state()])).map(({ attempts }) => attempts)).toEqual([1, 1]);

    await Promise.all([a.stop('ended'), b.stop('ended')]);
    await waitFor('the end', () => viewers.every(({ isEnded }) => isEnded));
    await Promise.all(viewers.map((viewer) => viewer.stop()));
    expect(viewers.flatMap(({ problems }) => problems)).toEqual([]);
    await expectOneMovie(viewers[0]!);
  });

  it('hand over without a seam when one leaves after the other came, and end at once afterwards', async () => {
    const stream = 'moves';
    bench.publish(stream);
    const shared: TaskOptions = { stream, params, publicationId: randomUUID(), directorUrls: [director.url] };
    const first = await bench.runTask({ ...shared, replica: 0 });
    const viewers = await watch(stream);
    const second = await bench.runTask({ ...shared, replica: 1 });
    await waitFor('the successor', async () => (await lastOf(stream, 1, 1)) >= 0, { timeoutMs: 40_000 });
    expect(await first.stop('moved')).toBe(0);
    expect((await bench.index(stream, 0))!.endedAt).toBeNull();
    await moreSegments(viewers, 2);
    expect(viewers.map(({ isEnded }) => isEnded)).toEqual([false, false]);

    expect(await second.stop('ended')).toBe(0);
    // Not after the 20 s in which a packager that left without an end is held for dead.
    await waitFor('the end', () => viewers.every(({ isEnded }) => isEnded), { timeoutMs: 15_000 });
    await Promise.all(viewers.map((viewer) => viewer.stop()));
    expect(viewers.flatMap(({ problems }) => problems)).toEqual([]);
    await expectOneMovie(viewers[0]!);
  });
});
