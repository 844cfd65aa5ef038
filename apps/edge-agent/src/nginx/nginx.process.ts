import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';

/** Longer than any disk takes; names of directors are looked up meanwhile. */
const testTimeoutMs = 20_000;

/** A process of nginx that works in our folder. */
export interface NginxProcess {
  pid: number;
  parentPid: number;
  isMaster: boolean;
}

/** What `nginx -t` says against the file, or null when nginx would run with it. Names of directors must be known for that. */
export async function testConfiguration(nginxPath: string, workDir: string, file: string): Promise<string | null> {
  const { status, output } = await run(nginxPath, ['-t', '-q', '-p', `${workDir}/`, '-c', file, '-e', 'stderr']);
  return status === 0 ? null : output.trim();
}

/** `nginx/1.22.1`; undefined when there is none. */
export async function nginxVersion(nginxPath: string): Promise<string | undefined> {
  const { output } = await run(nginxPath, ['-v']);
  return /nginx\/[\w.+-]{1,40}/.exec(output)?.[0];
}

/** The processes of the nginx whose work folder this is, as /proc shows them; those of other users only to root. */
export async function nginxProcesses(workDir: string): Promise<NginxProcess[]> {
  const folder = await realpath(workDir).catch(() => workDir);
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const found = await Promise.all(pids.map((pid) => identify(pid, folder)));
  return found.filter((one) => one !== undefined);
}

/** False when it has ended already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function identify(pid: number, folder: string): Promise<NginxProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // `pid (name) state parent ...`: proc(5). A zombie waits for its parent and holds nothing any more.
  const [, state, parentPid] = /^\d+ \(nginx\) (\S) (\d+) /.exec(stat) ?? [];
  if (state === undefined || state === 'Z') return undefined;
  if ((await readlink(`/proc/${pid}/cwd`).catch(() => '')) !== folder) return undefined;
  const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return { pid, parentPid: Number(parentPid), isMaster: !/^nginx: (worker|cache) /.test(title) };
}

function run(file: string, args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const options = { timeout: testTimeoutMs, killSignal: 'SIGKILL' } as const;
    execFile(file, args, options, (error, stdout, stderr) => {
      const reason = typeof error?.code === 'string' ? `${error.message}\n` : '';
      resolve({ status: error === null ? 0 : 1, output: `${reason}${stdout}${stderr}` });
    });
  });
}
