import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { directorConfig } from './config.js';
import { createDirector } from './director.js';

const config = loadConfig('director', directorConfig);
const logger = createLogger('director');
try {
  const app = await createDirector(config, logger);
  await app.listen(config.DIRECTOR_PORT, config.DIRECTOR_HOST);
  closeOnSignal(app, logger);
  logger.info({ host: config.DIRECTOR_HOST, port: config.DIRECTOR_PORT, store: config.DIRECTOR_STORE }, 'listening');
} catch (error) {
  logger.fatal({ err: error }, 'director cannot start');
  process.exitCode = 1;
  // The log must be written before the process ends.
  logger.flush(() => process.exit(1));
}
