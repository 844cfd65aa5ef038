import { silenceDb, type Progress } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { RunnerBench, type RunningTask } from './testing/bench.process.js';

let bench: RunnerBench;
beforeAll(async () => {
  bench = await RunnerBench.open();
});
afterAll(() => bench.close());

/** Four seconds at half of full scale (-6.02 dBFS; the mean power of a sine is 3.01 dB below its peak), four of nothing. */
const tone = 'if(lt(mod(t,8),4),0.5*sin(440*2*PI*t),0)';
const toneAndSilence = `aevalsrc=exprs='${tone}|${tone}':s=48000`;
const isNear = (measured: number | undefined, expected: number) => Math.abs((measured ?? NaN) - expected) < 1;

function progressWith(task: RunningTask, what: string, holds: (progress: Progress) => boolean): Promise<Progress> {
  const look = async () => {
    const { progress } = await task.state().catch(() => ({ progress: null }));
    return progress !== null && holds(progress) && progress;
  };
  return waitFor(what, look, { timeoutMs: 60_000 });
}

describe('what the runner measures of its input', () => {
  it('is the level of the sound within 1 dB, silence as such, keyframes and pictures of the encoder', async () => {
    const ladder = [{ height: 120, videoBitrate: 150_000 }];
    bench.publish('tone', { gopFrames: 45, sound: toneAndSilence });
    const task = await bench.runTask({ stream: 'tone', params: { segmentSeconds: 1, preset: 'ultrafast', ladder } });

    await progressWith(
      task,
      'the level of the tone within 1 dB',
      ({ audio }) => isNear(audio?.peakDb, -6.02) && isNear(audio?.rmsDb, -9.03),
    );
    await progressWith(task, 'silence', ({ audio }) => audio?.peakDb === silenceDb && audio.rmsDb === silenceDb);
    // The packager puts a keyframe into each second; measured is what the encoder sends.
    const { keyframeIntervalMs, inputFramesPerSecond } = await progressWith(
      task,
      'figures of the picture',
      (progress) => (progress.keyframeIntervalMs ?? null) !== null && (progress.inputFramesPerSecond ?? null) !== null,
    );
    expect(keyframeIntervalMs).toBeGreaterThan(1_490);
    expect(keyframeIntervalMs).toBeLessThan(1_640);
    expect(Math.abs(inputFramesPerSecond! - 30)).toBeLessThan(0.5);
    expect(await task.stop('ended')).toBe(0);
  });
});
