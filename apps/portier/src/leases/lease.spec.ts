import type { RunState, TaskReport } from '@app/contract';
import { settle, type HeldTask, type Settlement } from './lease.js';

const aHeld = (taskId: string, more: Partial<HeldTask> = {}): HeldTask => ({
  taskId,
  streamId: 's1',
  type: 'hls',
  leaseToken: 1,
  state: 'running',
  reason: null,
  stopReason: null,
  inStateMs: 1_000,
  failures: 0,
  isMoving: false,
  reportHash: null,
  isRenewed: true,
  ...more,
});
const settled = (
  held: readonly HeldTask[],
  reports: readonly TaskReport[],
  { known = [], keepsUnreported = true }: { known?: string[]; keepsUnreported?: boolean } = {},
): Settlement =>
  settle(held, reports, {
    known: new Set(known),
    keepsUnreported,
    handoverOf: (type) => (type === 'hls' ? 'overlap' : 'stop_first'),
    random: () => 0.5,
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

const failing = (state: RunState, fault: 'destination' | 'portier'): TaskReport => ({
  ...aReport('t1', state),
  error: { code: 'no_luck', fault, sentence: 'It fails.', at: '2026-01-01T12:00:00Z' },
});

describe('settling a heartbeat', () => {
  it('renews what is held and reported, and asks for nothing', () => {
    const settlement = settled([aHeld('t1')], [aReport('t1')]);
    expect(settlement.changes).toMatchObject([{ state: 'running' }]);
    expect(settlement).toMatchObject({ stops: [], regrants: [], releases: [], gone: [] });
  });

  it('repeats a grant whose answer was lost', () => {
    expect(settled([aHeld('t1', { state: 'claimed' })], []).regrants).toHaveLength(1);
  });

  it('gives to others what an agent that stops or forgot it does not report', () => {
    const settlement = settled([aHeld('t1')], [], { keepsUnreported: false });
    expect(settlement.releases).toHaveLength(1);
    expect(settlement.regrants).toEqual([]);
  });

  it('stops what the agent lost to another, by its old lease token', () => {
    const settlement = settled([aHeld('t1', { leaseToken: 2 })], [aReport('t1', 'running', 1)]);
    expect(settlement.stops).toEqual([{ taskId: 't1', leaseToken: 1, reason: 'lease_lost' }]);
    expect(settlement.changes).toEqual([]);
    expect(settlement.regrants).toMatchObject([{ leaseToken: 2 }]);
  });

  it('changes nothing for a lease token that was never granted', () => {
    const settlement = settled([aHeld('t1')], [aReport('t1', 'stopped', 99)]);
    expect(settlement.changes).toEqual([]);
  });

  it('takes one report of a task, whatever else is said of it', () => {
    const settlement = settled([aHeld('t1')], [aReport('t1'), aReport('t1', 'failed')]);
    expect(settlement.changes).toMatchObject([{ state: 'running' }]);
  });

  it('stops what nobody knows, and what another holds', () => {
    const settlement = settled([], [aReport('t8'), aReport('t9')], { known: ['t8'] });
    expect(settlement.stops.map(({ reason }) => reason)).toEqual(['lease_lost', 'unknown']);
  });

  it('passes on why a task must stop, until it is reported stopped', () => {
    const held = aHeld('t1', { state: 'stopping', stopReason: 'ended' });
    expect(settled([held], [aReport('t1')]).stops).toMatchObject([{ reason: 'ended' }]);
    const stopped = settled([held], [aReport('t1', 'stopped')]);
    expect(stopped.stops).toEqual([]);
    expect(stopped.changes).toMatchObject([{ state: 'ended' }]);
  });

  it('takes the silence about a stopping task for its end', () => {
    expect(settled([aHeld('t1', { state: 'stopping' })], []).gone).toHaveLength(1);
  });

  it('leaves a moving task to run until its successor does, when it may overlap', () => {
    expect(settled([aHeld('t1', { isMoving: true })], [aReport('t1')]).stops).toEqual([]);
  });

  it('stops a moving task first when its target takes one at a time, and frees it when it has stopped', () => {
    const held = aHeld('t1', { isMoving: true, type: 'restream' });
    expect(settled([held], [aReport('t1')]).stops).toMatchObject([{ reason: 'moved' }]);
    expect(settled([held], [aReport('t1', 'stopped')])).toMatchObject({ stops: [], changes: [{ state: 'pending' }] });
  });

  it('takes a hopeless task off the agent without blaming it', () => {
    const settlement = settled([aHeld('t1')], [failing('failed', 'destination')]);
    expect(settlement.changes).toMatchObject([{ state: 'quarantined', reason: 'no_luck', isAgentsFault: false }]);
    expect(settlement.stops).toMatchObject([{ reason: 'moved' }]);
  });

  it('leaves a task where it is while its target refuses', () => {
    const settlement = settled(
      [aHeld('t1', { state: 'retrying', inStateMs: 3_600_000 })],
      [failing('retrying', 'destination')],
    );
    expect(settlement).toMatchObject({
      stops: [],
      changes: [{ state: 'retrying', failures: 0, isAgentsFault: false }],
    });
  });

  it('gives a task that its agent cannot run to others after a while', () => {
    const settlement = settled([aHeld('t1')], [failing('failed', 'portier')]);
    expect(settlement.changes).toMatchObject([
      { state: 'pending', failures: 1, backoffMs: 3_000, isAgentsFault: true },
    ]);
    expect(settlement.stops).toMatchObject([{ reason: 'moved' }]);
  });

  it('lets a task wait for a person after the fifth agent failed it', () => {
    const settlement = settled([aHeld('t1', { failures: 4 })], [failing('failed', 'portier')]);
    expect(settlement.changes).toMatchObject([{ state: 'quarantined', reason: 'agents_failing', failures: 5 }]);
  });

  it('forgets failures after a good minute', () => {
    const settlement = settled([aHeld('t1', { failures: 3, inStateMs: 61_000 })], [aReport('t1')]);
    expect(settlement.changes).toMatchObject([{ state: 'running', isForgiven: true }]);
  });

  it('gives the same answer to the same heartbeat', () => {
    const held = [aHeld('t1'), aHeld('t2', { state: 'stopping' })];
    const reports = [aReport('t1'), aReport('t3')];
    expect(settled(held, reports, { known: ['t3'] })).toEqual(settled(held, reports, { known: ['t3'] }));
  });
});
