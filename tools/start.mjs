// `npm start`: installs and builds what is missing, then becomes the launcher (apps/cluster).
// Node's own modules only: this runs before any package is there.
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root, Stop } from './command.mjs';
import { install, requireNode, serverPrograms } from './install.mjs';
import { help, parseOptions } from './options.mjs';

try {
  requireNode();
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  const options = parseOptions(process.argv.slice(2), typedIn);
  if (options.kind === 'help') {
    process.stdout.write(help);
    process.exit(0);
  }
  if (options.kind === 'wrong') throw new Stop(options.message);
  process.stdout.write('\n');
  await install(serverPrograms);
  await build();
  Object.assign(process.env, options.settings);
  // In this process, not in a child: signals reach it as they are, and there is one process less.
  await import(pathToFileURL(`${root}/dist/apps/cluster/src/main.js`).href);
} catch (error) {
  process.stderr.write(`\n  ${error instanceof Stop ? error.message : (error.stack ?? error)}\n\n`);
  process.exit(error instanceof Stop ? 1 : 70);
}
