import { writeFileAtomically } from '@app/kit';
import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, open, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Layout } from './layout.js';
import { startScript, type Program } from './program.js';
import { StartFailure } from './start-failure.js';
import { SupervisordClient } from '@app/kit';
import { supervisorFiles, supervisorIni } from './supervisor-ini.js';

export interface Supervisor {
  client: SupervisordClient;
  /** Resolves when it ends, whoever ended it. */
  ended: Promise<void>;
}

/** An empty run folder that only we can enter, with a link to the logs. */
export async function prepareRunFolder({ run, logs }: Layout): Promise<void> {
  // In /tmp somebody else may have put something of this name there.
  const found = await lstat(run).catch(() => undefined);
  if (found && (!found.isDirectory() || found.uid !== process.getuid?.())) {
    throw new StartFailure(`${run} is not ours`, { advice: `Remove it, or start with a shorter --data path.` });
  }
  await rm(run, { recursive: true, force: true });
  await mkdir(run, { recursive: true, mode: 0o700 });
  await chmod(run, 0o700);
  await symlink(logs, join(run, 'logs'));
}

/** Writes the start scripts and the configuration, and starts supervisord with no program running. */
export async function startSupervisor(
  layout: Layout,
  { binary, programs, environment }: { binary: string; programs: Program[]; environment: Record<string, string> },
): Promise<Supervisor> {
  for (const program of programs) {
    await writeFileAtomically(join(layout.run, `${program.name}.sh`), startScript(program), { mode: 0o700 });
  }
  const isRoot = process.getuid?.() === 0;
  await writeFileAtomically(join(layout.run, supervisorFiles.ini), supervisorIni(programs, { isRoot }));
  // What it says before its own log is open; a file, because a pipe would end with us.
  const saidFile = join(layout.run, 'supervisord.out');
  const said = await open(saidFile, 'w', 0o600);
  // Own session: Ctrl-C in the terminal must reach us alone, we stop the programs in order.
  const child = spawn(binary, ['-c', supervisorFiles.ini], {
    cwd: layout.run,
    env: environment,
    detached: true,
    stdio: ['ignore', said.fd, said.fd],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const client = new SupervisordClient(join(layout.run, supervisorFiles.socket));
  await said.close();
  await answers(client, ended, saidFile);
  return { client, ended };
}

async function answers(client: SupervisordClient, ended: Promise<void>, saidFile: string): Promise<void> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const deadline = performance.now() + 15_000;
  while (!hasEnded && performance.now() < deadline) {
    const isThere = await client.getAllProcessInfo().then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await delay(50);
  }
  const lastWords = (await readFile(saidFile, 'utf8')).trim().split('\n').at(-1);
  throw new StartFailure(`supervisord does not start: ${lastWords || 'it says nothing'}`);
}
