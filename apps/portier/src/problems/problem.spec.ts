import { changesFrom, type CurrentProblem, type ProblemChange, type Symptom } from './problem.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
const patienceOf = () => ({ openAfterMs: 10_000, closeAfterMs: 5_000 });

const symptom = (more: Partial<Symptom> = {}): Symptom => ({
  ...{ code: 'bitrate_low', subject: 's1', severity: 'warning', fault: 'publisher', streamId: 's1' },
  ...{ facts: { bitrate: 80_000 } },
  ...more,
});
const problem = (more: Partial<CurrentProblem> = {}): CurrentProblem => ({
  ...{ id: 'p1', code: 'bitrate_low', subject: 's1', streamId: 's1', severity: 'warning', fault: 'publisher' },
  ...{ facts: { bitrate: 80_000 }, state: 'pending', since: at(0), goodSince: null },
  ...more,
});

interface Case {
  symptoms?: Symptom[];
  unknown?: string[];
  current?: CurrentProblem[];
  seconds?: number;
  patience?: { openAfterMs: number; closeAfterMs: number };
  expected: Partial<ProblemChange>[];
}

describe('problems from one judgement', () => {
  const cases: Record<string, Case> = {
    'begins to wait when something is seen': {
      symptoms: [symptom()],
      expected: [{ kind: 'begun', isOpen: false }],
    },
    'opens at once what needs no patience': {
      symptoms: [symptom()],
      patience: { openAfterMs: 0, closeAfterMs: 0 },
      expected: [{ kind: 'begun', isOpen: true }],
    },
    'says nothing while it waits': { symptoms: [symptom()], current: [problem()], seconds: 9, expected: [] },
    'opens what has lasted long enough': {
      symptoms: [symptom()],
      current: [problem()],
      seconds: 10,
      expected: [{ kind: 'seen', id: 'p1', opens: true }],
    },
    'opens nothing that is good at the moment': { current: [problem()], seconds: 12, expected: [{ kind: 'unseen' }] },
    'forgets what passed before it was a problem': {
      current: [problem({ goodSince: at(3) })],
      seconds: 8,
      expected: [{ kind: 'discarded', id: 'p1' }],
    },
    'keeps an open one that comes back within its patience': {
      symptoms: [symptom()],
      current: [problem({ state: 'open', goodSince: at(20) })],
      seconds: 24,
      expected: [{ kind: 'seen', opens: false }],
    },
    'does not end an open one at the first good look': {
      current: [problem({ state: 'open' })],
      seconds: 20,
      expected: [{ kind: 'unseen', id: 'p1' }],
    },
    'ends an open one as of when it became good': {
      current: [problem({ state: 'open', goodSince: at(20) })],
      seconds: 25,
      expected: [{ kind: 'ended', id: 'p1', at: at(20) }],
    },
    'ends at once what needs no patience': {
      current: [problem({ state: 'open' })],
      seconds: 25,
      patience: { openAfterMs: 0, closeAfterMs: 0 },
      expected: [{ kind: 'ended', at: at(25) }],
    },
    'changes nothing of an open one that goes on as it is': {
      symptoms: [symptom()],
      current: [problem({ state: 'open' })],
      seconds: 60,
      expected: [],
    },
    'tells changed facts': {
      symptoms: [symptom({ facts: { bitrate: 0 }, severity: 'error' })],
      current: [problem({ state: 'open' })],
      seconds: 60,
      expected: [{ kind: 'seen', opens: false }],
    },
    'neither opens nor ends what cannot be judged': {
      unknown: ['bitrate_low/s1'],
      current: [problem({ state: 'open', goodSince: at(0) })],
      seconds: 60,
      expected: [],
    },
    'tells two things with one code apart': {
      symptoms: [symptom({ subject: 's2' })],
      current: [problem({ state: 'open' })],
      seconds: 60,
      expected: [
        { kind: 'unseen', id: 'p1' },
        { kind: 'begun', isOpen: false },
      ],
    },
    'takes a begin in the future for one of a clock that was set back': {
      symptoms: [symptom()],
      current: [problem({ since: at(3_600) })],
      seconds: 1,
      expected: [{ kind: 'seen', opens: true }],
    },
    'takes the same thing seen twice for one': {
      symptoms: [symptom(), symptom()],
      expected: [{ kind: 'begun' }],
    },
  };
  it.each(Object.entries(cases))('%s', (_name, { symptoms = [], unknown = [], current = [], seconds = 0, ...more }) => {
    const changes = changesFrom({ symptoms, unknown: new Set(unknown) }, current, {
      now: at(seconds),
      patienceOf: () => more.patience ?? patienceOf(),
    });
    expect(changes).toHaveLength(more.expected.length);
    expect(changes).toMatchObject(more.expected);
  });
});
