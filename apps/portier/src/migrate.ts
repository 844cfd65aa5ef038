import { createLogger, loadConfig } from '@app/kit';
import { portierConfig } from './config.js';
import { migrate } from './database/data-source.js';

/** `node migrate.js`: brings the database to the current schema, then ends. Safe to run beside running replicas. */
const { DATABASE_URL } = loadConfig('portier migrate', portierConfig.pick({ DATABASE_URL: true }));
const logger = createLogger('portier-migrate');
try {
  const applied = await migrate(DATABASE_URL);
  logger.info({ applied }, 'database is current');
} catch (error) {
  logger.fatal({ err: error }, 'migration failed; the database is as it was before the failing step');
  process.exit(1);
}
