import { PortierError } from '@app/contract';
import { closeOnSignal, createLogger, loadConfig } from '@app/kit';
import { userInfo } from 'node:os';
import { edgeAgentConfig } from './config.js';
import { nginxOf, startEdgeAgent } from './edge-agent.js';

/** `edge-agent` measures and speaks; `edge-agent render` writes nginx's configuration and ends: run it before nginx starts. */
const config = loadConfig('edge-agent', edgeAgentConfig);
const edge = edgeOrExit();
if (process.argv[2] === 'render') await render();
else if (process.argv[2] === undefined) await run();
else exitAsWrong(`unknown word ${process.argv[2]}: there is only "render"`);

async function run(): Promise<void> {
  const logger = createLogger('edge-agent');
  try {
    // A stop waits for the answer to a last presence.
    closeOnSignal(await startEdgeAgent(config, edge, logger), logger, { deadlineMs: config.EDGE_LEAVE_MS + 8_000 });
  } catch (error) {
    logger.fatal({ err: error }, 'edge agent cannot start');
    process.exitCode = 1;
    // The log must be written before the process ends.
    logger.flush(() => process.exit(1));
  }
}

async function render(): Promise<void> {
  await edge.nginx.clearLeftovers();
  const result = await edge.nginx.write();
  if (result.kind === 'refused') exitAsWrong(`nginx refuses the configuration:\n${result.reason}`);
}

function edgeOrExit(): ReturnType<typeof nginxOf> {
  try {
    return nginxOf(config, process.getuid?.() === 0 ? userInfo().username : null);
  } catch (error) {
    if (!(error instanceof PortierError)) throw error;
    return exitAsWrong(error.message);
  }
}

function exitAsWrong(reason: string): never {
  process.stderr.write(`edge-agent cannot start, a setting is wrong:\n  ${reason}\n`);
  process.exit(78); // EX_CONFIG of sysexits.h
}
