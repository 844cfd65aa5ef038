import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { createApp } from './app.js';
import { portierConfig } from './config.js';
import { missingServices, unavailableExitCode } from './startup.client.js';

const config = loadConfig('portier', portierConfig);
const logger = createLogger('portier');

const missing = await missingServices({ databaseUrl: config.DATABASE_URL, redisUrl: config.PORTIER_REDIS_URL });
if (missing.length > 0) {
  process.stderr.write(missing.map((line) => `portier cannot start: ${line}\n`).join(''));
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
