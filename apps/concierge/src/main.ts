import { PortierError } from '@app/contract';
import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { AgentService } from './agent.service.js';
import { createConcierge } from './concierge.js';
import { conciergeConfig } from './config.js';
import { layOut, type Layout } from './layout.js';

/** Beyond the drain: a hanging ffmpeg costs stopwaitsecs (10 s) of supervisord, telling portier a few seconds more. */
const stopGraceMs = 28_000;

const config = loadConfig('concierge', conciergeConfig);
const layout = layOutOrExit();
const logger = createLogger('concierge');
try {
  const app = await createConcierge(config, layout, logger);
  closeOnSignal(app, logger, { deadlineMs: config.CONCIERGE_DRAIN_TIMEOUT_MS + stopGraceMs });
  // For upgrades: the agent ends, its tasks go on and are adopted by the next one.
  process.on('SIGUSR2', () => {
    app.get(AgentService).leaveTasksRunning();
    process.kill(process.pid, 'SIGTERM');
  });
  await app.listen(config.CONCIERGE_PORT, config.CONCIERGE_HOST);
  logger.info({ host: config.CONCIERGE_HOST, port: config.CONCIERGE_PORT, workDir: layout.workDir }, 'listening');
} catch (error) {
  logger.fatal({ err: error }, 'concierge cannot start');
  process.exitCode = 1;
  // The log must be written before the process ends.
  logger.flush(() => process.exit(1));
}

function layOutOrExit(): Layout {
  try {
    return layOut(config.CONCIERGE_WORK_DIR, config.CONCIERGE_RUN_DIR);
  } catch (error) {
    if (!(error instanceof PortierError)) throw error;
    process.stderr.write(`concierge cannot start, a setting is wrong:\n  ${error.message}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h
  }
}
