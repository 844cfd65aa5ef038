import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { createApp } from './app.js';
import { completePortierConfig } from './config.js';
import { rehearsalFields } from './database/shared-transaction.js';
import { unavailableExitCode, waitForDatabase } from './startup.client.js';

const config = loadConfig('portier', completePortierConfig);
const logger = createLogger('portier', undefined, rehearsalFields);

const problem = await waitForDatabase(config.DATABASE_URL, logger);
if (problem !== null) {
  process.stderr.write(`portier cannot start: ${problem}\n`);
  process.exit(unavailableExitCode);
}

const app = await createApp(config, logger);
closeOnSignal(app, logger);
try {
  await app.listen(config.PORTIER_PORT, config.PORTIER_HOST);
} catch (error) {
  const { PORTIER_HOST: host, PORTIER_PORT: port } = config;
  const reason =
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'something else listens there' : String(error);
  process.stderr.write(`portier cannot listen on ${host}:${port} (${reason}): end that, or set PORTIER_PORT.\n`);
  process.exit(unavailableExitCode);
}
logger.info({ host: config.PORTIER_HOST, port: config.PORTIER_PORT }, 'listening');
