// `npm run bench`: every measurement in bench/<name>/*.bench.ts, one after the other; `npm run bench -- hooks` only those.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, run, Stop } from './command.mjs';
import { install, requireNode, serverPrograms } from './install.mjs';

try {
  requireNode();
  const sources = await readdir(join(root, 'bench'), { withFileTypes: true });
  const names = sources.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Stop(`there is no measurement "${unknown}": ${names.join(', ')}`);
  await install(serverPrograms);
  await build();
  let failures = 0;
  for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    failures += await measure(name);
  }
  process.exitCode = failures === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`\n  ${error instanceof Stop ? error.message : error.stack}\n\n`);
  process.exitCode = 1;
}

/** Sources name the measurements: dist may hold some that are gone. @returns how many failed */
async function measure(name) {
  const files = (await readdir(join(root, 'bench', name))).filter((file) => file.endsWith('.bench.ts')).sort();
  let failures = 0;
  for (const file of files) {
    process.stdout.write(`\n  bench/${name}/${file}\n`);
    const compiled = join(root, 'dist/bench', name, file.replace(/\.ts$/, '.js'));
    const { status } = await run(process.execPath, ['--enable-source-maps', '--expose-gc', compiled], { show: true });
    if (status === 0) continue;
    failures += 1;
    process.stdout.write(`  failed (${status})\n`);
  }
  return failures;
}
