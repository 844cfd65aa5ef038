import { isErrno } from '@app/kit';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runCommand } from './command.process.js';
import type { Layout } from './layout.js';
import { nativeFolder, reachableBinaries, sharedFolder } from './postgres-binaries.process.js';
import type { Program, SystemUser } from './program.js';
import { reasonOf, StartFailure } from './start-failure.js';
import { userForPostgres } from './system-user.process.js';

interface PostgresWish {
  layout: Layout;
  port: number;
  password: string;
  environment: Record<string, string>;
}

/** Superuser and database of the private PostgreSQL. */
export const postgresName = 'portier';

/**
 * Makes the private PostgreSQL ready to be started: user, binaries, data folder. Fast when all is there.
 * @throws StartFailure
 */
export async function preparePostgres(wish: PostgresWish): Promise<Program> {
  const { layout, port, environment } = wish;
  const user = await userForPostgres(environment);
  const native = await reachableBinaries(nativeFolder(), { environment, ...asUser(user) });
  const folder = await placeForData(layout, { environment, ...asUser(user) });
  if (!(await exists(join(folder, 'PG_VERSION')))) await initialise({ ...wish, native, folder, ...asUser(user) });
  await removeStalePid(folder);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return {
    name: 'postgres',
    argv: [
      join(native, 'bin/postgres'),
      '-D',
      folder,
      ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    environment: {},
    directory: '/',
    ...asUser(user),
    stopSignal: 'INT',
    stopWaitSeconds: 15,
  };
}

interface AsUser {
  user?: SystemUser;
  environment: Record<string, string>;
}

/**
 * The folder PostgreSQL keeps its data in: in the data folder, or behind a link from there when the user PostgreSQL runs
 * as cannot get into the data folder.
 */
async function placeForData(layout: Layout, { user, environment }: AsUser): Promise<string> {
  const linked = await readlink(layout.postgres).catch(() => undefined);
  if (linked !== undefined) {
    await mkdir(linked, { recursive: true });
    await giveTo(linked, user);
    return realpath(linked);
  }
  if (user !== undefined && !(await exists(layout.postgres))) {
    const { status } = await runCommand(['test', '-x', layout.home], { environment, user });
    if (status !== 0) {
      const outside = await newOutsideFolder(layout.home);
      await symlink(outside, layout.postgres);
      return placeForData(layout, { user, environment });
    }
  }
  await mkdir(layout.postgres, { recursive: true });
  await giveTo(layout.postgres, user);
  return realpath(layout.postgres);
}

/**
 * A new one each time: one that is there already belongs to a data folder that was moved or removed, with another
 * password. Its name says whose it is.
 */
async function newOutsideFolder(home: string): Promise<string> {
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  const parent = await mkdtemp(join(sharedFolder, `${basename(home)}-`));
  await chmod(parent, 0o755);
  const folder = join(parent, 'postgres');
  await mkdir(folder);
  return folder;
}

/** PostgreSQL wants the folder to be its user's own, also after root took over from another user. */
async function giveTo(folder: string, user: SystemUser | undefined): Promise<void> {
  const owner = (await stat(folder)).uid;
  if (user === undefined && owner !== process.getuid?.()) {
    throw new StartFailure(`${folder} belongs to another user (uid ${owner})`, {
      advice: 'Start Portier as the user who started it first, or as root, or with another folder: --data <folder>.',
    });
  }
  await chmod(folder, 0o700);
  if (user === undefined || owner === user.uid) return;
  await runCommand(['chown', '-R', `${user.uid}:${user.gid}`, folder], { environment: { PATH: '/usr/bin:/bin' } });
}

interface Initialisation extends PostgresWish {
  native: string;
  folder: string;
  user?: SystemUser;
}

/** `initdb` in a folder beside it, moved in place when it is whole: a kill leaves no half-made database behind. */
async function initialise({ native, folder, user, password, environment }: Initialisation): Promise<void> {
  const beside = `${folder}.new`;
  const scratch = await mkdtemp(join(tmpdir(), 'portier-initdb-'));
  try {
    const passwordFile = join(scratch, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await Promise.all([scratch, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside);
    await giveTo(beside, user);
    const result = await runCommand(
      [
        join(native, 'bin/initdb'),
        ...['-D', beside, '-U', postgresName, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ],
      { environment, ...asUser(user) },
    );
    if (result.status !== 0) throw unmade(folder, result.output.trim().split('\n').at(-1) ?? '');
    // Fails when the folder holds something: that is somebody's, not ours to replace.
    await rmdir(folder).catch((error: unknown) => {
      throw unmade(folder, reasonOf(error));
    });
    await rename(beside, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function unmade(folder: string, reason: string): StartFailure {
  return new StartFailure(`PostgreSQL could not make its data folder ${folder}: ${reason}`, {
    advice: 'Check free space and rights there, or start with another folder: --data <folder>.',
  });
}

/**
 * After kill -9 and a reboot the pid in `postmaster.pid` may belong to someone else, and PostgreSQL would refuse to start.
 * Called when no process of this data folder is left.
 */
async function removeStalePid(folder: string): Promise<void> {
  await rm(join(folder, 'postmaster.pid'), { force: true });
}

function asUser(user: SystemUser | undefined): { user?: SystemUser } {
  return user ? { user } : {};
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw new StartFailure(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}
