import { excess, overQuota, type LiveClaim } from './quota.js';

describe('a quota', () => {
  it.each<[string, number | null, number, boolean]>([
    ['without a limit', null, 1000, false],
    ['with room', 3, 2, false],
    ['that is full', 3, 3, true],
    ['that was lowered below what is there', 3, 5, true],
    ['of nothing', 0, 0, true],
  ])('%s', (_, limit, used, isExceeded) => {
    expect(excess('streams', { limit, used }) !== undefined).toBe(isExceeded);
  });

  it('says which, how many, and who can raise it', () => {
    expect(excess('targets', { limit: 2, used: 2 })?.message).toBe(
      'The quota of the owner is 2 enabled restream targets, and there are 2 already. ' +
        'Remove one or switch one off; an administrator can raise the quota.',
    );
  });
});

describe('streams that go live', () => {
  const claim = (streamId: string, facts: Partial<LiveClaim> = {}): LiveClaim => ({
    ...{ streamId, ownerId: 'anna', limit: 2, othersLive: 0, isLive: false, ...facts },
  });

  it.each<[string, LiveClaim[], string[]]>([
    ['within the quota', [claim('a'), claim('b')], []],
    ['over it: the last ones', [claim('a'), claim('b'), claim('c')], ['c']],
    ['over it by those that were live before', [claim('a', { othersLive: 2 })], ['a']],
    ['twice the same stream, on two servers', [claim('a'), claim('a'), claim('b')], []],
    ['live already, although the quota was lowered', [claim('a', { isLive: true, othersLive: 5 })], []],
    ['without a quota', [claim('a', { limit: null, othersLive: 100 })], []],
    ['without an owner', [claim('a', { ownerId: null, othersLive: 100 })], []],
    ['of two owners', [claim('a'), claim('b'), claim('c', { ownerId: 'bert', limit: 1 })], []],
    ['none at all allowed', [claim('a', { limit: 0 })], ['a']],
  ])('%s', (_, claims, expected) => {
    expect([...overQuota(claims)]).toEqual(expected);
  });
});
