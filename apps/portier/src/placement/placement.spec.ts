import { choose, place, type Candidate, type Choice, type Needs, type PendingTask } from './placement.js';

const anAgent = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  skills: ['hls', 'encoder:libx264'],
  labels: {},
  slots: 4,
  freeSlots: 4,
  cpu: 0.1,
  memory: 0.1,
  failedTasks: 0,
  ...more,
});
const needs = (more: Partial<Needs> = {}): Needs => ({
  skills: ['hls'],
  labels: {},
  occupied: [],
  avoided: [],
  ...more,
});
const aTask = (id: string, more: Partial<PendingTask> = {}): PendingTask => ({
  ...needs(),
  id,
  configurationId: `c-${id}`,
  hasPredecessor: false,
  ...more,
});
const chosen = (conciergeId: string): Choice => ({ kind: 'chosen', conciergeId });
const none = (reason: Extract<Choice, { kind: 'none' }>['reason']): Choice => ({ kind: 'none', reason });

describe('the agent for a task', () => {
  const cases: Record<string, [Needs, Candidate[], Choice]> = {
    'is the emptier one': [needs(), [anAgent('a', { freeSlots: 1 }), anAgent('b')], chosen('b')],
    'is the one with less load when both are as empty': [
      needs(),
      [anAgent('a', { cpu: 0.9 }), anAgent('b')],
      chosen('b'),
    ],
    'is the one with more memory when all else is equal': [
      ...([needs(), [anAgent('a', { memory: 0.9 }), anAgent('b')]] as [Needs, Candidate[]]),
      chosen('b'),
    ],
    'is the first by id among equals, in whatever order they come': [
      needs(),
      [anAgent('b'), anAgent('a')],
      chosen('a'),
    ],
    'has every skill': [
      ...([needs({ skills: ['hls', 'protocol:srt'] }), [anAgent('a')]] as [Needs, Candidate[]]),
      none('no_agent_with_skills'),
    ],
    'has every label with its value': [
      needs({ labels: { region: 'eu', gpu: 'yes' } }),
      [
        anAgent('a', { labels: { region: 'eu' } }),
        anAgent('b', { labels: { region: 'eu', gpu: 'yes' }, freeSlots: 1 }),
      ],
      chosen('b'),
    ],
    'is missing when no label fits': [
      ...([needs({ labels: { region: 'us' } }), [anAgent('a', { labels: { region: 'eu' } })]] as [Needs, Candidate[]]),
      none('no_agent_with_labels'),
    ],
    'is missing when nobody is online': [needs(), [], none('no_agent')],
    'is missing when all are full': [needs(), [anAgent('a', { freeSlots: 0 })], none('no_free_slot')],
    'is not one that was promised more than it has': [needs(), [anAgent('a', { freeSlots: -2 })], none('no_free_slot')],
    'runs no other replica of the task': [
      ...([needs({ occupied: ['a'] }), [anAgent('a'), anAgent('b', { freeSlots: 1 })]] as [Needs, Candidate[]]),
      chosen('b'),
    ],
    'is missing when the only one runs another replica': [
      needs({ occupied: ['a'] }),
      [anAgent('a')],
      none('no_other_agent'),
    ],
    'is not one on which the task failed': [
      ...([needs({ avoided: ['a'] }), [anAgent('a'), anAgent('b', { freeSlots: 1, cpu: 1 })]] as [Needs, Candidate[]]),
      chosen('b'),
    ],
    'is one on which the task failed when nobody else can': [
      ...([needs({ avoided: ['a'] }), [anAgent('a'), anAgent('b', { freeSlots: 0 })]] as [Needs, Candidate[]]),
      chosen('a'),
    ],
    'is not one that several tasks failed on': [
      ...([needs(), [anAgent('a', { failedTasks: 3 }), anAgent('b', { cpu: 0.6 })]] as [Needs, Candidate[]]),
      chosen('b'),
    ],
    'may be one that a single task failed on': [
      ...([needs(), [anAgent('a', { failedTasks: 1 }), anAgent('b', { cpu: 0.6 })]] as [Needs, Candidate[]]),
      chosen('a'),
    ],
  };
  it.each(Object.entries(cases))('%s', (_name, [task, agents, choice]) => expect(choose(task, agents)).toEqual(choice));
});

describe('placing several tasks', () => {
  it('spreads them, each seeing what the ones before took', () => {
    const tasks = ['1', '2', '3', '4'].map((id) => aTask(id));
    const placed = place(tasks, [anAgent('a', { slots: 2, freeSlots: 2 }), anAgent('b', { slots: 2, freeSlots: 2 })]);
    expect(placed.map((one) => one.kind === 'placed' && one.conciergeId)).toEqual(['a', 'b', 'a', 'b']);
  });

  it('never puts two replicas of one configuration on one agent', () => {
    const replicas = ['1', '2', '3'].map((id) => aTask(id, { configurationId: 'c' }));
    expect(place(replicas, [anAgent('a'), anAgent('b')])).toEqual([
      { taskId: '1', kind: 'placed', conciergeId: 'a' },
      { taskId: '2', kind: 'placed', conciergeId: 'b' },
      { taskId: '3', kind: 'waits', reason: 'no_other_agent' },
    ]);
  });

  it('lets a task wait whose predecessor may still run', () => {
    expect(place([aTask('1', { hasPredecessor: true })], [anAgent('a')])).toEqual([
      { taskId: '1', kind: 'waits', reason: 'waits_for_predecessor' },
    ]);
  });

  it('promises no slot twice', () => {
    const placed = place([aTask('1'), aTask('2')], [anAgent('a', { slots: 1, freeSlots: 1 })]);
    expect(placed[1]).toEqual({ taskId: '2', kind: 'waits', reason: 'no_free_slot' });
  });
});
