import { readdir, readFile } from 'node:fs/promises';

const clockTicksPerSecond = 100;

/** When a process began, wall clock in milliseconds (resolution 10 ms), from /proc (proc(5), field 22 of stat). */
export async function startedAtMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const uptimeSeconds = Number((await readFile('/proc/uptime', 'utf8')).split(' ')[0]);
  const bootMs = Date.now() - uptimeSeconds * 1_000;
  return bootMs + (Number(fields[19]) / clockTicksPerSecond) * 1_000;
}

/** Resident memory of every process of a cluster in MiB, added up by program. */
export async function memoryByProgram(dataDir: string): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [environment, command, status] = await Promise.all(
      ['environ', 'cmdline', 'status'].map((file) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    );
    if (!environment!.split('\0').includes(`PORTIER_CLUSTER=${dataDir}`)) continue;
    const kib = Number(/^VmRSS:\s+(\d+)/m.exec(status!)?.[1] ?? 0);
    const program = programOf(command!.split('\0'));
    sums.set(program, (sums.get(program) ?? 0) + kib / 1_024);
  }
  return sums;
}

function programOf(argv: string[]): string {
  const entry = argv.find((argument) => argument.includes('/dist/apps/'));
  if (entry !== undefined) return entry.includes('/runner/') ? 'runner' : /\/apps\/([^/]+)\//.exec(entry)![1]!;
  const word = (argv[0] ?? '').split(/[ :]/)[0]!.split('/').at(-1)!;
  return argv.some((argument) => argument.includes('supervisord')) ? 'supervisord' : word;
}
