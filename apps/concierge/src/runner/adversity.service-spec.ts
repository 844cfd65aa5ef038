import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunnerState } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { SmallDisk } from '../testing/small-disk.process.js';
import { RunnerBench, isAlive, type RunningTask } from './testing/bench.process.js';
import { startIngest, type IngestProcess } from './testing/ingest.process.js';

const root = join(import.meta.dirname, '../../../..');
const hlsParams = { segmentSeconds: 1, preset: 'ultrafast', ladder: [{ height: 120, videoBitrate: 150_000 }] };
const restreamParams = {
  ...{ streamKey: null, format: 'flv', video: 'copy', videoBitrate: 500_000, audio: 'copy', audioBitrate: 64_000 },
  ...{ srtPassphrase: null, srtLatencyMs: 200 },
};

let bench: RunnerBench;

beforeAll(async () => {
  bench = await RunnerBench.open();
});
afterAll(async () => bench.close());

function stateOf(task: RunningTask, what: string, isSo: (state: RunnerState) => boolean): Promise<RunnerState> {
  const look = async () => {
    const state = await task.state();
    return isSo(state) && state;
  };
  return waitFor(what, look, { timeoutMs: 60_000 });
}

const isRunning = ({ state, progress }: RunnerState) => state === 'running' && progress !== null;

it('an ffmpeg that ignores SIGTERM is killed when its time is over', async () => {
  const task = await bench.runTask({
    type: 'restream',
    params: { ...restreamParams, url: `rtmp://127.0.0.1:${bench.port}/deaf` },
    ffmpegPath: join(root, 'apps/concierge/test-fixtures/deaf-ffmpeg.sh'),
  });
  const { ffmpegPid } = await stateOf(task, 'running', isRunning);
  const began = performance.now();
  expect(await task.stop('ended')).toBe(0);
  expect(performance.now() - began).toBeGreaterThan(4_500);
  expect(await isAlive(ffmpegPid!)).toBe(false);
  expect((await task.state()).state).toBe('stopped');
});

it('a full store makes gaps and nothing half, says so, and fills again when there is space', async () => {
  const disk = SmallDisk.mount(bench.storeRoot, 4);
  if (disk === undefined) return void process.stdout.write('not tested: this user cannot mount a small disk\n');
  try {
    bench.publish('full');
    const task = await bench.runTask({ stream: 'full', params: hlsParams });
    const lastOf = async () => {
      const index = await bench.index('full');
      const lasts = index?.renditions.map(({ segments }) => segments.at(-1)?.sequence ?? -1) ?? [];
      return lasts.length === 0 ? -1 : Math.min(...lasts);
    };
    await waitFor('segments', async () => (await lastOf()) >= 1, { timeoutMs: 40_000 });
    // What was wrong before the encoder was there is no error any more.
    await stateOf(task, 'running', isRunning);
    disk.fill();
    const full = await stateOf(task, 'the error', ({ error }) => error !== null);
    expect(full).toMatchObject({ state: 'running', error: { code: 'disk_full', fault: 'operator' } });
    const last = await lastOf();
    expect(last).toBeGreaterThanOrEqual(1);
    disk.empty();
    await waitFor('new segments', async () => (await lastOf()) >= last + 2, { timeoutMs: 60_000 });
    const well = await stateOf(task, 'the error to go', ({ error }) => error === null);
    expect(well).toMatchObject({ attempts: 1, ffmpegPid: full.ffmpegPid });
    expect(await task.stop('ended')).toBe(0);
    const index = (await bench.index('full'))!;
    expect(index.endedAt).not.toBeNull();
    // What is listed is there, whole.
    for (const { segments } of index.renditions) {
      for (const { uri, bytes } of segments) {
        const { size } = await stat(join(bench.storeRoot, 'full', uri));
        expect([uri, size]).toEqual([uri, bytes]);
      }
    }
  } finally {
    disk.unmount();
  }
});

describe('at a media server of ours', () => {
  let ingest: IngestProcess;

  beforeAll(async () => {
    ingest = await startIngest(bench);
  });

  afterAll(() => ingest?.close());

  const inputUrl = () => `${ingest.rtmpUrl('show')}?task=t&lease=1&sig=0123456789abcdef`;
  const publish = () => bench.publish('show', { url: ingest.rtmpUrl('show') });
  const push = (app: string) => ({
    type: 'restream',
    params: { ...restreamParams, url: `rtmp://127.0.0.1:${bench.port}/${app}`, streamKey: 'pushed' },
    inputUrl: inputUrl(),
  });

  it('an encoder that goes away is called that, with the time the task waits for it', async () => {
    const encoder = publish();
    const hls = await bench.runTask({ stream: 'gone', params: hlsParams, inputUrl: inputUrl() });
    const restream = await bench.runTask(push('gone'));
    await stateOf(hls, 'running', isRunning);
    await stateOf(restream, 'running', isRunning);
    encoder.kill('SIGKILL');
    const waits = await stateOf(hls, 'the loss', ({ error }) => error !== null);
    expect(waits).toMatchObject({ state: 'retrying', error: { code: 'input_gone', fault: 'publisher' } });
    expect(waits.error?.sentence).toBe('The encoder went away. The task waits 15 s for it to come back.');
    const pushing = await stateOf(restream, 'the loss', ({ error }) => error !== null);
    expect(pushing).toMatchObject({ state: 'retrying', error: { code: 'input_gone', fault: 'publisher' } });
    // Nothing to start ffmpeg for: a try all the same.
    const waiting = await stateOf(hls, 'tries without ffmpeg', ({ attempts, tries = 0 }) => tries >= attempts + 2);
    expect(waiting.attempts).toBeGreaterThanOrEqual(1);
    await Promise.all([hls.stop('ended'), restream.stop('ended')]);
  });

  it('a superseded pull that is cut is refused again, and does not go on pushing', async () => {
    publish();
    const restream = await bench.runTask(push('superseded'));
    await stateOf(restream, 'running', isRunning);
    ingest.refusesPlay = true;
    const list = await fetch(`${ingest.apiUrl}/api/v1/clients/`).then((answer) => answer.json());
    const { clients } = list as { clients: { id: string; type: string }[] };
    const pulls = clients.filter(({ type }) => type.includes('play'));
    expect(pulls).toHaveLength(1);
    await fetch(`${ingest.apiUrl}/api/v1/clients/${pulls[0]!.id}`, { method: 'DELETE' });
    const refused = await stateOf(restream, 'the refusal', ({ error }) => error?.code === 'input_refused');
    expect(refused).toMatchObject({ state: 'retrying', error: { fault: 'portier' } });
    const { attempts } = refused;
    const later = await stateOf(restream, 'two more tries', (state) => state.attempts >= attempts + 2);
    expect(later.tries).toBeGreaterThanOrEqual(3);
    const log = await restream.log();
    expect(log).not.toContain('Output #0');
    ingest.refusesPlay = false;
    await stateOf(restream, 'running again', ({ state, error }) => state === 'running' && error === null);
    expect(await restream.stop('lease_lost')).toBe(0);
  });
});
