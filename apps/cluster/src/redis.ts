import type { Layout } from './layout.js';
import type { Program } from './program.js';

/** Name of its configuration in the run folder. */
export const redisFile = 'redis.conf';

/**
 * The private Redis: loopback only, password, everything kept on disk (BullMQ must not lose a media event), nothing
 * evicted. `set-proc-title no`: it would overwrite its environment, by which leftovers are found.
 */
export function redisConfiguration(layout: Layout, { port, password }: { port: number; password: string }): string {
  return [
    '# Written by Portier at each start. Holds a secret.',
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${quoted(password)}`,
    `dir ${quoted(layout.redis)}`,
    'appendonly yes',
    'maxmemory-policy noeviction',
    'daemonize no',
    'set-proc-title no',
    '',
  ].join('\n');
}

export function redisProgram(layout: Layout, binary: string): Program {
  return {
    name: 'redis',
    argv: [binary, `${layout.run}/${redisFile}`],
    environment: {},
    directory: layout.redis,
    stopSignal: 'TERM',
    stopWaitSeconds: 10,
  };
}

/** redis.conf's quoting: backslash escapes inside double quotes (sds.c, sdssplitargs). */
function quoted(text: string): string {
  const escaped = [...Buffer.from(text, 'utf8')].map((byte) =>
    byte < 32 || byte > 126 || byte === 34 || byte === 92
      ? `\\x${byte.toString(16).padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return `"${escaped.join('')}"`;
}
