import { newSecret } from '@app/contract';
import { readJsonIfPresent, writeFileAtomically } from '@app/kit';
import { randomInt } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { z } from 'zod';
import { StartFailure } from './start-failure.js';

const word = z.string().min(8);

/** `secrets.json`: everything secret of one cluster, made at its first start and never changed by us afterwards. */
const clusterSecrets = z.object({
  clusterSecret: z.string().min(32),
  /** Part of the path a media server sends its hooks to. */
  hookPathSecret: word,
  hooksToken: word,
  directorToken: word,
  conciergeToken: word,
  edgeToken: word,
  /** Packagers announce new segments to the director with it. */
  announceToken: word,
  adminPassword: word,
  streamKey: word,
  postgresPassword: word,
  redisPassword: word,
});
export type ClusterSecrets = z.infer<typeof clusterSecrets>;

/** @throws StartFailure when the file is there but cannot be used: new secrets would void every publish key. */
export async function loadOrCreateSecrets(path: string): Promise<ClusterSecrets> {
  const stored = await readJsonIfPresent(path).catch((error: unknown) => {
    throw unusable(path, error);
  });
  // Secrets that a newer version added are made and kept beside the old ones.
  const parsed = clusterSecrets.safeParse({ ...newSecrets(), ...(stored ?? {}) });
  if (!parsed.success) throw unusable(path, parsed.error);
  await writeFileAtomically(path, `${JSON.stringify(parsed.data, null, 2)}\n`, { mode: 0o600, sync: true });
  await chmod(path, 0o600);
  return parsed.data;
}

function newSecrets(): ClusterSecrets {
  return {
    clusterSecret: newSecret(),
    hookPathSecret: newSecret(),
    hooksToken: newSecret(),
    directorToken: newSecret(),
    conciergeToken: newSecret(),
    edgeToken: newSecret(),
    announceToken: newSecret(),
    adminPassword: readablePassword(),
    streamKey: newSecret(),
    postgresPassword: newSecret(),
    redisPassword: newSecret(),
  };
}

/** Four groups of four characters that are not mistaken for each other: 78 random bits, easy to type. */
function readablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function unusable(path: string, cause: unknown): StartFailure {
  return new StartFailure(`${path} cannot be read`, {
    advice: 'Restore it from a backup, or start with a fresh data folder: --data <folder>.',
    cause,
  });
}
