import type { Grant, TaskReport } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { programName } from './supervisor/program.js';
import { AgentBench } from './testing/agent-bench.js';
import { aGrant } from './testing/fake-portier.js';
import { SmallDisk } from './testing/small-disk.process.js';

let bench: AgentBench;

beforeEach(async () => {
  bench = await AgentBench.open();
});

afterEach(async () => {
  bench.portier.moving = 0;
  const left = await bench.close();
  expect({ left, problems: bench.portier.problems }).toEqual({ left: [], problems: [] });
});

const pidOf = async ({ leaseToken, description: { taskId } }: Grant) =>
  (await bench.supervisord.getProcessInfo(programName({ taskId, leaseToken })))?.pid;

function reported(grant: Grant, state: TaskReport['state'], timeoutMs = 30_000): Promise<TaskReport> {
  const isSo = () => {
    const report = state === 'stopped' ? bench.portier.stoppedReport(grant) : bench.portier.report(grant);
    return report?.state === state ? report : undefined;
  };
  return waitFor(`${grant.description.stream.name} reported ${state}`, isSo, { timeoutMs });
}

async function run(...grants: Grant[]): Promise<number[]> {
  bench.portier.grant(...grants);
  await Promise.all(grants.map((grant) => reported(grant, 'running')));
  return Promise.all(grants.map(async (grant) => (await pidOf(grant)) ?? 0));
}

const reasons = async () => (await bench.lines('stops')).map((line) => line.split(' ')[2]);
const elapsed = (sinceMs: number, ms: number) => () => performance.now() - sinceMs > ms;

describe('on the way to portier', () => {
  it('a portier that takes heartbeats and never answers stops no task, and hears of them when it is well', async () => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    bench.portier.mood = 'hanging';
    const away = 'no answer in time';
    await waitFor('the warning', async () => (await bench.log()).includes(away), { timeoutMs: 30_000 });
    const ready = await fetch(`http://127.0.0.1:${bench.port}/readyz`);
    expect(await ready.json()).toMatchObject({ ready: false, checks: { portier: expect.stringContaining(away) } });
    bench.portier.mood = 'well';
    const seen = bench.portier.beats.length;
    await waitFor('heartbeats', () => bench.portier.beats.length > seen + 1, { timeoutMs: 30_000 });
    expect(bench.portier.report(grant)?.state).toBe('running');
    expect(await pidOf(grant)).toBe(pid);
    expect(await bench.lines('starts')).toHaveLength(1);
  });

  it('an answer that is lost costs nothing: the grant comes again and is started once', async () => {
    await bench.start();
    bench.portier.losesGrants = 3;
    const grant = aGrant();
    await run(grant);
    expect(bench.portier.losesGrants).toBe(0);
    expect(await bench.lines('starts')).toHaveLength(1);
  });
});

describe('an agent that was asleep', () => {
  it('stops at once what was granted elsewhere meanwhile, and only that', async () => {
    await bench.start();
    const [lost, kept] = [aGrant('lost'), aGrant('kept')];
    const [, keptPid] = await run(lost, kept);
    bench.agent.kill('SIGSTOP');
    bench.portier.stop(lost, 'lease_lost');
    const asleepAt = performance.now();
    await waitFor('a lease to pass', elapsed(asleepAt, 11_000), { timeoutMs: 30_000 });
    bench.agent.kill('SIGCONT');
    const wokenAt = performance.now();
    await waitFor('the stop', async () => (await reasons()).length > 0);
    process.stdout.write(
      `agent woken after a lost lease: task stopped after ${Math.round(performance.now() - wokenAt)} ms\n`,
    );
    expect(await reasons()).toEqual(['lease_lost']);
    expect(await pidOf(kept)).toBe(keptPid);
  });

  it('does not start what it was granted before it fell asleep and others have by now', async () => {
    await bench.start();
    bench.agent.kill('SIGSTOP');
    const stale = aGrant('stale');
    bench.portier.grant(stale);
    const asleepAt = performance.now();
    await waitFor('a lease to pass', elapsed(asleepAt, 11_000), { timeoutMs: 30_000 });
    bench.portier.withdraw(stale);
    bench.agent.kill('SIGCONT');
    const fresh = aGrant('fresh');
    await run(fresh);
    expect((await bench.lines('starts')).map((line) => line.split(' ')[0])).toEqual([fresh.description.taskId]);
  });
});

describe('a supervisord that hangs', () => {
  it('costs no heartbeat and no task, is told of, and is used again when it goes on', async () => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    const supervisord = await bench.supervisord.getPid();
    process.kill(supervisord, 'SIGSTOP');
    await waitFor('portier to hear that nothing can be started', () => bench.portier.last?.freeSlots === 0, {
      timeoutMs: 30_000,
    });
    const ready = await fetch(`http://127.0.0.1:${bench.port}/readyz`);
    expect(((await ready.json()) as { checks: Record<string, string> }).checks['supervisord']).toContain('supervisord');
    const seen = bench.portier.beats.length;
    await waitFor('heartbeats', () => bench.portier.beats.length >= seen + 2, { timeoutMs: 30_000 });
    expect(bench.portier.report(grant)?.state).toBe('running');
    process.kill(supervisord, 'SIGCONT');
    const another = aGrant('another');
    await run(another);
    await waitFor('free slots', () => bench.portier.last?.freeSlots === 48, { timeoutMs: 30_000 });
    expect(await pidOf(grant)).toBe(pid);
    expect(await bench.supervisord.getPid()).toBe(supervisord);
  });

  it('for good is replaced, and its tasks run again, each once', async () => {
    await bench.start();
    const grants = [aGrant('one'), aGrant('two')];
    await run(...grants);
    const supervisord = await bench.supervisord.getPid();
    process.kill(supervisord, 'SIGSTOP');
    const successor = () => bench.supervisord.getPid().catch(() => supervisord);
    await waitFor('a new supervisord', async () => (await successor()) !== supervisord, { timeoutMs: 60_000 });
    await waitFor('new runners', async () => (await bench.lines('starts')).length === 4, { timeoutMs: 30_000 });
    await Promise.all(grants.map((grant) => reported(grant, 'running')));
    expect((await bench.processes()).filter((line) => line.includes('runner.mjs'))).toHaveLength(2);
  });
});

describe('an agent that drains', () => {
  it('goes on with its tasks until portier has moved them, and then ends', async () => {
    await bench.start({ CONCIERGE_DRAIN_TIMEOUT_MS: '120000' });
    const [first, second] = [aGrant('one'), aGrant('two')];
    const pids = await run(first, second);
    bench.portier.moving = 2;
    const ending = bench.end('SIGTERM');
    await waitFor('portier to hear it', () => bench.portier.last?.draining === true);
    const seen = bench.portier.beats.length;
    await waitFor('heartbeats', () => bench.portier.beats.length >= seen + 2);
    expect(await Promise.all([pidOf(first), pidOf(second)])).toEqual(pids);
    bench.portier.moving = 1;
    bench.portier.stop(first, 'moved');
    await reported(first, 'stopped');
    expect(await pidOf(second)).toBe(pids[1]);
    bench.portier.moving = 0;
    bench.portier.stop(second, 'changed');
    expect(await ending).toBe(0);
    expect(await reasons()).toEqual(['moved', 'changed']);
  });

  it('hands over what is left when its time is over', async () => {
    await bench.start({ CONCIERGE_DRAIN_TIMEOUT_MS: '3000' });
    await run(aGrant());
    bench.portier.moving = 1;
    const began = performance.now();
    expect(await bench.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(3_000);
    expect(await reasons()).toEqual(['moved']);
  });

  it('by an order of portier stops only what it is told to, and takes nothing new', async () => {
    await bench.start();
    const [first, second] = [aGrant('one'), aGrant('two')];
    const [, pid] = await run(first, second);
    bench.portier.drain = true;
    await waitFor('no free slots', () => bench.portier.last?.freeSlots === 0);
    expect(bench.portier.last?.draining).toBe(false);
    bench.portier.stop(first, 'moved');
    await reported(first, 'stopped');
    expect([await pidOf(second), await reasons()]).toEqual([pid, ['moved']]);
    bench.portier.drain = false;
    await waitFor('free slots', () => bench.portier.last?.freeSlots === 49);
  });

  it('leaves nothing behind although its tasks were just being started', async () => {
    await bench.start();
    const grants = Array.from({ length: 6 }, (_, position) => aGrant(`show${position}`));
    bench.portier.grant(...grants);
    await waitFor('the grants to be taken', () => bench.portier.last?.tasks.length === 6);
    expect(await bench.end('SIGTERM')).toBe(0);
    expect(await bench.processes()).toEqual([]);
    expect(bench.portier.last?.tasks.every(({ state }) => state === 'stopped')).toBe(true);
  });
});

describe('a full disk of the work folder', () => {
  it('keeps what runs, says so of what cannot be started, and starts it when there is space', async () => {
    const disk = SmallDisk.mount(bench.workDir, 8);
    if (disk === undefined) return void process.stdout.write('not tested: this user cannot mount a small disk\n');
    try {
      await bench.start();
      const calm = aGrant('calm');
      const [pid] = await run(calm);
      disk.fill();
      const late = aGrant('late');
      bench.portier.grant(late);
      const waiting = await reported(late, 'retrying');
      expect(waiting.error).toMatchObject({ code: 'disk_full', fault: 'portier' });
      const seen = bench.portier.beats.length;
      await waitFor('heartbeats', () => bench.portier.beats.length > seen + 2);
      expect([await pidOf(calm), bench.portier.report(calm)?.state]).toEqual([pid, 'running']);
      disk.empty();
      await reported(late, 'running', 60_000);
      expect(await pidOf(calm)).toBe(pid);
      expect(await bench.lines('starts')).toHaveLength(2);
      await bench.end('SIGTERM');
    } finally {
      disk.unmount();
    }
  });
});
