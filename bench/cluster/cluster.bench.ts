/**
 * How long things take on the whole cluster of this machine, from `npm start` on:
 * - a start from a warm folder, and memory at rest and with four streams;
 * - publish accepted (log of ingest) -> ffmpeg process running (/proc), 50 publishes one after the other, and the last of 20 at once;
 * - publish accepted -> first playable multivariant playlist, beside its floor: segment length + keyframe interval + ffmpeg's own start.
 * Run: `npm run bench -- cluster`. CLUSTER_BENCH_PUBLISHES shortens it.
 */
import type { Progress } from '@app/contract';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';
import { memoryByProgram, startedAtMs } from './processes.js';
import { newDataDir, removeDataDir, runCluster, type RunningCluster } from './running-cluster.js';

const publishes = Number(process.env['CLUSTER_BENCH_PUBLISHES'] ?? 50);
const atOnce = 20;
const segmentSeconds = 2;
const keyframeSeconds = 1;

interface Stream {
  id: string;
  name: string;
  key: string;
}
interface Task {
  streamId: string;
  state: string;
  ffmpegPid?: number;
  progress: Progress | null;
}

const dataDir = await newDataDir();
const encoders: ChildProcess[] = [];
try {
  await main();
} finally {
  for (const encoder of encoders) encoder.kill('SIGKILL');
  await removeDataDir(dataDir);
}

async function main(): Promise<void> {
  const first = await runCluster(dataDir);
  await first.stop();
  const cluster = await runCluster(dataDir);
  try {
    const film = makeFilm();
    const rest = await memoryByProgram(dataDir);
    const streams = await makeStreams(cluster);
    const single: number[] = [];
    for (let index = 0; index < publishes; index += 1) single.push(await publishToProcess(cluster, film, streams[0]!));
    const burst = await publishAtOnce(cluster, film, streams);
    const playlist = await publishToPlaylist(cluster, film);
    const busy = playlist.memory;
    print({
      startFreshMs: Math.round(first.startMs),
      startWarmMs: Math.round(cluster.startMs),
      publishToProcessMs: { p50: quantile(single, 0.5), p99: quantile(single, 0.99), count: single.length },
      twentyAtOnce: burst,
      publishToPlaylistMs: {
        p50: quantile(playlist.times, 0.5),
        floor: playlist.floorMs,
        count: playlist.times.length,
      },
      memoryAtRestMiB: Object.fromEntries([...rest].map(([name, mib]) => [name, Math.round(mib)])),
      memoryWithFourStreamsMiB: Object.fromEntries([...busy].map(([name, mib]) => [name, Math.round(mib)])),
    });
  } finally {
    await cluster.stop();
  }
}

/** Copied by the encoders, so that encoding takes no part of the two cores. */
function makeFilm(): string {
  const path = join(dataDir, 'film.flv');
  execFileSync('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30'],
    ...['-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', '60', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-g', String(30 * keyframeSeconds), '-pix_fmt', 'yuv420p', '-b:v', '800k', '-c:a', 'aac', path],
  ]);
  return path;
}

function publish(cluster: RunningCluster, film: string, key: string): ChildProcess {
  const encoder = spawn(
    'ffmpeg',
    [
      '-nostdin',
      '-loglevel',
      'error',
      '-probesize',
      '100k',
      '-re',
      '-i',
      film,
      '-c',
      'copy',
      '-f',
      'flv',
      `${cluster.file.rtmpUrl}/${key}`,
    ],
    { stdio: 'ignore' },
  );
  encoders.push(encoder);
  return encoder;
}

async function stopEncoder(encoder: ChildProcess): Promise<void> {
  const ended = once(encoder, 'exit');
  encoder.kill('SIGTERM');
  await ended;
}

/** Streams with one restream each, to a port where nobody listens: the ffmpeg process starts all the same. */
async function makeStreams(cluster: RunningCluster): Promise<Stream[]> {
  const streams: Stream[] = [];
  for (let index = 0; index < atOnce; index += 1) {
    const stream = await api<Stream>(cluster, 'POST', '/streams', { name: `bench-${index}` });
    await api(cluster, 'POST', '/configurations', {
      streamId: stream.id,
      type: 'restream',
      enabled: true,
      fields: { url: 'rtmp://127.0.0.1:9/live' },
    });
    streams.push(stream);
  }
  return streams;
}

/** One publish; waits until its task is gone again, so that each begins from nothing. */
async function publishToProcess(cluster: RunningCluster, film: string, stream: Stream): Promise<number> {
  const before = await acceptedTimes(cluster);
  const encoder = publish(cluster, film, stream.key);
  const startedMs = await firstProcess(stream);
  const accepted = (await acceptedTimes(cluster)).slice(before.length)[0]!;
  await stopEncoder(encoder);
  await api(cluster, 'PATCH', `/streams/${stream.id}`, { enabled: false });
  await waitFor('the task to end', async () => (await tasksOf(cluster, stream)).length === 0, { timeoutMs: 30_000 });
  await api(cluster, 'PATCH', `/streams/${stream.id}`, { enabled: true });
  return startedMs - accepted;
}

async function publishAtOnce(cluster: RunningCluster, film: string, streams: Stream[]) {
  const before = await acceptedTimes(cluster);
  const started = streams.map((stream) => publish(cluster, film, stream.key));
  const startTimes = await firstProcesses(streams);
  const accepted = (await acceptedTimes(cluster)).slice(before.length);
  await Promise.all(started.map(stopEncoder));
  for (const { id } of streams) await api(cluster, 'PATCH', `/streams/${id}`, { enabled: false });
  const [firstAccepted, lastAccepted] = [Math.min(...accepted), Math.max(...accepted)];
  return {
    // Twenty encoders starting take the two cores for a while themselves.
    acceptedWithinMs: Math.round(lastAccepted - firstAccepted),
    lastProcessAfterLastAcceptedMs: Math.round(Math.max(...startTimes) - lastAccepted),
  };
}

/** The first stream has the HLS configuration; four streams make the memory figure. */
async function publishToPlaylist(cluster: RunningCluster, film: string) {
  const { hlsUrl, stream } = cluster.file;
  const times: number[] = [];
  let memory = new Map<string, number>();
  for (let round = 0; round < 5; round += 1) {
    const before = await acceptedTimes(cluster);
    const encoder = publish(cluster, film, stream.key);
    await waitFor('the playlist', async () => (await fetch(hlsUrl)).ok, { timeoutMs: 30_000, intervalMs: 10 });
    const now = Date.now();
    times.push(now - (await acceptedTimes(cluster)).slice(before.length)[0]!);
    if (round === 4) memory = await withFourStreams(cluster, film);
    await stopEncoder(encoder);
    // Within the grace the encoder would continue its broadcast, and an old segment would be the first.
    await waitFor('the task to end', async () => !(await hasHlsTask(cluster)), { timeoutMs: 60_000, intervalMs: 200 });
    await waitFor('the end', async () => !(await fetch(hlsUrl)).ok, { timeoutMs: 30_000, intervalMs: 200 });
  }
  const ffmpegStartMs = measureFfmpegStart(film);
  return { times, memory, floorMs: Math.round(1_000 * (segmentSeconds + keyframeSeconds) + ffmpegStartMs) };
}

async function hasHlsTask(cluster: RunningCluster): Promise<boolean> {
  const { items } = await api<{ items: { streamName: string }[] }>(cluster, 'GET', '/tasks');
  return items.some(({ streamName }) => streamName === cluster.file.stream.name);
}

/** Three more with an HLS configuration beside the first. */
async function withFourStreams(cluster: RunningCluster, film: string): Promise<Map<string, number>> {
  const more: Stream[] = [];
  for (let index = 0; index < 3; index += 1) {
    const stream = await api<Stream>(cluster, 'POST', '/streams', { name: `hls-${index}` });
    await api(cluster, 'POST', '/configurations', { streamId: stream.id, type: 'hls', enabled: true, fields: {} });
    more.push(stream);
  }
  const started = more.map(({ key }) => publish(cluster, film, key));
  await waitFor(
    'four running tasks',
    async () => (await api<{ items: Task[] }>(cluster, 'GET', '/tasks?state=running')).items.length >= 4,
    { timeoutMs: 60_000 },
  );
  const memory = await memoryByProgram(dataDir);
  await Promise.all(started.map(stopEncoder));
  return memory;
}

/** From spawn to the first encoded picture of the same film: what no control plane can save. */
function measureFfmpegStart(film: string): number {
  const began = performance.now();
  execFileSync('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', '-i', film, '-frames:v', '1', '-c:v', 'libx264', '-f', 'null', '-'],
  ]);
  return performance.now() - began;
}

async function acceptedTimes({ dataDir: folder }: RunningCluster): Promise<number[]> {
  const lines = (await readFile(join(folder, 'logs/ingest.log'), 'utf8')).split('\n');
  return lines
    .filter((line) => line.includes('"publish started"'))
    .map((line) => Date.parse((JSON.parse(line) as { time: string }).time));
}

/** Start of the first ffmpeg of a stream's task. */
async function firstProcess(stream: Stream): Promise<number> {
  return (await firstProcesses([stream]))[0]!;
}

/**
 * Start of the first ffmpeg of each stream's task, found by its pull address in /proc. The start time comes from the system, so
 * looking seldom costs no precision, and leaves the two cores to what is measured.
 */
async function firstProcesses(streams: Stream[]): Promise<number[]> {
  const found = new Map<string, number>();
  await waitFor(
    'every ffmpeg',
    async () => {
      for (const [pid, command] of await ffmpegCommands()) {
        const stream = streams.find(({ key }) => command.includes(`/live/${key}?task=`));
        if (stream !== undefined && !found.has(stream.key)) found.set(stream.key, await startedAtMs(pid));
      }
      return found.size === streams.length;
    },
    { timeoutMs: 60_000, intervalMs: 100 },
  );
  return streams.map(({ key }) => found.get(key)!);
}

async function ffmpegCommands(): Promise<[pid: number, command: string][]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map(async (pid) => [Number(pid), await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
  );
  return commands.filter(([, command]) => /^(\/\S*\/)?ffmpeg\0/.test(command)).map(([pid, command]) => [pid, command]);
}

async function tasksOf(cluster: RunningCluster, { id }: Stream): Promise<Task[]> {
  return (await api<{ items: Task[] }>(cluster, 'GET', `/tasks?streamId=${id}`)).items;
}

async function api<T = unknown>(cluster: RunningCluster, method: string, path: string, body?: unknown): Promise<T> {
  const { apiUrl, admin } = cluster.file;
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${admin.user}:${admin.password}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n${JSON.stringify({ bench: 'cluster', ...result })}\n`);
}
