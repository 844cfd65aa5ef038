import { runCommand } from './command.process.js';
import type { SystemUser } from './program.js';
import { StartFailure } from './start-failure.js';

type Environment = Record<string, string>;

/**
 * PostgreSQL refuses to run as root: the user to become, or undefined when we are not root. Debian's `postgres` when it
 * is there, else a system user `portier` made now.
 */
export async function userForPostgres(environment: Environment): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = (await systemUser('postgres', environment)) ?? (await systemUser('portier', environment));
  if (existing) return existing;
  const made = await runCommand(
    [
      'useradd',
      '--system',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'portier',
    ],
    { environment },
  );
  const user = await systemUser('portier', environment);
  if (user) return user;
  throw new StartFailure(`PostgreSQL cannot run as root, and no user could be made for it: ${made.output.trim()}`, {
    advice: 'Make one (useradd --system portier), or start Portier as another user than root.',
  });
}

async function systemUser(name: string, environment: Environment): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => runCommand(['id', flag, name], { environment })),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}
