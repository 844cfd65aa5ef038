import { PortierError } from '@app/contract';
import { isErrno } from '@app/kit';
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from '../layout.js';
import { readProcess } from './proc.process.js';

const tryForMs = 2_000;
const longestComplaint = 4_000;

/**
 * What a task's programs inherit. A list of what they may have, because the agent's own environment holds tokens and
 * perhaps those of other programs. `PORTIER_CLUSTER` marks what belongs to a cluster on one machine (`npm start`), so that nothing of
 * it is left behind.
 */
const inherited =
  /^(PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|TMPDIR|LOG_LEVEL|NODE_EXTRA_CA_CERTS|PORTIER_CLUSTER|SSL_CERT_(FILE|DIR)|LD_LIBRARY_PATH|(https?|no|all)_proxy|(HTTPS?|NO|ALL)_PROXY)$/;

/**
 * Starts supervisord in a session of its own, so that nothing that ends the agent reaches it.
 *
 * QUIRK(supervisord 4.2): a log line it cannot write (a full disk) it complains of on standard error, and it dies when that fails too.
 * So that goes to /dev/null and never into a file or a pipe.
 *
 * @param onExit called when it ends while this agent is there
 * @throws PortierError `unavailable` when the program cannot be run
 */
export async function startSupervisord(path: string, layout: Layout, onExit: () => void): Promise<void> {
  const child = await spawnSupervisord(path, layout, ['ignore', 'ignore', 'ignore']);
  child.once('exit', onExit);
  child.unref();
}

/** What supervisord says of its configuration or its installation, tried once more; empty when it starts. It does not stay. */
export async function startupErrors(path: string, layout: Layout): Promise<string> {
  const child = await spawnSupervisord(path, layout, ['ignore', 'ignore', 'pipe']);
  const timer = setTimeout(() => child.kill('SIGKILL'), tryForMs);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-longestComplaint)));
  await once(child, 'close');
  clearTimeout(timer);
  return said.trim().split('\n').slice(-3).join(' ').slice(0, 500);
}

async function spawnSupervisord(path: string, layout: Layout, stdio: StdioOptions): Promise<ChildProcess> {
  try {
    const child = spawn(path, ['--nodaemon', '--configuration', layout.iniFile], {
      detached: true,
      stdio,
      cwd: layout.workDir,
      // eslint-disable-next-line no-restricted-properties -- what is passed on, not a setting of ours
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name))),
    });
    await once(child, 'spawn');
    return child;
  } catch (error) {
    const reason = isErrno(error, 'ENOENT') ? 'is not installed' : `cannot be run: ${(error as Error).message}`;
    throw new PortierError(
      'unavailable',
      `supervisord ("${path}") ${reason}; install it ("apt install supervisor") or set CONCIERGE_SUPERVISORD_PATH`,
      { cause: error },
    );
  }
}

/** The pid of the supervisord of this work folder, whether it answers or not; undefined when it is not there. */
export async function supervisordPid({ pidFile, iniFile }: Layout): Promise<number | undefined> {
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).trim());
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  // A pid may belong to somebody else by now.
  return (await readProcess(pid))?.argv.includes(iniFile) === true ? pid : undefined;
}

export async function makeFolders(layout: Layout): Promise<void> {
  const folders = [layout.tasksDir, layout.endedDir, layout.programsDir, join(layout.socketFile, '..')];
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })));
}

export async function readTextIfPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
