// `npm run generate`: writes what is made from other sources. `-- --check` only says what is stale (part of `npm test`).
//   apps/portier/openapi.json           from the zod schemas of portier's routes
//   libs/contract/src/generated/api.ts  from openapi.json: types of the client (api-client.ts)
//   docs/configuration.md               from the zod schemas of every program's settings
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { mustRun, root, Stop } from './command.mjs';
import { configurationPage } from './configuration-page.mjs';

const isCheck = process.argv.includes('--check');

/** Each program: folder, title, and what it is for. */
const programs = [
  {
    app: 'cluster',
    title: 'npm start',
    purpose: 'runs the whole cluster on one machine and sets what the others need',
  },
  { app: 'portier', title: 'portier', purpose: 'the control plane: API, admin pages, publications, tasks, leases' },
  { app: 'srs-hooks', title: 'srs-hooks', purpose: 'answers the webhooks of the media servers' },
  { app: 'concierge', title: 'concierge', purpose: 'runs tasks on a worker machine' },
  { app: 'director', title: 'director', purpose: 'serves playlists and segments to viewers' },
  { app: 'ingest', title: 'ingest', purpose: 'the embedded RTMP server' },
];

try {
  // Not tools/build.mjs: the admin pages it builds too may need what is generated here.
  await mustRun(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build', '--all']);
  const openApi = await openApiText();
  const stale = [];
  for (const [path, text] of Object.entries({
    'apps/portier/openapi.json': openApi,
    'libs/contract/src/generated/api.ts': await clientTypes(openApi),
    'docs/configuration.md': await configurationPage(programs),
  })) {
    if (!(await bringUpToDate(path, text))) stale.push(path);
  }
  await requireSameVersion();
  if (stale.length > 0) {
    throw new Stop(
      `Generated files are older than their sources: ${stale.join(', ')}.\n` +
        'Run "npm run generate" and commit the result; never edit them by hand.',
    );
  }
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

/** True when the file is as it should be, now or already. */
async function bringUpToDate(path, text) {
  const file = join(root, path);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) return true;
  if (isCheck) return false;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  process.stdout.write(`  ${path} written\n`);
  return true;
}

async function openApiText() {
  const folder = await mkdtemp(join(tmpdir(), 'portier-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    await mustRun(process.execPath, ['dist/apps/portier/src/openapi.js', file]);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function clientTypes(openApi) {
  const types = astToString(await openapiTypescript(JSON.parse(openApi), { defaultNonNullable: false }));
  return `// Generated from apps/portier/openapi.json by "npm run generate". Do not edit.\n${types}`;
}

async function requireSameVersion() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { version: served } = await import(join(root, 'dist/apps/portier/src/server-facts/version.js'));
  if (version === served) return;
  throw new Stop(
    `package.json says version ${version}, apps/portier/src/server-facts/version.ts says ${served}: make them the same.`,
  );
}
