import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, root, step } from './command.mjs';

/** What each build is made from; content decides, so that a checkout of other times costs nothing. */
const parts = {
  server: {
    title: 'server programs',
    sources: ['apps', 'libs', 'migrations', 'bench', 'package-lock.json', 'nest-cli.json', 'tsconfig.json', '.swcrc'],
    product: 'dist/apps/cluster/src/main.js',
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', '--all'],
  },
  web: {
    title: 'admin pages',
    sources: ['web-admin', 'libs/contract', 'package-lock.json'],
    product: 'web-admin/dist/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'web-admin', '--logLevel', 'warn'],
  },
};

/** Builds what is stale; says nothing when all is current. */
export async function build({ force = false } = {}) {
  const stampFile = join(root, 'dist/.build-stamp');
  const stamp = await readFile(stampFile, 'utf8')
    .then(JSON.parse)
    .catch(() => ({}));
  for (const [name, { title, sources, product, command }] of Object.entries(parts)) {
    if (name === 'web' && !existsSync(join(root, 'web-admin/vite.config.ts'))) continue;
    const fingerprint = await fingerprintOf(sources);
    if (!force && stamp[name] === fingerprint && existsSync(join(root, product))) continue;
    await step(`building ${title}`, () => mustRun(process.execPath, command));
    stamp[name] = fingerprint;
    await mkdir(join(root, 'dist'), { recursive: true });
    await writeFile(stampFile, JSON.stringify(stamp));
  }
}

async function fingerprintOf(sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of sources) await addTo(hash, source);
  return hash.digest('hex');
}

async function addTo(hash, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const content = await readFile(join(root, path)).catch(() => '');
    hash.update(`\0${path}\0${content.length}\0`).update(content);
    return;
  }
  const names = entries.map(({ name }) => name).filter((name) => name !== 'dist' && name !== 'node_modules');
  for (const name of names.sort()) await addTo(hash, join(path, name));
}
