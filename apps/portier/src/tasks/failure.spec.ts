import type { Fault, RunState, TaskReport } from '@app/contract';
import { backoffMs, judge, type Trial, type Verdict } from './failure.js';

const aReport = (state: RunState, fault: Fault | null, code = 'some_code'): TaskReport => ({
  taskId: '00000000-0000-4000-8000-000000000001',
  leaseToken: 1,
  state,
  // An hour off: an agent's clock must not decide anything.
  since: '2031-01-01T13:00:00Z',
  attempts: 3,
  ffmpegPid: null,
  nextAttemptAt: null,
  error: fault === null ? null : { code, fault, sentence: 'It fails.', at: '2031-01-01T13:00:00Z' },
  progress: null,
  command: null,
  logTail: [],
});
const aTrial = (more: Partial<Trial> = {}): Trial => ({ state: 'retrying', inStateMs: 1_000, failures: 0, ...more });

describe('a failing task', () => {
  const cases: Record<string, [TaskReport, Trial, Verdict]> = {
    'stays on its agent while its target refuses, for however long': [
      ...([aReport('retrying', 'destination'), aTrial({ inStateMs: 3_600_000 })] as const),
      { kind: 'keep' },
    ],
    'stays on its agent while its encoder is away': [
      ...([aReport('retrying', 'publisher'), aTrial({ inStateMs: 3_600_000 })] as const),
      { kind: 'keep' },
    ],
    'is quarantined with its error when the target will never take it': [
      ...([aReport('failed', 'destination', 'wrong_key'), aTrial({ state: 'running', failures: 2 })] as const),
      { kind: 'quarantine', reason: 'wrong_key', failures: 2 },
    ],
    'is quarantined when an operator must change something': [
      ...([aReport('failed', 'operator', 'bad_field'), aTrial()] as const),
      { kind: 'quarantine', reason: 'bad_field', failures: 0 },
    ],
    'goes elsewhere when its agent cannot run it': [
      ...([aReport('failed', 'portier'), aTrial({ state: 'claimed' })] as const),
      { kind: 'release', failures: 1, backoffMs: 3_000 },
    ],
    'goes elsewhere when its agent says no more than that it failed': [
      ...([aReport('failed', null), aTrial({ failures: 1 })] as const),
      { kind: 'release', failures: 2, backoffMs: 6_000 },
    ],
    'goes elsewhere when its agent lacks an encoder, although a person must install it': [
      ...([aReport('failed', 'operator', 'encoder_missing'), aTrial()] as const),
      { kind: 'release', failures: 1, backoffMs: 3_000 },
    ],
    'gets time to recover from its agent’s fault': [
      ...([aReport('retrying', 'portier'), aTrial({ inStateMs: 30_000 })] as const),
      { kind: 'keep' },
    ],
    'goes elsewhere when its agent keeps failing by its own fault': [
      ...([aReport('retrying', 'portier'), aTrial({ inStateMs: 30_001 })] as const),
      { kind: 'release', failures: 1, backoffMs: 3_000 },
    ],
    'waits for a person after the fifth agent failed it': [
      ...([aReport('failed', 'portier'), aTrial({ failures: 4 })] as const),
      { kind: 'quarantine', reason: 'agents_failing', failures: 5 },
    ],
    'is forgiven after a good minute': [
      ...([aReport('running', null), aTrial({ state: 'running', inStateMs: 60_000, failures: 4 })] as const),
      { kind: 'forgive' },
    ],
    'is not forgiven sooner': [
      ...([aReport('running', null), aTrial({ state: 'running', inStateMs: 59_999, failures: 4 })] as const),
      { kind: 'keep' },
    ],
  };
  it.each(Object.entries(cases))('%s', (_name, [report, trial, verdict]) => {
    expect(judge(report, trial, 0.5)).toEqual(verdict);
  });

  it('is tried again later each time, up to a minute, never at the same moment as others', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((failures) => backoffMs(failures, 1))).toEqual([
      4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
    expect(backoffMs(1, 0)).toBe(2_000);
  });
});
