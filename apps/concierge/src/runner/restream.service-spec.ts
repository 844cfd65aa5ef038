import { waitFor } from '@app/kit/testing';
import { RunnerBench, ffprobe, isAlive } from './testing/bench.process.js';

const streamKey = 'k3y-of-the-target';

let bench: RunnerBench;

beforeAll(async () => {
  bench = await RunnerBench.open();
  bench.publish('source');
});
afterAll(async () => bench.close());

const restream = (params: Record<string, unknown>, more = {}) =>
  bench.runTask({
    ...{ type: 'restream', stream: 'source', ...more },
    params: {
      ...{ streamKey: null, format: 'flv', video: 'copy', videoBitrate: 500_000, audio: 'copy', audioBitrate: 64_000 },
      ...{ srtPassphrase: null, srtLatencyMs: 200, ...params },
    },
  });

async function failureOf(params: Record<string, unknown>, more = {}) {
  const task = await restream(params, more);
  // While the next try is on its way the error is still there, and the time of that try is not.
  const state = await waitFor('an error', async () => {
    const known = await task.state();
    return known.error !== null && (known.state === 'failed' || known.nextAttemptAt !== null) && known;
  });
  expect(task.process.exitCode).toBeNull();
  expect(await task.stop('removed')).toBe(0);
  return { task, state };
}

describe('the restream runner', () => {
  it('delivers picture and sound to the target, and hides the key everywhere', async () => {
    const task = await restream({ url: `rtmp://127.0.0.1:${bench.port}/second`, streamKey });
    await waitFor('running', async () => (await task.state()).state === 'running', { timeoutMs: 60_000 });
    const seconds = ['-read_intervals', '%+2'];
    const { streams } = await ffprobe(`rtmp://127.0.0.1:${bench.port}/second/${streamKey}`, ...seconds);
    const named = streams.map((stream: Record<string, unknown>) => [stream['codec_name'], stream['width']]);
    expect(named).toContainEqual(['h264', 320]);
    expect(named).toContainEqual(['aac', undefined]);
    const state = await task.state();
    expect(state.command!.at(-1)).toBe(`rtmp://127.0.0.1:${bench.port}/second/***`);
    expect(JSON.stringify(state) + (await task.log().catch(() => ''))).not.toContain(streamKey);
    expect(await task.stop('ended')).toBe(0);
    expect(await isAlive(state.ffmpegPid!)).toBe(false);
  });

  it('stops at once when its lease is lost', async () => {
    const task = await restream({ url: `rtmp://127.0.0.1:${bench.port}/second`, streamKey: 'another-key' });
    const state = await waitFor('running', async () => {
      const known = await task.state();
      return known.state === 'running' && known;
    });
    expect(await task.stop('lease_lost')).toBe(0);
    expect(await isAlive(state.ffmpegPid!)).toBe(false);
  });

  it('says that the target refuses the connection, and whose turn it is', async () => {
    const { state, task } = await failureOf({ url: 'rtmp://127.0.0.1:1/app', streamKey });
    expect(state).toMatchObject({
      state: 'retrying',
      error: { code: 'target_refused', fault: 'destination', sentence: expect.stringContaining('127.0.0.1 refuses') },
    });
    expect(state.nextAttemptAt).not.toBeNull();
    expect(JSON.stringify(state) + (await task.log())).not.toContain(streamKey);
  });

  it('never starts ffmpeg towards a private target unless that is allowed', async () => {
    const { state } = await failureOf({ url: 'rtmp://127.0.0.1:1/app' }, { allowPrivateTargets: false });
    expect(state).toMatchObject({
      state: 'failed',
      attempts: 0,
      tries: 1,
      error: { code: 'target_forbidden', fault: 'operator' },
    });
  });

  it('says that there is no ffmpeg', async () => {
    const { state } = await failureOf({ url: 'rtmp://127.0.0.1:1/app' }, { ffmpegPath: '/nowhere/ffmpeg' });
    expect(state).toMatchObject({ state: 'failed', error: { code: 'ffmpeg_missing', fault: 'portier' } });
  });
});
