import { join } from 'node:path';
import { runnerFiles, runnerSpec, type RunnerSpec } from '@app/contract';
import { taskTypes } from '@app/tasks';
import { FsStore } from './fs.store.js';
import { readJsonIfPresent } from './kit.js';
import { Runner } from './runner.loop.js';

/** `node runner/main.js <task folder>`: runs the task described there until SIGTERM (design.md section 7). */
async function main(folder: string | undefined): Promise<void> {
  // supervisord's is 077, and directors and edges read the store with their own users. Files with secrets say their own mode.
  process.umask(0o022);
  if (folder === undefined) throw new Error('usage: runner/main.js <task folder>');
  const spec: RunnerSpec = runnerSpec.parse(await readJsonIfPresent(join(folder, runnerFiles.spec)));
  const type = taskTypes.get(spec.description.type);
  if (type === undefined) throw new Error(`there is no task type "${spec.description.type}"`);
  const params = type.params.parse(spec.description.params);
  const runner = new Runner({ folder, spec, type, params, store: new FsStore(spec.store.root) });
  process.on('SIGTERM', () => void runner.stop());
  process.on('SIGINT', () => void runner.stop());
  await runner.run();
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    // A wrong specification is a mistake of the agent: nobody can be told but its supervisor's log. Values may be secret.
    const reason =
      error instanceof Error ? error.name + (error.name === 'ZodError' ? '' : `: ${error.message}`) : 'unknown';
    process.stderr.write(`runner cannot start: ${reason}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h
  },
);
