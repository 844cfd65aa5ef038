import { advance, taskStates, type TaskState } from './task.js';

describe('a task', () => {
  const cases: [string, TaskState, Parameters<typeof advance>[1], TaskState][] = [
    ['runs when its holder says so', 'claimed', { kind: 'reported', run: 'running' }, 'running'],
    ['keeps its holder while ffmpeg is tried again', 'running', { kind: 'reported', run: 'retrying' }, 'retrying'],
    ['runs again after a retry', 'retrying', { kind: 'reported', run: 'running' }, 'running'],
    ['is quarantined when trying again cannot help', 'running', { kind: 'reported', run: 'failed' }, 'quarantined'],
    ['is free again when its holder hands it over', 'running', { kind: 'reported', run: 'stopped' }, 'pending'],
    ['stays stopping until the holder has stopped', 'stopping', { kind: 'reported', run: 'running' }, 'stopping'],
    ['ends when the holder has stopped it', 'stopping', { kind: 'reported', run: 'stopped' }, 'ended'],
    ['needs nobody to end while it waits', 'pending', { kind: 'undesired', reason: 'removed' }, 'ended'],
    ['is stopped by its holder first when it runs', 'running', { kind: 'undesired', reason: 'removed' }, 'stopping'],
    ['leaves quarantine on request', 'quarantined', { kind: 'retry_requested' }, 'pending'],
    ['is not disturbed by a retry while it runs', 'running', { kind: 'retry_requested' }, 'running'],
    ['does not come back from the end', 'ended', { kind: 'reported', run: 'running' }, 'ended'],
  ];
  it.each(cases)('%s', (_name, before, event, after) => expect(advance(before, event)).toBe(after));

  it('is never revived by a report once nobody wants it', () => {
    for (const run of ['starting', 'running', 'retrying', 'failed', 'stopped'] as const) {
      for (const state of taskStates.filter((one) => one === 'stopping' || one === 'ended')) {
        expect(['stopping', 'ended']).toContain(advance(state, { kind: 'reported', run }));
      }
    }
  });
});
