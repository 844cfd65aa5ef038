import { cutsOf, type Fate } from './cut.js';

const task = { id: 't', type: 'hls', streamId: 's', stream: 'show', configuration: 'Ladder' };
const publisher = { id: 'p', streamId: 's', stream: 'show', keyId: 'k' };
const stays: Fate = {
  tasks: [{ id: 't', stopReason: null, isMoving: false }],
  publishers: [{ id: 'p', isEnabled: true, keyId: 'k', isOutsideWindow: false }],
};

describe('what is cut', () => {
  it.each<[string, Partial<Fate>, string[]]>([
    ['nothing, when all goes on', {}, []],
    [
      'a task that was told to stop',
      { tasks: [{ id: 't', stopReason: 'changed', isMoving: false }] },
      ['task changed'],
    ],
    ['a task whose row is gone', { tasks: [] }, ['task removed']],
    ['no task that moves with a successor', { tasks: [{ id: 't', stopReason: null, isMoving: true }] }, []],
    ['a publisher whose stream is gone', { publishers: [] }, ['publisher stream_deleted']],
    [
      'a publisher whose stream is off',
      { publishers: [{ id: 'p', isEnabled: false, keyId: 'k', isOutsideWindow: false }] },
      ['publisher stream_disabled'],
    ],
    [
      'a publisher whose key is gone',
      { publishers: [{ id: 'p', isEnabled: true, keyId: null, isOutsideWindow: false }] },
      ['publisher key_revoked'],
    ],
    [
      'a publisher whose key is over',
      { publishers: [{ id: 'p', isEnabled: true, keyId: 'k', isOutsideWindow: true }] },
      ['publisher key_outside_window'],
    ],
  ])('%s', (_, fate, expected) => {
    const cuts = cutsOf(
      { tasks: [task], publishers: [publisher] },
      { ...stays, ...fate },
      (type) => type === 'restream',
    );
    expect(cuts.map(({ what, reason }) => `${what} ${reason}`)).toEqual(expected);
  });

  it('a task that must stop before it starts elsewhere', () => {
    const moving: Fate = { ...stays, tasks: [{ id: 't', stopReason: null, isMoving: true }] };
    const cuts = cutsOf(
      { tasks: [{ ...task, type: 'restream' }], publishers: [] },
      moving,
      (type) => type === 'restream',
    );
    expect(cuts).toMatchObject([{ what: 'task', reason: 'moved', stream: 'show' }]);
  });
});
