import { problemCodes, type ProblemFacts } from '../health-problem.js';
import { languages, problemTextOf } from './index.js';

const facts: ProblemFacts = {
  ...{ bitrate: 1_234_567, thresholdBitrate: 100_000, variationPercent: 80, framesPerSecond: 4.5, rmsDb: -90 },
  ...{ thresholdFramesPerSecond: 10, keyframeIntervalMs: 10_500, thresholdMs: 5_000, thresholdDb: -60, speed: 0.6 },
  ...{ type: 'hls', configurationName: 'Main', agentName: 'agent-1', sentence: 'The target refuses the key.' },
  ...{ reason: 'no_agent', serverId: 'srs-1', error: 'nothing listens there', cpuPercent: 180, memoryPercent: 40 },
  ...{ usualFramesPerSecond: 50, before: 'H264 1280x720', after: 'H264 640x360' },
  ...{ disk: 'work,store', freePercent: 2, freeBytes: 900_000_000 },
  ...{ destinationName: 'Chat', edgeName: 'edge-1', of: 'bits', usedPercent: 95 },
};

describe.each(languages)('the text of a problem (%s)', (language) => {
  it.each(problemCodes)('%s is two sentences without gaps', (code) => {
    const { sentence, action } = problemTextOf(language, { code, facts });
    for (const text of [sentence, action]) {
      expect(text).toMatch(/[.]$/);
      expect(text).not.toMatch(/undefined|null|NaN|\?/);
    }
  });

  it.each(problemCodes)('%s does without facts', (code) => {
    expect(problemTextOf(language, { code, facts: {} }).sentence.length).toBeGreaterThan(10);
  });
});

it('writes numbers as each language does', () => {
  const unstable = (language: 'en' | 'de') => problemTextOf(language, { code: 'bitrate_unstable', facts }).sentence;
  expect(unstable('en')).toContain('1.2 Mbit/s');
  expect(unstable('de')).toContain('1,2 Mbit/s');
});

it('shows a code of a newer portier as it is', () => {
  expect(problemTextOf('en', { code: 'comet' as 'silence', facts })).toEqual({ sentence: 'comet', action: '' });
});
