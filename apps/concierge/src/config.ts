import { storeLocation, type StoreLocation } from '@app/contract';
import { secret, setting } from '@app/kit';
import { resolve } from 'node:path';
import { z } from 'zod';

const label = /^[A-Za-z0-9_.-]{1,64}=[^=,]{1,256}$/;

/** Settings of the concierge, from environment variables. `docs/configuration.md` is generated from this schema. */
export const conciergeConfig = z.object({
  CONCIERGE_PORTIER_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8080')
    .describe('Address of portier or of the balancer in front of it.'),
  CONCIERGE_TOKEN: secret(z.string().min(1, 'paste the token portier showed when the agent was created')).describe(
    'Token of this agent; portier shows it once, when the agent is created.',
  ),
  CONCIERGE_WORK_DIR: z
    .string()
    .default('var/concierge')
    .describe('Folder for task folders, logs and the supervisord configuration. One agent a folder.'),
  CONCIERGE_RUN_DIR: z
    .string()
    .default('')
    .describe(
      'Folder for the unix socket of supervisord; empty = `run` in the work folder. The path of the socket must be ' +
        'shorter than 100 bytes.',
    ),
  CONCIERGE_SLOTS: setting
    .integer(0, { max: 10_000 })
    .describe('Tasks this machine may run at once; 0 = four for each core, at least 4.'),
  CONCIERGE_LABELS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((pair) => pair.trim() !== ''))
    .refine((pairs) => pairs.every((pair) => label.test(pair.trim())), 'use name=value,name=value')
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => pair.trim().split('=') as [string, string])))
    .describe('Labels that task configurations can ask for: `region=fra,gpu=yes`.'),
  CONCIERGE_HEARTBEAT_WAIT_MS: setting
    .integer(2_000, { min: 100, max: 30_000 })
    .describe(
      'How long portier may hold a heartbeat that has no answer yet, milliseconds. Well below the lease length, which ' +
        'each heartbeat renews.',
    ),
  CONCIERGE_DRAIN_TIMEOUT_MS: setting
    .integer(20_000, { min: 0, max: 600_000 })
    .describe(
      'How long an agent that is told to stop (SIGTERM) goes on with tasks that other agents are taking over, ' +
        'milliseconds. Whoever stops it must wait 30 s longer before killing it.',
    ),
  CONCIERGE_ENDED_KEEP_MS: setting
    .integer(600_000, { min: 1_000 })
    .describe(
      'How long the segments of a broadcast stay in the store after its end, milliseconds. Longer than directors show ' +
        'it (DIRECTOR_ENDED_RETENTION_MS).',
    ),
  CONCIERGE_FFMPEG_PATH: z.string().default('ffmpeg').describe('The ffmpeg program: a path, or a name found in PATH.'),
  CONCIERGE_FFPROBE_PATH: z.string().default('ffprobe').describe('The ffprobe program: a path, or a name in PATH.'),
  CONCIERGE_SUPERVISORD_PATH: z
    .string()
    .default('supervisord')
    .describe('The supervisord program, 4.2 or newer: a path, or a name in PATH.'),
  CONCIERGE_RUNNER_PATH: z
    .string()
    .default('')
    .describe('The program each task runs as; empty = the runner that was built with this agent.'),
  CONCIERGE_STORE: z
    .string()
    .default('fs:var/store')
    .transform(parseStore)
    .describe('Where packagers store segments: `fs:<folder>`, or a store location as JSON.'),
  CONCIERGE_DIRECTOR_URLS: setting
    .list(['http://127.0.0.1:8081'])
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .describe('Directors that packagers announce each stored segment to, separated by commas. May be empty.'),
  CONCIERGE_ANNOUNCE_TOKEN: secret(z.string().default('')).describe(
    'Secret shared with the directors, for announcing.',
  ),
  CONCIERGE_ALLOW_PRIVATE_TARGETS: setting
    .flag(false)
    .describe('Let restreams push to loopback, link-local and private addresses.'),
  CONCIERGE_HOST: z.string().default('127.0.0.1').describe('Address for /healthz, /readyz and /metrics.'),
  CONCIERGE_PORT: setting.port(8086).describe('Port for /healthz, /readyz and /metrics.'),
  CONCIERGE_METRICS_TOKEN: setting.metricsToken(),
});

export type ConciergeConfig = Readonly<z.infer<typeof conciergeConfig>>;

/** Injection token of the parsed settings. */
export const CONCIERGE_CONFIG = Symbol('CONCIERGE_CONFIG');

/** `fs:<folder>` (made absolute, since runners have another working folder) or the JSON of a `StoreLocation`. */
function parseStore(text: string, context: z.RefinementCtx): StoreLocation {
  const parsed = storeLocation.safeParse(text.startsWith('fs:') ? { driver: 'fs', root: text.slice(3) } : json(text));
  if (!parsed.success || (parsed.data.driver === 'fs' && parsed.data.root === '')) {
    context.addIssue({ code: 'custom', message: 'use fs:<folder> or a store location as JSON' });
    return z.NEVER;
  }
  return parsed.data.driver === 'fs' ? { ...parsed.data, root: resolve(parsed.data.root) } : parsed.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
