import type { Grant, HlsIndex } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { readFile } from 'node:fs/promises';
import { RunnerBench } from './runner/testing/bench.process.js';
import { startIngest, type IngestProcess } from './runner/testing/ingest.process.js';
import { findProcesses } from './supervisor/proc.process.js';
import { AgentBench } from './testing/agent-bench.js';
import { aGrant } from './testing/fake-portier.js';

/** Real agent, real supervisord, real runners and ffmpeg, a real media server; only portier is a stand-in. */
let media: RunnerBench;
let ingest: IngestProcess;
let bench: AgentBench;
let playlist: Grant;
let push: Grant;

const params = { segmentSeconds: 1, preset: 'ultrafast', ladder: [{ height: 120, videoBitrate: 150_000 }] };

beforeAll(async () => {
  media = await RunnerBench.open();
  ingest = await startIngest(media);
  media.publish('show', { url: ingest.rtmpUrl('show') });
  bench = await AgentBench.open({
    CONCIERGE_RUNNER_PATH: '',
    CONCIERGE_STORE: `fs:${media.storeRoot}`,
    CONCIERGE_DIRECTOR_URLS: '',
    CONCIERGE_ALLOW_PRIVATE_TARGETS: 'true',
  });
  playlist = aGrant('show');
  playlist.description = { ...playlist.description, type: 'hls', params, inputUrl: ingest.rtmpUrl('show') };
  push = aGrant('show');
  push.description.inputUrl = ingest.rtmpUrl('show');
  push.description.params = { ...push.description.params, url: media.rtmpUrl('', 'target'), streamKey: 'pushed' };
  await bench.start();
  bench.portier.grant(playlist, push);
  await waitFor(
    'both to run',
    () => [playlist, push].every((grant) => bench.portier.report(grant)?.state === 'running'),
    {
      timeoutMs: 60_000,
    },
  );
});

afterAll(async () => {
  const left = await bench.close();
  ingest.close();
  await media.close();
  expect({ left, problems: bench.portier.problems }).toEqual({ left: [], problems: [] });
});

const ffmpegs = () => [playlist, push].map((grant) => bench.portier.report(grant)?.ffmpegPid ?? null);

/** ffmpeg processes of the agent's tasks as the machine has them, whatever anybody reports. */
async function running(): Promise<number[]> {
  const found = await findProcesses(
    ({ argv, cwd }) => argv[0] === 'ffmpeg' && (cwd?.startsWith(bench.workDir) ?? false),
  );
  return found.map(({ pid }) => pid).sort((a, b) => a - b);
}

async function newest(): Promise<HlsIndex> {
  return waitFor('the index', () => media.index('show'));
}

const lastOf = (index: HlsIndex) =>
  Math.min(...index.renditions.map(({ segments }) => segments.at(-1)?.sequence ?? -1));

/** Waits for so many more segments and gives back the numbers that are missing among the listed ones. */
async function missingAfter(more: number): Promise<number[]> {
  const before = lastOf(await newest());
  const index = await waitFor(
    `${more} more segments`,
    async () => {
      const now = await newest();
      return lastOf(now) >= before + more && now;
    },
    { timeoutMs: 40_000 },
  );
  return index.renditions.flatMap(({ segments }) => {
    const numbers = segments.map(({ sequence }) => sequence);
    return Array.from({ length: numbers.at(-1)! - numbers[0]! }, (_, position) => numbers[0]! + position).filter(
      (number) => !numbers.includes(number),
    );
  });
}

it.each(['SIGKILL', 'SIGUSR2'] as const)(
  'an agent that ends by %s and comes back interrupts no ffmpeg and no playlist',
  async (signal) => {
    const before = ffmpegs();
    await bench.end(signal);
    expect(await missingAfter(2)).toEqual([]);
    const seen = bench.portier.beats.length;
    await bench.start();
    await waitFor('a report', () => bench.portier.beats.length > seen + 1);
    expect(ffmpegs()).toEqual(before);
    expect(await running()).toEqual(before.toSorted((a, b) => a! - b!));
    expect(await missingAfter(2)).toEqual([]);
  },
);

it('a supervisord that is killed leaves no ffmpeg twice, and everything runs again', async () => {
  const before = ffmpegs();
  process.kill(await bench.supervisord.getPid(), 'SIGKILL');
  let most = 0;
  // Not only reported: a first try may have failed since, at a target that had not seen the end of the former push.
  await waitFor(
    'new ffmpegs',
    async () => {
      const now = await running();
      most = Math.max(most, now.length);
      const reported = ffmpegs().toSorted((a, b) => a! - b!);
      return now.join() === reported.join() && reported.every((pid) => pid !== null && !before.includes(pid));
    },
    { timeoutMs: 60_000 },
  );
  expect(most).toBe(2);
  const index = await newest();
  expect(index.sections).toHaveLength(1);
  await missingAfter(2);
});

it('a hanging ffmpeg is killed and started again, and no other is touched', async () => {
  const [packaging, pushing] = ffmpegs();
  process.kill(pushing!, 'SIGSTOP');
  // In whichever heartbeat: it runs again a moment later, and then nothing is wrong with it any more.
  const report = await waitFor(
    'the hang to be seen',
    () =>
      bench.portier.beats
        .flatMap(({ tasks }) => tasks)
        .find(({ taskId, error }) => taskId === push.description.taskId && error?.code === 'ffmpeg_hung'),
    { timeoutMs: 60_000 },
  );
  expect(report.error).toMatchObject({ fault: 'portier' });
  await waitFor('it to run again', () => bench.portier.report(push)?.state === 'running' && ffmpegs()[1] !== pushing, {
    timeoutMs: 60_000,
  });
  expect(ffmpegs()[0]).toBe(packaging);
  expect(await running()).toHaveLength(2);
});

it('tells programs nothing of the agent but what they need', async () => {
  const environment = await readFile(`/proc/${ffmpegs()[0]}/environ`, 'utf8');
  expect(
    environment
      .split('\0')
      .map((each) => each.split('=')[0])
      .filter((name) => name !== '')
      .sort(),
  ).toEqual(['AV_LOG_FORCE_NOCOLOR', 'LANG', 'PATH', 'PORTIER_CLUSTER']);
});

it('leaves no process behind when it stops', async () => {
  expect(await bench.end('SIGTERM')).toBe(0);
  expect(await bench.processes()).toEqual([]);
  expect((await newest()).leftAt).not.toBeNull();
});
