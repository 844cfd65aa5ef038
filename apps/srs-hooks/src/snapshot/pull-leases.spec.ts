import { PullLeases } from './pull-leases.js';

const lease = (taskId: string, leaseToken: number) => ({ taskId, leaseToken });

describe('leases that may pull', () => {
  it('admits any lease of a task nothing is known of, and keeps no first lease', () => {
    const pulls = new PullLeases();
    expect([lease('a', 1), lease('b', 7)].map((each) => pulls.admit(each))).toEqual([true, true]);
    expect(pulls.list()).toEqual([lease('b', 7)]);
  });

  it('refuses what portier has superseded, and never falls behind a pull it has seen', () => {
    const pulls = new PullLeases();
    pulls.learn(lease('a', 3));
    expect([2, 3, 5].map((token) => pulls.admit(lease('a', token)))).toEqual([false, true, true]);
    pulls.learn(lease('a', 4)); // read before the pull, heard of after it
    expect(pulls.admit(lease('a', 4))).toBe(false);
  });

  it('takes everything anew, lower tokens too: the database was restored from a backup', () => {
    const pulls = new PullLeases();
    pulls.learn(lease('a', 9));
    pulls.learn(lease('gone', 2));
    pulls.replace([lease('a', 4)]);
    expect(pulls.list()).toEqual([lease('a', 4)]);
    expect(pulls.admit(lease('a', 4))).toBe(true);
  });

  it('is remembered for so many tasks and no more, the latest', () => {
    const pulls = new PullLeases(2);
    for (const name of ['a', 'b', 'a', 'c']) pulls.learn(lease(name, 5));
    expect(pulls.list()).toEqual([lease('a', 5), lease('c', 5)]);
    expect(pulls.admit(lease('b', 4))).toBe(true);
  });
});
