import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import 'reflect-metadata';
import { createApp } from './app.js';
import { hooksConfig } from './config.js';

const config = loadConfig('srs-hooks', hooksConfig);
const logger = createLogger('srs-hooks');

try {
  const app = await createApp(config, logger);
  closeOnSignal(app, logger);
  await app.listen(config.HOOKS_PORT, config.HOOKS_HOST);
  logger.info({ host: config.HOOKS_HOST, port: config.HOOKS_PORT }, 'listening for hooks');
} catch (error) {
  logger.fatal({ err: error }, 'srs-hooks cannot start');
  process.exit(1);
}
