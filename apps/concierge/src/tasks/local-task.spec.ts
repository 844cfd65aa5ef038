import type { RunnerState } from '@app/contract';
import { advance, fitReports, isNews, toReport, type LocalTask } from './local-task.js';
import { isDue } from './start.js';

const now = '2026-01-01T00:00:10.000Z';
const nowMs = Date.parse(now);
const error = { code: 'x', fault: 'portier' as const, sentence: 's', at: now };

const state: RunnerState = {
  taskId: 'aaaaaaaa-0000-4000-8000-000000000001',
  leaseToken: 1,
  state: 'running',
  since: now,
  attempts: 2,
  ffmpegPid: 77,
  nextAttemptAt: null,
  error: null,
  progress: null,
  command: ['-i', '***'],
  logTail: [],
  pid: 50,
};

const aTask = (facts: Partial<LocalTask> = {}): LocalTask => ({
  taskId: state.taskId,
  leaseToken: 1,
  phase: 'wanted',
  since: now,
  stopReason: null,
  error: null,
  nextAttemptAt: null,
  seen: { state, mtimeMs: nowMs },
  process: null,
  ...facts,
});

const aProcess = (
  processState: number,
  facts: { pid?: number; start?: number; askedAtMs?: number; stop?: number } = {},
) => ({
  info: {
    name: 'x',
    group: 'x',
    state: processState,
    pid: facts.pid ?? 50,
    start: facts.start ?? nowMs / 1000 - 60,
    stop: facts.stop ?? 0,
    exitstatus: 1,
    spawnerr: '',
  },
  askedAtMs: facts.askedAtMs ?? nowMs + 500,
});

const reports: Record<string, [Partial<LocalTask>, Record<string, unknown>]> = {
  'passes on what the runner says': [{ process: aProcess(20) }, { state: 'running', attempts: 2, ffmpegPid: 77 }],
  'is starting before the runner has said anything': [{ seen: null }, { state: 'starting', attempts: 0 }],
  'is retrying when the agent could not start it': [
    { seen: null, error },
    { state: 'retrying', error },
  ],
  'is failed when it was refused': [
    { phase: 'refused', seen: null, error },
    { state: 'failed', error },
  ],
  'is stopped once it is gone': [{ phase: 'stopped' }, { state: 'stopped', ffmpegPid: null }],
  'is retrying while supervisord restarts a dead runner': [
    { process: aProcess(30) },
    { state: 'retrying', ffmpegPid: null, error: { code: 'runner_ended', fault: 'portier' } },
  ],
  'is failed when supervisord gave up': [{ process: aProcess(200) }, { state: 'failed', ffmpegPid: null }],
  'believes a state file that is newer than what supervisord said': [
    { process: aProcess(30, { askedAtMs: nowMs - 500 }) },
    { state: 'running' },
  ],
  'does not take the last words of a dead runner for those of its successor': [
    { process: aProcess(20, { pid: 51, start: nowMs / 1000 + 1 }) },
    { state: 'starting', ffmpegPid: null },
  ],
  'is retrying, not stopped, when somebody else stopped its runner': [
    { seen: { state: { ...state, state: 'stopped' }, mtimeMs: nowMs } },
    { state: 'retrying', error: { code: 'runner_ended' } },
  ],
  'is stopped when the agent asked for it and the runner has finished': [
    { phase: 'stopping', seen: { state: { ...state, state: 'stopped' }, mtimeMs: nowMs } },
    { state: 'stopped' },
  ],
};

describe('the report of a task', () => {
  it.each(Object.entries(reports))('%s', (_name, [facts, expected]) => {
    const report = toReport(aTask(facts), now);
    expect(report).toMatchObject(expected);
    expect(report).not.toHaveProperty('pid');
  });

  it('is news when the state changes, not when frames are counted', () => {
    const before = toReport(aTask(), now);
    expect(isNews(undefined, before)).toBe(true);
    expect(isNews(before, { ...before, since: 'later', logTail: ['x'] })).toBe(false);
    expect(isNews(before, { ...before, state: 'retrying' })).toBe(true);
    expect(isNews(before, { ...before, error })).toBe(true);
  });

  it('gives up log lines of healthy tasks first when all together are too long', () => {
    const logTail = Array.from({ length: 50 }, () => 'x'.repeat(100));
    const [healthy, ill] = [
      { ...state, logTail },
      { ...state, state: 'retrying' as const, logTail },
    ];
    const [first, second] = fitReports([ill, healthy], 6_000);
    expect([first?.logTail.length, second?.logTail.length]).toEqual([50, 3]);
    expect(fitReports([ill, healthy], 20_000).map((report) => report.logTail.length)).toEqual([50, 50]);
  });
});

describe('a phase', () => {
  it('moves only where its table says', () => {
    expect(advance('wanted', 'stop')).toBe('stopping');
    expect(advance('refused', 'stop')).toBe('stopped');
    expect(advance('stopping', 'gone')).toBe('stopped');
    expect(advance('stopping', 'refuse')).toBe('stopping');
    expect(advance('stopped', 'stop')).toBe('stopped');
  });
});

describe('a task is started by the agent', () => {
  it.each<[string, Partial<LocalTask>, boolean]>([
    ['when supervisord does not have it', {}, true],
    ['when supervisord came back with it', { process: aProcess(0) }, true],
    ['not while it runs', { process: aProcess(20) }, false],
    ['not while supervisord restarts it', { process: aProcess(100) }, false],
    ['not just after supervisord gave up', { process: aProcess(200, { stop: nowMs / 1000 - 5 }) }, false],
    ['a minute after supervisord gave up', { process: aProcess(200, { stop: nowMs / 1000 - 70 }) }, true],
    ['not before its next attempt is due', { nextAttemptAt: '2026-01-01T00:00:11.000Z' }, false],
    ['not when it stops', { phase: 'stopping' }, false],
  ])('%s', (_name, facts, expected) => expect(isDue(aTask(facts), nowMs)).toBe(expected));
});
