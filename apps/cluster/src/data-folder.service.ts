import { mkdir, realpath, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { layoutOf, type Layout } from './layout.js';
import { endClusterProcesses, findClusterProcesses } from './leftovers.process.js';
import { lockDataFolder } from './lock.client.js';
import type { Progress } from './progress.loop.js';
import { reasonOf, StartFailure } from './start-failure.js';
import { prepareRunFolder } from './supervisor.process.js';

export interface DataFolder {
  layout: Layout;
  /** Held until this program ends or closes it. */
  lock: Server;
}

/**
 * Takes the data folder for this cluster: makes it, locks it, ends what a killed cluster left running in it.
 * @throws StartFailure
 */
export async function takeDataFolder(root: string, wantedHome: string, progress: Progress): Promise<DataFolder> {
  const home = await madeFolder(wantedHome);
  const layout = layoutOf({ root, home });
  const lock = await lockDataFolder(home);
  // A killed cluster could not say that it is no longer ready.
  await rm(layout.clusterFile, { force: true });
  await endLeftovers(layout, progress);
  await prepareRunFolder(layout);
  for (const folder of [layout.logs, layout.redis, layout.concierge, layout.hooks, layout.director, layout.edge]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  await mkdir(layout.hls, { recursive: true });
  return { layout, lock };
}

/** How leftovers of this cluster are found. */
export async function searchFor({ home, postgres }: Layout): Promise<{ home: string; postgresFolder?: string }> {
  const postgresFolder = await realpath(postgres).catch(() => undefined);
  return { home, ...(postgresFolder === undefined ? {} : { postgresFolder }) };
}

/** Characters that mean something in the paths of the agent's supervisord configuration. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const troublesome = /[\u0000-\u001f\u007f*?[\]%'"]|\s[;#]/;

async function madeFolder(path: string): Promise<string> {
  if (troublesome.test(path)) {
    throw new StartFailure(`the data folder ${JSON.stringify(path)} has one of * ? [ ] % ' " ; # in its path`, {
      advice: 'Choose another one: --data <folder>.',
    });
  }
  try {
    await mkdir(path, { recursive: true });
    return await realpath(path);
  } catch (error) {
    throw new StartFailure(`the data folder ${path} cannot be used: ${reasonOf(error)}`, {
      advice: 'Choose another one: --data <folder>.',
    });
  }
}

async function endLeftovers(layout: Layout, progress: Progress): Promise<void> {
  const search = await searchFor(layout);
  const found = await findClusterProcesses(search);
  if (found.length === 0) return;
  await progress.step(`ending ${found.length} processes of a cluster that was killed`, async () => {
    const left = await endClusterProcesses(search);
    if (left.length === 0) return;
    throw new StartFailure(`process ${left.map(({ pid }) => pid).join(', ')} of an earlier start cannot be ended`, {
      advice: 'End it by hand, then start again.',
    });
  });
}
