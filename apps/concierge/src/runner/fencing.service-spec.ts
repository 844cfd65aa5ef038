import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@app/kit/testing';
import { FsStore } from './fs.store.js';
import { RunnerBench } from './testing/bench.process.js';

const root = join(import.meta.dirname, '../../../..');
const builtStore = join(root, 'dist/apps/concierge/src/runner/fs.store.js');
const writer = join(root, 'apps/concierge/test-fixtures/fenced-writer.mjs');
// A window far longer than the test or one of its programs may stand still.
const params = {
  ...{ segmentSeconds: 1, windowSegments: 30, preset: 'ultrafast' },
  ladder: [{ height: 120, videoBitrate: 150_000 }],
};

async function processState(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2)[0] ?? '';
}

describe('a writer that falls asleep inside its write', () => {
  it('finds when it wakes that somebody newer has written, and replaces nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fence-'));
    const store = new FsStore(folder);
    const key = 'show/index-0.json';
    await store.put(key, Buffer.from('1'));
    const sleeper = spawn(process.execPath, [writer, builtStore, folder, key, '2'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    sleeper.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor('it to sleep', async () => (await processState(sleeper.pid!)) === 'T');

    const began = performance.now();
    expect(await store.putFenced(key, Buffer.from('3'), (stored) => String(stored) < '3')).toBe(true);
    process.stdout.write(
      `the lock of a sleeping writer held a newer one up for ${Math.round(performance.now() - began)} ms\n`,
    );
    sleeper.kill('SIGCONT');
    await once(sleeper, 'close');

    expect(JSON.parse(said)).toEqual({ stored: false, judged: 2 });
    expect(String(await store.get(key))).toBe('3');
    expect(await readdir(join(folder, 'show'))).toEqual(['index-0.json']);
    await rm(folder, { recursive: true });
  });
});

describe('a packager that was asleep while its task was given to another agent', () => {
  let bench: RunnerBench;
  beforeAll(async () => {
    bench = await RunnerBench.open();
  });
  afterAll(async () => bench.close());

  it('says that its lease is lost, and leaves playlist and segments of its successor alone', async () => {
    const identity = { stream: 'show', params, publicationId: randomUUID(), taskId: randomUUID() };
    bench.publish('show');
    const hasSegments = (count: number, leaseToken: number) => async () => {
      const index = await bench.index('show');
      const isThere = index?.leaseToken === leaseToken && index.renditions.length > 0;
      return isThere && index.renditions.every(({ segments }) => segments.length >= count) && index;
    };
    const first = await bench.runTask(identity);
    await waitFor('segments', hasSegments(2, 1), { timeoutMs: 40_000 });
    first.process.kill('SIGSTOP');
    const second = await bench.runTask({ ...identity, leaseToken: 2 });
    const before = await waitFor('segments of the successor', hasSegments(4, 2), { timeoutMs: 40_000 });
    const listed = before.renditions.flatMap(({ segments }) => segments.map(({ uri }) => uri));

    first.process.kill('SIGCONT');
    const lost = await waitFor('the loss', async () => {
      const state = await first.state();
      return state.state === 'failed' && state;
    });
    expect(lost).toMatchObject({ error: { code: 'lease_lost', fault: 'portier' }, ffmpegPid: null });
    expect(await first.stop('ended')).toBe(0);
    const after = (await bench.index('show'))!;
    expect([after.leaseToken, after.endedAt]).toEqual([2, null]);
    const stored = await new FsStore(bench.storeRoot).list('show');
    expect(stored).toEqual(expect.arrayContaining(listed.map((uri) => `show/${uri}`)));
    expect(await second.stop('ended')).toBe(0);
    expect((await bench.index('show'))!.endedAt).not.toBeNull();
  });
});
