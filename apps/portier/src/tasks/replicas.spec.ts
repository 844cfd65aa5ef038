import type { DesiredTasks } from './desired.js';
import { diff, type Changes, type PresentTask, type Surroundings } from './diff.js';
import { lowestUnused } from './replicas.js';

const wanting = (replicas: number, more: Partial<DesiredTasks> = {}): DesiredTasks => ({
  configurationId: 'c1',
  configurationVersion: 1,
  type: 'hls',
  replicas,
  labels: {},
  publicationId: 'p1',
  description: { stream: { id: 's1', name: 'show' }, publicationId: 'p1', publishedAt: '', input: anInput, params: {} },
  hash: 'same',
  skills: ['hls'],
  publishGraceMs: 5_000,
  ...more,
});
const anInput = { rtmpUrl: 'rtmp://127.0.0.1', application: 'live', sealedServerStream: '' };
const task = (replica: number, more: Partial<PresentTask> = {}): PresentTask => ({
  id: `t${replica}`,
  configurationId: 'c1',
  configurationVersion: 1,
  replica,
  hash: 'same',
  publicationId: 'p1',
  labels: {},
  state: 'running',
  graceUntil: null,
  isHolderLeaving: false,
  isMoving: false,
  moveBlocked: null,
  waitsFor: null,
  isReady: true,
  ...more,
});
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  enabledConfigurations: new Set(['c1']),
  streamEnabled: true,
  graceMsOf: () => 5_000,
  handoverOf: () => 'overlap',
  moveBlocked: () => null,
  now: new Date(0),
  ...more,
});

/** `+1` creates replica 1, `-0 moved` stops it, `>0` moves it, `=0 why` keeps it where it is. */
function inShort({ create, stop, move, stay, grace, ungrace, relabel, retry }: Changes): string[] {
  return [
    ...stop.map(({ task: { replica }, reason }) => `-${replica} ${reason}`),
    ...move.map(({ replica }) => `>${replica}`),
    ...stay.map(({ task: { replica }, blocked }) => `=${replica} ${blocked}`),
    ...create.map(({ replica }) => `+${replica}`),
    ...grace.map(({ task: { replica } }) => `grace ${replica}`),
    ...ungrace.map(({ replica }) => `ungrace ${replica}`),
    ...relabel.map(({ task: { replica } }) => `label ${replica}`),
    ...retry.map(({ task: { replica } }) => `retry ${replica}`),
  ];
}

const leaving = { isHolderLeaving: true };
const moving = { isHolderLeaving: true, isMoving: true };
const notReady = { isReady: false };
const waiting = { state: 'pending', isReady: false } as const;
const stopFirst = { handoverOf: () => 'stop_first' as const };

describe('replicas', () => {
  const cases: Record<string, [DesiredTasks[], PresentTask[], Partial<Surroundings>, string[]]> = {
    'are made, so many as are wanted': [[wanting(3)], [], {}, ['+0', '+1', '+2']],
    'are left alone when there are enough, whatever their numbers': [[wanting(2)], [task(1), task(3)], {}, []],
    'are made with the lowest free numbers': [[wanting(3)], [task(1)], {}, ['+0', '+2']],
    'are stopped when there are too many, those that serve last': [
      [wanting(1)],
      [task(0, { ...waiting }), task(1), task(2, { state: 'retrying', ...notReady })],
      {},
      ['-2 moved', '-0 moved'],
    ],
    'of another description are replaced under their own numbers': [
      [wanting(2)],
      [task(2, { hash: 'old' }), task(4, { hash: 'old' })],
      {},
      ['-2 changed', '-4 changed', '+2', '+4'],
    ],
    'take new labels without a restart': [[wanting(1, { labels: { gpu: 'yes' } })], [task(0)], {}, ['label 0']],
  };
  it.each(Object.entries(cases))('%s', (_name, [desired, present, more, expected]) => {
    expect(inShort(diff(desired, present, around(more))).sort()).toEqual([...expected].sort());
  });
});

describe('a planned move', () => {
  const cases: Record<string, [DesiredTasks[], PresentTask[], Partial<Surroundings>, string[]]> = {
    'starts a successor beside the task when its agent drains': [[wanting(1)], [task(0, leaving)], {}, ['>0', '+1']],
    'changes nothing while the successor is on its way': [
      [wanting(1)],
      [task(0, moving), task(1, { state: 'claimed', ...notReady })],
      {},
      [],
    ],
    'keeps the old one until the successor has run for long enough': [
      [wanting(1)],
      [task(0, moving), task(1, notReady)],
      {},
      [],
    ],
    'stops the old one when the successor serves': [[wanting(1)], [task(0, moving), task(1)], {}, ['-0 moved']],
    'is cancelled when the agent is active again before the successor runs': [
      [wanting(1)],
      [task(0, { isMoving: true }), task(1, { state: 'claimed', ...notReady })],
      {},
      ['=0 null', '-1 moved'],
    ],
    'does not begin when nobody else could take it, and says so': [
      [wanting(1)],
      [task(0, leaving)],
      { moveBlocked: () => 'no_free_slot' },
      ['=0 no_free_slot'],
    ],
    'says it once': [
      [wanting(1)],
      [task(0, { ...leaving, moveBlocked: 'no_agent' })],
      { moveBlocked: () => 'no_agent' },
      [],
    ],
    'begins when somebody can take it at last': [
      [wanting(1)],
      [task(0, { ...leaving, moveBlocked: 'no_agent' })],
      {},
      ['>0', '+1'],
    ],
    'is given up when nobody takes the successor': [
      [wanting(1)],
      [task(0, moving), task(1, { ...waiting, waitsFor: 'no_free_slot' })],
      {},
      ['=0 no_free_slot', '-1 moved'],
    ],
    'moves two replicas, each when a successor serves': [
      [wanting(2)],
      [task(0, moving), task(1, moving), task(2), task(3, notReady)],
      {},
      ['-1 moved'],
    ],
    'makes one successor when one of two agents drains': [[wanting(2)], [task(0, leaving), task(1)], {}, ['>0', '+2']],
    'of a task that was stopped before its successor ran leaves one to run': [
      [wanting(1)],
      [task(0, { ...waiting }), task(1, { state: 'claimed', ...notReady })],
      {},
      ['-0 moved'],
    ],
    'ends with the broadcast, both after their grace': [
      [],
      [task(0, { ...moving, graceUntil: new Date(0) }), task(1, { graceUntil: new Date(0) })],
      {},
      ['-0 ended', '-1 ended'],
    ],
    'marks a task that must not run twice, and makes no successor beside it': [
      [wanting(1, { type: 'restream' })],
      [task(0, leaving)],
      stopFirst,
      ['>0'],
    ],
    'leaves a task that must not run twice where it is when nobody could take it': [
      [wanting(1, { type: 'restream' })],
      [task(0, leaving)],
      { ...stopFirst, moveBlocked: () => 'no_agent' },
      ['=0 no_agent'],
    ],
    'of a task that waits anyway is nothing': [[wanting(1)], [task(0, { ...waiting })], {}, []],
  };
  it.each(Object.entries(cases))('%s', (_name, [desired, present, more, expected]) => {
    expect(inShort(diff(desired, present, around(more))).sort()).toEqual([...expected].sort());
  });
});

describe('numbers of replicas', () => {
  it('are the lowest that are free', () => {
    expect(lowestUnused([0, 2], 3)).toEqual([1, 3, 4]);
    expect(lowestUnused([0], 0)).toEqual([]);
  });
});
