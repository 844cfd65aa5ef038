import { secret, setting } from '@app/kit';
import { z } from 'zod';
import { isNetwork } from './snapshot/networks.js';

const neighbours = ['127.0.0.0/8', '::1/128', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

/** Settings of srs-hooks, from environment variables. `docs/configuration.md` is generated from this schema. */
export const hooksConfig = z.object({
  HOOKS_HOST: z.string().default('127.0.0.1').describe('Address the media servers send their hooks to.'),
  HOOKS_PORT: setting.port(8085).describe('Port the media servers send their hooks to.'),
  HOOKS_SECRET: secret(
    z
      .string()
      .min(16, 'use at least 16 random characters')
      .regex(/^[A-Za-z0-9_-]+$/, 'use letters, digits, "-" and "_": it is a part of a URL path'),
  ).describe('Path secret: media servers send to `/srs/<secret>`. SRS has no other way to prove itself.'),
  HOOKS_PORTIER_URL: z.url().default('http://127.0.0.1:8080').describe('Where the snapshot of streams and keys is.'),
  HOOKS_SERVICE_TOKEN: secret(z.string().min(1)).describe('Bearer token for the feeds of portier.'),
  HOOKS_CLUSTER_SECRET: secret(z.string().min(32, 'use at least 32 random characters')).describe(
    'The PORTIER_CLUSTER_SECRET of portier: publish keys are looked up and pull tokens checked with it.',
  ),
  HOOKS_REDIS_URL: secret(z.string().min(1))
    .default('redis://127.0.0.1:6379')
    .describe(
      'Redis that carries media events to portier: `redis://...`, `rediss://...` or the path of a unix socket.',
    ),
  HOOKS_STATE_DIR: z
    .string()
    .min(1)
    .default('var/srs-hooks')
    .describe(
      'Folder of the saved snapshot and of the journal of events that are not in Redis yet. One for each srs-hooks.',
    ),
  HOOKS_JOURNAL_MAX_BYTES: setting
    .integer(256 * 1024 * 1024, { min: 1024 })
    .describe(
      'Size of the journal at which further events wait in memory only, and are dropped when that is full too, bytes. Verdicts go on.',
    ),
  HOOKS_LEGACY_CALLBACK: setting
    .flag(false)
    .describe('Also answer `POST /rtmp/callback/srs` as the older system did. There is no secret in it.'),
  HOOKS_LEGACY_NETWORKS: setting
    .list(neighbours)
    .refine((networks) => networks.every(isNetwork), 'use addresses and networks such as 10.0.0.0/8, comma-separated')
    .describe('Networks that may use it, comma-separated. Loopback and private ones when not set.'),
  HOOKS_FEED_WAIT_SECONDS: setting
    .integer(20, { min: 0, max: 60 })
    .describe('How long portier may hold a request for changes that have not happened yet, seconds.'),
  HOOKS_METRICS_TOKEN: setting.metricsToken(),
});

export type HooksConfig = Readonly<z.infer<typeof hooksConfig>>;

/** Injection token of the parsed settings. */
export const HOOKS_CONFIG = Symbol('HOOKS_CONFIG');
