// `npm run test:faults`: compiles into a folder of its own (dist may be in use), then runs test/faults/main.ts.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, root, run, step, Stop } from './command.mjs';
import { install, requireNode, serverPrograms } from './install.mjs';

const folder = join(root, 'dist/faults');

try {
  requireNode();
  await install(serverPrograms);
  await step('building', build);
  const main = join(folder, 'test/faults/main.js');
  const { status } = await run(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
    show: true,
  });
  process.exitCode = status;
} catch (error) {
  process.stderr.write(`\n  ${error instanceof Stop ? error.message : error.stack}\n\n`);
  process.exitCode = 1;
}

async function build() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const settings = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  const { paths } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  settings.jsc = { ...settings.jsc, baseUrl: root, paths };
  settings.module = { ...settings.module, resolveFully: true };
  const configFile = join(folder, 'swcrc.json');
  await writeFile(configFile, JSON.stringify(settings));
  const sources = ['apps', 'libs', 'migrations', 'test/faults', 'test/support'];
  await mustRun(process.execPath, [
    join(root, 'node_modules/@swc/cli/bin/swc.js'),
    ...sources,
    ...['--out-dir', folder, '--config-file', configFile],
    // Served as they are by the director; the source folder has them.
    ...['--ignore', '**/*.d.ts,apps/director/page/**'],
  ]);
}
