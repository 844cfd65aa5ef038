import { coalesce } from './coalesce.js';

function harness() {
  const timers: (() => void)[] = [];
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const add = coalesce<string>({
    keyOf: (item) => item,
    flush: (items) => {
      batches.push(items);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    pauseMs: 500,
    setTimer: (run) => timers.push(run),
  });
  const settle = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { add, batches, timers, settle, fire: () => timers.shift()?.() };
}

describe('coalesce', () => {
  it('processes a burst once', () => {
    const { add, fire, batches } = harness();
    add(['a']);
    add(['b', 'a']);
    fire();
    expect(batches).toEqual([['a', 'b']]);
  });

  it('processes an item again that arrives while its batch runs, and not before that batch has ended', async () => {
    const { add, fire, batches, timers, settle } = harness();
    add(['a']);
    fire();
    add(['a']);
    expect(timers).toHaveLength(0);
    await settle();
    fire();
    expect(batches).toEqual([['a'], ['a']]);
  });

  it('rests when nothing waits', async () => {
    const { add, fire, timers, settle } = harness();
    add(['a']);
    fire();
    await settle();
    expect(timers).toHaveLength(0);
  });
});
