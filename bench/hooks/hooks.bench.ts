/**
 * Verdicts a second of srs-hooks, beside a bare node:http server that accepts everything, on the same requests: `on_publish` with
 * a right key, one TCP connection each (as SRS does), and on kept connections. Each verdict is also an event in a real
 * Redis. Target: ratio >= 0.6 with 10,000 streams, no worse with 100,000 (docs/performance.md).
 * Run: `nest build --all && node dist/bench/hooks/hooks.bench.js`. HOOKS_BENCH_SECONDS, HOOKS_BENCH_ROUNDS shorten it.
 */
import { deriveClusterKeys, newSecret } from '@app/contract';
import { Redis } from 'ioredis';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// Not the whole of @app/kit/testing: its shared services are no part of the build.
import { freePort } from '../../libs/kit/src/testing/free-port.js';
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';
import { makeStreams, servePortier, type BenchStream } from './fake-portier.js';
import type { LoadPlan, LoadResult } from './load.js';

const rounds = Number(process.env['HOOKS_BENCH_ROUNDS'] ?? 3);
const seconds = Number(process.env['HOOKS_BENCH_SECONDS'] ?? 5);
const concurrency = 16;
const secret = newSecret();
const clusterSecret = newSecret() + newSecret();
const keys = deriveClusterKeys(clusterSecret);
const folder = mkdtempSync(join(tmpdir(), 'portier-hooks-bench-'));
const children: ChildProcess[] = [];

interface Candidate {
  name: string;
  port: number;
  pid: number;
  /** Waits until so many events, counted from the start, were put into Redis. */
  settle: (expected: number) => Promise<unknown>;
  residentMiB: () => Promise<number>;
}

try {
  await main();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const redisSocket = join(folder, 'redis.sock');
  const redis = await startRedis(redisSocket);
  const many = makeStreams(keys, 100_000);
  const candidates = [
    await startBare(),
    await startHooks('srs-hooks, 10,000 streams', many.slice(0, 10_000), redisSocket),
    await startHooks('srs-hooks, 100,000 streams', many, redisSocket),
  ];
  const rows = [];
  const sent: number[] = [];
  for (const connections of ['new', 'kept'] as const) {
    const results = await drive(candidates, connections, bodiesOf(many.slice(0, 10_000)), { redis, sent });
    rows.push(...candidates.map((candidate, index) => summarise(candidate.name, connections, results, index)));
  }
  const residentMiB = await Promise.all(candidates.map((candidate) => candidate.residentMiB()));
  redis.disconnect();
  print(rows, residentMiB);
}

/** Rounds alternate between the candidates, so that other work on the machine falls on all of them. */
async function drive(
  candidates: Candidate[],
  connections: LoadPlan['connections'],
  bodies: string[],
  { redis, sent }: { redis: Redis; sent: number[] },
): Promise<RoundResult[][]> {
  const results: RoundResult[][] = candidates.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { port, pid, settle }] of candidates.entries()) {
      const plan = {
        port,
        path: `/srs/${secret}`,
        connections,
        concurrency,
        bodies,
        seconds: round === 0 ? 1 : seconds,
      };
      const cpuBefore = cpuMs(pid);
      const result = await load(plan);
      const cpuUs = ((cpuMs(pid) - cpuBefore) * 1_000) / result.requests;
      const endedAt = performance.now();
      sent[index] = (sent[index] ?? 0) + result.requests;
      await settle(sent[index]);
      const events = await redis.llen('bull:media-events:wait');
      const settleSeconds = (performance.now() - endedAt) / 1_000;
      if (round > 0) results[index]?.push({ ...result, cpuUs, events, settleSeconds }); // round 0 warms up
      await redis.flushall();
    }
  }
  return results;
}

async function load(plan: LoadPlan): Promise<LoadResult> {
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const child = start(process.execPath, [program('./load.js'), file], {});
  return JSON.parse(await firstLine(child)) as LoadResult;
}

/** A burst's events reach Redis after its verdicts: how many there were, and how long after the last answer. */
type RoundResult = LoadResult & { cpuUs: number; events: number; settleSeconds: number };

function summarise(server: string, connections: string, results: RoundResult[][], index: number) {
  const own = results[index] ?? [];
  // Each round against the bare server of the same round: other work on the machine comes and goes.
  const ratios = own.map((result, round) => result.perSecond / (results[0]?.[round]?.perSecond ?? NaN));
  return {
    server,
    connections,
    perSecond: Math.round(median(own.map((result) => result.perSecond))),
    p50Ms: rounded(median(own.map((result) => result.p50Ms))),
    p99Ms: rounded(median(own.map((result) => result.p99Ms))),
    ratio: rounded(median(ratios)),
    cpuUs: rounded(median(own.map((result) => result.cpuUs))),
    requests: own.reduce((sum, result) => sum + result.requests, 0),
    refused: own.reduce((sum, result) => sum + result.refused, 0),
    events: own.reduce((sum, result) => sum + result.events, 0),
    settleSeconds: rounded(median(own.map((result) => result.settleSeconds))),
  };
}

function print(rows: ReturnType<typeof summarise>[], residentMiB: number[]): void {
  process.stdout.write(`\n${rounds} rounds x ${seconds} s, concurrency ${concurrency}, medians\n`);
  process.stdout.write(
    '| server | connections | verdicts/s | p50 ms | p99 ms | ratio to bare | CPU us | requests | refused | events | last event after s |\n|---|---|---|---|---|---|---|---|---|---|---|\n',
  );
  for (const row of rows) {
    const { server, connections, perSecond, p50Ms, p99Ms, ratio, cpuUs, requests, refused, events, settleSeconds } =
      row;
    const cells = [
      server,
      connections,
      perSecond,
      p50Ms,
      p99Ms,
      ratio,
      cpuUs,
      requests,
      refused,
      events,
      settleSeconds,
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  process.stdout.write(`resident memory, MiB: ${residentMiB.join(', ')}\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'hooks', rounds, seconds, concurrency, rows, residentMiB })}\n`);
}

async function startBare(): Promise<Candidate> {
  const child = start(process.execPath, [program('./bare-server.js')], {});
  const port = Number(await firstLine(child));
  const settle = () => Promise.resolve();
  return { name: 'bare node:http', port, pid: child.pid ?? 0, settle, residentMiB: () => residentMiBOf(child) };
}

async function startHooks(name: string, streams: BenchStream[], redisSocket: string): Promise<Candidate> {
  const portier = await servePortier(streams);
  portier.server.unref();
  const port = await freePort();
  const child = start(process.execPath, [program('../../apps/srs-hooks/src/main.js')], {
    HOOKS_PORT: String(port),
    HOOKS_SECRET: secret,
    HOOKS_CLUSTER_SECRET: clusterSecret,
    HOOKS_PORTIER_URL: `http://127.0.0.1:${portier.port}`,
    HOOKS_SERVICE_TOKEN: 'bench',
    HOOKS_REDIS_URL: redisSocket,
    HOOKS_STATE_DIR: join(folder, `state-${port}`),
  });
  child.stdout?.pipe(process.stderr);
  await waitFor(`${name} to be ready`, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, {
    timeoutMs: 60_000,
  });
  const settle = (expected: number) =>
    waitFor(
      `all ${expected} events of ${name} to be in redis`,
      async () => {
        const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        return Number(/portier_hooks_events_total\{outcome="sent"\} (\d+)/.exec(metrics)?.[1] ?? 0) >= expected;
      },
      { timeoutMs: 60_000, intervalMs: 100 },
    );
  return { name, port, pid: child.pid ?? 0, settle, residentMiB: () => residentMiBOf(child) };
}

async function startRedis(socket: string): Promise<Redis> {
  start('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--maxmemory-policy', 'noeviction'], {});
  const redis = new Redis(socket, { retryStrategy: () => 100 });
  redis.on('error', () => undefined);
  await waitFor('redis to answer', async () => (await redis.ping()) === 'PONG');
  return redis;
}

function start(command: string, args: string[], environment: Record<string, string>): ChildProcess {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.on('exit', (code) => reject(new Error(`a program of the bench ended with ${code}`)));
  });
}

/** User and system time of a process so far (proc(5): fields 14 and 15, in hundredths of a second). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function residentMiBOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function bodiesOf(streams: BenchStream[]): string[] {
  return streams.map(({ stream, key }, index) =>
    JSON.stringify({
      server_id: 'vid-2117709',
      service_id: '2720215s',
      action: 'on_publish',
      client_id: index.toString(36).padStart(8, '0'),
      ip: '127.0.0.1',
      vhost: '__defaultVhost__',
      app: 'live',
      tcUrl: 'rtmp://127.0.0.1:1935/live',
      stream: stream.name,
      param: `?key=${key}`,
      stream_url: `/live/${stream.name}`,
      stream_id: 'vid-k45kue1',
    }),
  );
}

function program(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
