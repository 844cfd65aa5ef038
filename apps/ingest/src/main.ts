import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { ingestConfig } from './config.js';
import { startIngest } from './ingest.js';

const config = loadConfig('ingest', ingestConfig);
const logger = createLogger('ingest');

try {
  closeOnSignal(await startIngest(config, logger), logger);
} catch (error) {
  logger.fatal({ err: error }, 'ingest could not start');
  process.exit(1);
}
