import { deriveClusterKeys, PortierError } from '@app/contract';
import { loadConfig } from '@app/kit';
import { text } from 'node:stream/consumers';
import { DataSource } from 'typeorm';
import { actingAs } from './audit/acting.js';
import { BootstrapService } from './bootstrap/bootstrap.service.js';
import { bootstrapInput, type BootstrapInput } from './bootstrap/input.js';
import { portierConfig } from './config.js';
import { dataSourceOptions } from './database/data-source.js';
import { Database } from './database/database.js';

/**
 * `node bootstrap.js < input.json`: makes the first administrator, stream and tokens (bootstrap/input.ts), prints what became
 * of each as JSON. Safe to repeat.
 */
const config = loadConfig(
  'portier bootstrap',
  portierConfig.pick({ DATABASE_URL: true, PORTIER_CLUSTER_SECRET: true, PORTIER_ALLOW_PRIVATE_TARGETS: true }),
);
const input = parse(await text(process.stdin));
const source = new DataSource(dataSourceOptions(config.DATABASE_URL, 2));
try {
  await source.initialize();
  const bootstrap = new BootstrapService(new Database(source), deriveClusterKeys(config.PORTIER_CLUSTER_SECRET), {
    allowPrivateTargets: config.PORTIER_ALLOW_PRIVATE_TARGETS,
  });
  const summary = await actingAs(
    () => ({ kind: 'bootstrap' }),
    () => bootstrap.run(input),
  );
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
} catch (error) {
  const fields = error instanceof PortierError ? error.fields : [];
  const message = error instanceof Error ? error.message : String(error);
  fail([message, ...fields.map(({ path, message: wrong }) => `  ${path}: ${wrong}`)], 1);
} finally {
  if (source.isInitialized) await source.destroy();
}

function parse(json: string): BootstrapInput {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    fail(['standard input is not JSON'], 65);
  }
  const parsed = bootstrapInput.safeParse(given);
  if (parsed.success) return parsed.data;
  fail(
    ['the input is not valid:', ...parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)],
    65,
  );
}

function fail(lines: string[], exitCode: number): never {
  process.stderr.write(`portier bootstrap: ${lines.join('\n')}\n`);
  process.exit(exitCode);
}
