import type { Grant, TaskReport } from '@app/contract';
import { freePort, waitFor } from '@app/kit/testing';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programName } from './supervisor/program.js';
import { AgentBench } from './testing/agent-bench.js';
import { aGrant } from './testing/fake-portier.js';

let bench: AgentBench;

beforeEach(async () => {
  bench = await AgentBench.open();
});

afterEach(async () => {
  const left = await bench.close();
  const problems = bench.portier.problems;
  expect({ left, problems }).toEqual({ left: [], problems: [] });
});

const nameOf = ({ leaseToken, description: { taskId } }: Grant) => programName({ taskId, leaseToken });
const pidOf = async (grant: Grant) => (await bench.supervisord.getProcessInfo(nameOf(grant)))?.pid;

function reported(grant: Grant, state: TaskReport['state']): Promise<TaskReport> {
  const isSo = () => {
    const report = state === 'stopped' ? bench.portier.stoppedReport(grant) : bench.portier.report(grant);
    return report?.state === state ? report : undefined;
  };
  return waitFor(`${grant.description.stream.name} reported ${state}`, isSo, { timeoutMs: 60_000 });
}

async function run(...grants: Grant[]): Promise<number[]> {
  bench.portier.grant(...grants);
  await Promise.all(grants.map((grant) => reported(grant, 'running')));
  return Promise.all(grants.map(async (grant) => (await pidOf(grant)) ?? 0));
}

describe('an agent with portier', () => {
  it('runs what it is granted and says what it can do', async () => {
    await bench.start();
    const grant = aGrant();
    await run(grant);
    const report = await reported(grant, 'running');
    expect(report).toMatchObject({ attempts: 1, error: null, command: ['-i', '***'] });
    await waitFor('its free slots', () => bench.portier.last?.freeSlots === 49);
    expect(bench.portier.last).toMatchObject({ slots: 50, freeSlots: 49, labels: { region: 'fra', gpu: 'no' } });
    const holds = await waitFor('room on its disks', () => bench.portier.last?.disks?.flatMap((disk) => disk.holds));
    expect(holds).toEqual(['work', 'store']);
    expect(bench.portier.last?.skills).toEqual(expect.arrayContaining(['hls', 'restream', 'encoder:libx264']));
    const ready = await fetch(`http://127.0.0.1:${bench.port}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { ready: true }]);
    const shown = await (await fetch(`http://127.0.0.1:${bench.port}/metrics`)).text();
    expect(shown).toContain('portier_concierge_tasks{state="running"} 1');
    expect(shown).toContain('portier_concierge_task_start_seconds_count 1');
    expect(shown).toMatch(/portier_concierge_disk_free_bytes\{folder="store"\} [1-9]/);
  });

  it('does not touch running tasks when one is added or removed', async () => {
    await bench.start();
    const [first, second, third] = [aGrant('one'), aGrant('two'), aGrant('three')];
    const [pid] = await run(first);
    await run(second);
    await run(third);
    bench.portier.stop(second, 'removed');
    await reported(second, 'stopped');
    expect(await pidOf(first)).toBe(pid);
    expect(await bench.lines('starts')).toHaveLength(3);
    expect(await bench.lines('stops')).toEqual([`${second.description.taskId} 1 removed`]);
    await waitFor('the stopped task to be forgotten', () => bench.portier.last?.tasks.length === 2);
    expect(await readdir(join(bench.workDir, 'tasks'))).toHaveLength(2);
    expect(await readdir(join(bench.workDir, 'supervisor/programs'))).toHaveLength(2);
  });

  it('stops just the task whose lease was lost, and keeps its log without its secrets', async () => {
    await bench.start();
    const [lost, kept] = [aGrant('lost'), aGrant('kept')];
    const [, keptPid] = await run(lost, kept);
    bench.portier.stop(lost, 'lease_lost');
    await reported(lost, 'stopped');
    expect(await pidOf(kept)).toBe(keptPid);
    expect(await bench.lines('stops')).toEqual([`${lost.description.taskId} 1 lease_lost`]);
    const folder = join(bench.workDir, 'ended', `${lost.description.taskId}.1`);
    const files = await waitFor('its log to be kept', () => readdir(folder).catch(() => undefined));
    expect(files.sort()).toEqual(['runner.log', 'state.json']);
  });

  it('ends an older lease of a task before it starts the newer one', async () => {
    await bench.start();
    const older = aGrant('show', 1);
    await run(older);
    const newer = aGrant('show', 2, older.description.taskId);
    await run(newer);
    const { taskId } = older.description;
    expect(await bench.lines('stops')).toEqual([`${taskId} 1 lease_lost`]);
    expect((await bench.lines('starts')).map((line) => line.split(' ')[1])).toEqual(['1', '2']);
  });

  it('reports a grant it cannot run as failed and runs the others', async () => {
    await bench.start();
    const good = aGrant('good');
    const alien = { ...aGrant('alien'), leaseToken: 3 };
    alien.description.type = 'teleport';
    const wrong = aGrant('wrong');
    wrong.description.params = { url: 5 };
    const broken = { leaseToken: 2, description: { taskId: aGrant().description.taskId } };
    bench.portier.rawGrants = [broken, 'what', { leaseToken: 1 }];
    bench.portier.grant(alien, wrong, good);
    await reported(good, 'running');
    expect((await reported(alien, 'failed')).error).toMatchObject({ code: 'unknown_task_type', fault: 'portier' });
    expect((await reported(wrong, 'failed')).error?.code).toBe('bad_grant');
    const last = bench.portier.last?.tasks.find(({ taskId }) => taskId === broken.description.taskId);
    expect(last).toMatchObject({ state: 'failed', error: { code: 'bad_grant' } });
    bench.portier.stop(alien, 'removed');
    await reported(alien, 'stopped');
  });

  it('reports a runner that ends at once as retrying, with a sentence', async () => {
    await bench.start();
    const [crash, calm] = [aGrant('crash'), aGrant('calm')];
    bench.portier.grant(crash, calm);
    await reported(calm, 'running');
    expect((await reported(crash, 'retrying')).error?.sentence).toContain('ended');
    bench.portier.stop(crash, 'removed');
    await reported(crash, 'stopped');
    expect(await readdir(join(bench.workDir, 'tasks'))).toHaveLength(1);
  });

  it('ends a runner that ignores SIGTERM', async () => {
    await bench.start();
    const [deaf, calm] = [aGrant('deaf'), aGrant('calm')];
    const [, calmPid] = await run(deaf, calm);
    bench.portier.stop(deaf, 'removed');
    await waitFor('the deaf runner to be killed', async () => (await pidOf(deaf)) === undefined, { timeoutMs: 60_000 });
    expect(await pidOf(calm)).toBe(calmPid);
  });

  it('starts 20 tasks granted at once', async () => {
    await bench.start();
    const grants = Array.from({ length: 20 }, (_, index) => aGrant(`show${index}`));
    const began = performance.now();
    const pids = await run(...grants);
    const took = Math.round(performance.now() - began);
    process.stdout.write(`20 grants at once: all reported running after ${took} ms\n`);
    expect(new Set(pids).size).toBe(20);
    expect(await bench.lines('starts')).toHaveLength(20);
  });
});

describe('an agent without portier', () => {
  it('keeps tasks running, and reports them when portier is back', async () => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    await bench.closePortier();
    await waitFor('the warning', async () => (await bench.log()).includes('portier is away'));
    const seen = bench.portier.beats.length;
    await bench.reopenPortier();
    await waitFor('a heartbeat', () => bench.portier.beats.length > seen);
    expect(bench.portier.report(grant)?.state).toBe('running');
    expect(await pidOf(grant)).toBe(pid);
    expect((await bench.log()).match(/portier is away/g)).toHaveLength(1);
  });

  it.each([
    ['refusing', 'CONCIERGE_TOKEN'],
    ['nonsense', 'CONCIERGE_PORTIER_URL'],
    ['failing', 'portier is away'],
  ] as const)('keeps tasks running while portier is %s, and says what to do', async (mood, advice) => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    bench.portier.mood = mood;
    const seen = bench.portier.beats.length;
    await waitFor('three more tries', () => bench.portier.beats.length >= seen + 3);
    expect(await pidOf(grant)).toBe(pid);
    await waitFor('the advice', async () => (await bench.log()).includes(advice));
    expect((await bench.log()).split('\n').filter((line) => line.includes(advice))).toHaveLength(1);
    bench.portier.mood = 'well';
    await waitFor('a report', () => bench.portier.beats.length > seen + 4 && bench.portier.report(grant));
    expect(await bench.lines('starts')).toHaveLength(1);
  });
});

describe('an agent that dies', () => {
  it('is followed by one that adopts its running tasks', async () => {
    await bench.start();
    const [first, second] = [aGrant('one'), aGrant('two')];
    const pids = await run(first, second);
    await bench.end('SIGKILL');
    bench.portier.stop(second, 'ended');
    const seen = bench.portier.beats.length;
    await bench.start();
    // The first word of the new agent already knows both.
    const states = bench.portier.beats[seen]?.tasks.map(({ state }) => state);
    expect(states).toEqual(['running', 'running']);
    await reported(second, 'stopped');
    expect(await pidOf(first)).toBe(pids[0]);
    expect(await bench.lines('starts')).toHaveLength(2);
    expect(await bench.lines('stops')).toEqual([`${second.description.taskId} 1 ended`]);
  });

  it('is followed by one that finishes an interrupted stop and removes what has no specification', async () => {
    await bench.start();
    const [stopping, bare, kept] = [aGrant('stopping'), aGrant('bare'), aGrant('kept')];
    const [, , keptPid] = await run(stopping, bare, kept);
    await bench.end('SIGKILL');
    const folder = (grant: Grant) => join(bench.workDir, 'tasks', `${grant.description.taskId}.1`);
    await writeFile(join(folder(stopping), 'stop.json'), JSON.stringify({ reason: 'changed' }));
    await writeFile(join(folder(bare), 'spec.json'), '{"half":');
    await bench.start();
    await waitFor('both to be gone', async () => !(await pidOf(stopping)) && !(await pidOf(bare)));
    expect((await bench.lines('stops')).sort()).toEqual(
      [`${stopping.description.taskId} 1 changed`, `${bare.description.taskId} 1 unknown`].sort(),
    );
    expect(await pidOf(kept)).toBe(keptPid);
  });

  it('leaves nothing behind on SIGTERM, after telling portier', async () => {
    await bench.start();
    const [first, second] = [aGrant('one'), aGrant('two')];
    await run(first, second);
    expect(await bench.end('SIGTERM')).toBe(0);
    expect(await bench.processes()).toEqual([]);
    expect(bench.portier.beats.some(({ draining, tasks }) => draining && tasks[0]?.state === 'running')).toBe(true);
    expect(bench.portier.last).toMatchObject({ draining: true, freeSlots: 0 });
    const ends = bench.portier.beats.flatMap(({ tasks }) => tasks.filter(({ state }) => state === 'stopped'));
    expect(new Set(ends.map(({ taskId }) => taskId)).size).toBe(2);
    expect((await bench.lines('stops')).map((line) => line.split(' ')[2])).toEqual(['moved', 'moved']);
  });

  it('leaves its tasks running on SIGUSR2, for an upgrade', async () => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    expect(await bench.end('SIGUSR2')).toBe(0);
    expect(await pidOf(grant)).toBe(pid);
    await bench.start();
    expect(bench.portier.report(grant)?.state).toBe('running');
    expect(await bench.lines('starts')).toHaveLength(1);
  });

  it('starts nothing that portier no longer wants, when everything had been killed', async () => {
    await bench.start();
    const [wanted, unwanted] = [aGrant('wanted'), aGrant('unwanted')];
    await run(wanted, unwanted);
    const pid = await bench.supervisord.getPid();
    await bench.end('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await waitFor('all to be gone', async () => (await bench.processes()).length === 0);
    bench.portier.stop(unwanted, 'ended');
    await bench.start();
    await reported(wanted, 'running');
    await reported(unwanted, 'stopped');
    const starts = (await bench.lines('starts')).map((line) => line.split(' ')[0]);
    expect(starts.filter((taskId) => taskId === wanted.description.taskId)).toHaveLength(2);
    expect(starts.filter((taskId) => taskId === unwanted.description.taskId)).toHaveLength(1);
  });

  it('refuses a work folder that another agent has', async () => {
    await bench.start();
    const grant = aGrant();
    const [pid] = await run(grant);
    const agent = await bench.start({ CONCIERGE_PORT: String(await freePort()) });
    const second = await waitFor('the second to end', () => agent.exitCode);
    expect(second).toBe(1);
    await waitFor('the reason', async () => (await bench.log()).includes('another concierge'));
    expect(await pidOf(grant)).toBe(pid);
  });
});

describe('a supervisord that dies', () => {
  it('is started again with its tasks, none of them twice', async () => {
    await bench.start();
    const grants = [aGrant('one'), aGrant('two')];
    const before = await run(...grants);
    process.kill(await bench.supervisord.getPid(), 'SIGKILL');
    const began = performance.now();
    await waitFor('new runners', async () => {
      const after = await Promise.all(grants.map(pidOf));
      return after.every((pid) => pid !== undefined && pid > 0 && !before.includes(pid));
    });
    process.stdout.write(`supervisord killed: tasks run again after ${Math.round(performance.now() - began)} ms\n`);
    // A pid is there before the runner's program is.
    await waitFor('their first words', async () => (await bench.lines('starts')).length === 4);
    await Promise.all(grants.map((grant) => reported(grant, 'running')));
    expect((await bench.processes()).filter((line) => line.includes('runner.mjs'))).toHaveLength(2);
  });

  it('does not hand the secrets of the agent to its programs', async () => {
    await bench.start();
    const [pid] = await run(aGrant());
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('CONCIERGE_TOKEN');
  });
});
