import type { RunState, TaskReport } from '@app/contract';
import { settle, type HeldTask } from './lease.js';

const aHeld = (taskId: string, more: Partial<HeldTask> = {}): HeldTask => ({
  taskId,
  streamId: 's1',
  leaseToken: 1,
  state: 'running',
  stopReason: null,
  ...more,
});
const aReport = (taskId: string, state: RunState = 'running', leaseToken = 1): TaskReport => ({
  taskId,
  leaseToken,
  state,
  since: '2026-01-01T12:00:00Z',
  attempts: 1,
  ffmpegPid: 1,
  nextAttemptAt: null,
  error: null,
  progress: null,
  command: null,
  logTail: [],
});

describe('settling a heartbeat', () => {
  it('renews what is held and reported, and asks for nothing', () => {
    const settlement = settle([aHeld('t1')], [aReport('t1')], new Set(['t1']));
    expect(settlement.changes).toMatchObject([{ state: 'running' }]);
    expect(settlement).toMatchObject({ stops: [], regrants: [], gone: [] });
  });

  it('repeats a grant whose answer was lost', () => {
    expect(settle([aHeld('t1', { state: 'claimed' })], [], new Set()).regrants).toHaveLength(1);
  });

  it('stops what the agent lost to another, by its old lease token', () => {
    const settlement = settle([aHeld('t1', { leaseToken: 2 })], [aReport('t1', 'running', 1)], new Set(['t1']));
    expect(settlement.stops).toEqual([{ taskId: 't1', leaseToken: 1, reason: 'lease_lost' }]);
    expect(settlement.changes).toEqual([]);
    expect(settlement.regrants).toMatchObject([{ leaseToken: 2 }]);
  });

  it('stops what nobody knows', () => {
    expect(settle([], [aReport('t9')], new Set()).stops).toMatchObject([{ reason: 'unknown' }]);
  });

  it('passes on why a task must stop, until it is reported stopped', () => {
    const held = aHeld('t1', { state: 'stopping', stopReason: 'ended' });
    expect(settle([held], [aReport('t1')], new Set(['t1'])).stops).toMatchObject([{ reason: 'ended' }]);
    const stopped = settle([held], [aReport('t1', 'stopped')], new Set(['t1']));
    expect(stopped.stops).toEqual([]);
    expect(stopped.changes).toMatchObject([{ state: 'ended' }]);
  });

  it('takes the silence about a stopping task for its end', () => {
    expect(settle([aHeld('t1', { state: 'stopping' })], [], new Set()).gone).toHaveLength(1);
  });

  it('takes a hopeless task off the agent', () => {
    const settlement = settle([aHeld('t1')], [aReport('t1', 'failed')], new Set(['t1']));
    expect(settlement.changes).toMatchObject([{ state: 'quarantined' }]);
    expect(settlement.stops).toHaveLength(1);
  });

  it('gives the same answer to the same heartbeat', () => {
    const input = [
      [aHeld('t1'), aHeld('t2', { state: 'stopping' })],
      [aReport('t1'), aReport('t3')],
      new Set(['t3']),
    ] as const;
    expect(settle(...input)).toEqual(settle(...input));
  });
});
