import { loadConfig } from '@app/kit';
import { join, resolve } from 'node:path';
import { ClusterService } from './cluster.service.js';
import { clusterConfig } from './config.js';
import type { ClusterProcess } from './leftovers.process.js';
import { logTail } from './log-tail.js';
import { Progress } from './progress.loop.js';
import { finalScreen } from './screen.js';
import { reasonOf, StartFailure } from './start-failure.js';

/**
 * `npm start`: the whole cluster in the foreground, until Ctrl-C. Its options are settings of `config.ts`; the command
 * line is read by `tools/start.mjs`.
 */
const root = resolve(import.meta.dirname, '../../../..');
const config = loadConfig('portier cluster', clusterConfig);
const progress = new Progress(process.stdout);
const cluster = new ClusterService({ ...config, PORTIER_HOME: resolve(root, config.PORTIER_HOME) }, root, progress);

let isStopping = false;

async function stop(exitCode: number): Promise<never> {
  const forced = cluster.hasStarted ? await progress.step('stopping', () => cluster.stop()) : [];
  for (const line of forcedLines(forced)) process.stdout.write(line);
  process.exit(exitCode);
}

function stopOnce(exitCode: number): void {
  if (isStopping) return;
  isStopping = true;
  stop(exitCode).catch((error: unknown) => {
    process.stderr.write(`\n  stopping failed: ${reasonOf(error)}\n`);
    process.exit(1);
  });
}

async function explain(error: unknown): Promise<void> {
  const failure = error instanceof StartFailure ? error : undefined;
  const lines = [`Portier cannot start: ${reasonOf(error)}`];
  if (failure?.advice) lines.push(failure.advice);
  if (failure?.logFile) {
    lines.push('', `Last lines of ${failure.logFile}:`, ...(await logTail(failure.logFile)).map((line) => `  ${line}`));
  }
  if (failure === undefined && error instanceof Error && error.stack) lines.push(error.stack);
  process.stderr.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}

function forcedLines(forced: ClusterProcess[]): string[] {
  return forced.map(({ pid, name }) => `  process ${pid} (${name}) did not end by itself and was ended by force\n`);
}

// Ctrl-C reaches this program from the terminal and again through npm: the second is the same wish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopOnce(0));

try {
  const { file, layout, supervisorEnded } = await cluster.start();
  if (!isStopping) process.stdout.write(finalScreen(file, layout, { isDemo: config.CLUSTER_DEMO }));
  void supervisorEnded.then(() => {
    if (isStopping) return;
    process.stderr.write(`\n  supervisord ended; see ${join(layout.logs, 'supervisord.log')}. Start again.\n\n`);
    stopOnce(1);
  });
} catch (error) {
  if (!isStopping) {
    await explain(error);
    stopOnce(1);
  }
}
