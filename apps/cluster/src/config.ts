import { secret, setting } from '@app/kit';
import { z } from 'zod';

/** Settings of `npm start`, from environment variables. `docs/configuration.md` is generated from this schema. */
export const clusterConfig = z.object({
  PORTIER_HOME: z.string().default('var').describe('Folder that holds everything the cluster keeps (`--data`).'),
  CLUSTER_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address that browsers, viewers and encoders reach; 0.0.0.0 for other machines too (`--host`).'),
  CLUSTER_PUBLIC_HOST: z
    .string()
    .optional()
    .describe('Host name in the addresses shown to people. Default: `CLUSTER_HOST`, or the address of this machine.'),
  CLUSTER_PORT_BASE: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_000)
    .optional()
    .describe('First of ten ports in a row; 0 = any free ones (`--port-base`). Default: the usual ports.'),
  CLUSTER_DEMO: setting.flag(false).describe('Publish a moving test picture with sound (`--demo`).'),
  CLUSTER_READY_TIMEOUT_SECONDS: setting
    .integer(60, { min: 5, max: 600 })
    .describe('How long each program may take to get ready at the start, seconds.'),
  PORTIER_ALLOW_PRIVATE_TARGETS: setting
    .flag(false)
    .describe('Allow restreams to loopback, link-local and private addresses.'),
  DATABASE_URL: secret(z.url({ protocol: /^postgres(ql)?$/ }))
    .optional()
    .describe('PostgreSQL 15 or newer to use instead of a private one.'),
  REDIS_URL: secret(z.url({ protocol: /^rediss?$/ }))
    .optional()
    .describe('Redis 6.2 or newer to use instead of a private one.'),
});

export type ClusterConfig = Readonly<z.infer<typeof clusterConfig>>;

/** Name of the variable that every process of a cluster carries; its value is the data folder's absolute path. */
export const markerVariable = 'PORTIER_CLUSTER';

/**
 * The environment the cluster's programs start from: the caller's, so that any setting of a program can be given to
 * `npm start`, without what npm and a test runner add to it.
 */
export function inheritedEnvironment(): Record<string, string> {
  const unwanted = /^(npm_|JEST_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|CLUSTER_|PORTIER_HOME$|PORTIER_CLUSTER$)/;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !unwanted.test(entry[0]),
  );
  const environment = Object.fromEntries(kept);
  return {
    ...environment,
    PATH: `${environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'}:/usr/local/sbin:/usr/sbin:/sbin`,
  };
}
