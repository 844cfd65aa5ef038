import { waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endClusterProcesses, findClusterProcesses } from './leftovers.process.js';

/** A folder name no other test uses; nothing is made there. */
const home = `/tmp/portier-leftovers-${process.pid}`;

const children: ChildProcess[] = [];

/** A small process that says so when it runs; `script` is for node. */
async function start(
  environment: Record<string, string>,
  script = 'setInterval(() => {}, 1000)',
  { file = process.execPath, cwd = '/' } = {},
): Promise<ChildProcess> {
  const child = spawn(file, ['-e', `${script}; console.log('up')`], {
    cwd,
    env: { PATH: '/usr/bin:/bin', ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  children.push(child);
  await once(child.stdout ?? child, 'data');
  return child;
}

const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

describe('processes a killed cluster left', () => {
  afterEach(() => {
    for (const child of children.splice(0)) if (!isGone(child)) child.kill('SIGKILL');
  });

  it('are found by exactly our marker', async () => {
    const ours = await start({ PORTIER_CLUSTER: home });
    await start({ PORTIER_CLUSTER: `${home}/other` });
    await start({ PORTIER_CLUSTER: `/x${home}` });
    await start({ NOTE: `PORTIER_CLUSTER=${home}` });
    const found = await findClusterProcesses({ home });
    expect(found.map(({ pid, name }) => ({ pid, name }))).toEqual([{ pid: ours.pid, name: 'node' }]);
  });

  it('are nginx, which shows no marker, by the folder it works in, and nobody else there', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'portier-leftovers-')));
    const edge = join(folder, 'edge');
    await mkdir(edge);
    // A process is called as the file that it was started from.
    await symlink(process.execPath, join(folder, 'nginx'));
    const nginx = await start({}, undefined, { file: join(folder, 'nginx'), cwd: edge });
    await start({}, undefined, { file: process.execPath, cwd: edge });
    await start({}, undefined, { file: join(folder, 'nginx'), cwd: folder });
    const found = await findClusterProcesses({ home: folder });
    await rm(folder, { recursive: true });
    expect(found.map(({ pid }) => pid)).toEqual([nginx.pid]);
  });

  it('are ended, also one that ignores SIGTERM and one it starts meanwhile, and no other', async () => {
    const polite = await start({ PORTIER_CLUSTER: home });
    const stubborn = await start(
      { PORTIER_CLUSTER: home },
      `process.on('SIGTERM', () => require('node:child_process').spawn('sleep', ['600'], {detached: true}).unref());
       setInterval(() => {}, 1000)`,
    );
    const other = await start({ PORTIER_CLUSTER: `${home}/other` });
    // Longer than a polite one may wait for its turn to end.
    expect(await endClusterProcesses({ home }, { graceMs: 6_000 })).toEqual([]);
    await waitFor('both to be gone', () => isGone(polite) && isGone(stubborn));
    expect([polite.signalCode, stubborn.signalCode]).toEqual(['SIGTERM', 'SIGKILL']);
    expect(await findClusterProcesses({ home })).toEqual([]);
    expect(isGone(other)).toBe(false);
  });
});
