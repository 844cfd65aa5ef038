import { secret, setting } from '@app/kit';
import { z } from 'zod';

/** Settings of portier, from environment variables. `docs/configuration.md` is generated from this schema. */
export const portierConfig = z.object({
  PORTIER_HOST: z.string().default('127.0.0.1').describe('Address the API and the admin pages listen on.'),
  PORTIER_PORT: setting.port(8080).describe('Port of the API and the admin pages.'),
  DATABASE_URL: secret(z.url({ protocol: /^postgres(ql)?$/ })).describe('PostgreSQL 15 or newer.'),
  PORTIER_DATABASE_POOL: setting.integer(10, { min: 2, max: 200 }).describe('Connections to PostgreSQL at the most.'),
  PORTIER_REDIS_URL: secret(z.string().min(1)).describe('Redis that carries media events from srs-hooks.'),
  PORTIER_CLUSTER_SECRET: secret(z.string().min(32, 'use at least 32 random characters')).describe(
    'Secret shared with srs-hooks. Publish keys, pull tokens and sealed values depend on it: changing it voids them.',
  ),
  PORTIER_PUBLIC_URL: z.url().default('http://127.0.0.1:8080').describe('How browsers reach the admin pages.'),
  PORTIER_DIRECTOR_URL: z.url().default('http://127.0.0.1:8081').describe('How viewers reach the director.'),
  PORTIER_RTMP_URL: z
    .string()
    .regex(/^rtmps?:\/\/[^/\s]+\/[A-Za-z0-9_-]+$/, 'use rtmp://host[:port]/application')
    .default('rtmp://127.0.0.1/live')
    .describe('Server address shown to people who set up an encoder.'),
  PORTIER_ADMIN_DIR: z.string().default('web-admin/dist').describe('Folder with the built admin pages.'),
  PORTIER_ALLOW_PRIVATE_TARGETS: setting
    .flag(false)
    .describe('Allow restreams to loopback, link-local and private addresses.'),
  PORTIER_LEASE_TTL_MS: setting
    .integer(10_000, { min: 2_000, max: 300_000 })
    .describe('How long a task stays with an agent that went silent, milliseconds.'),
  PORTIER_POLL_INTERVAL_MS: setting
    .integer(5_000, { min: 500, max: 60_000 })
    .describe('How often each media server is asked what is live, milliseconds.'),
  PORTIER_TAKEOVER_AFTER_MS: setting
    .integer(5_000, { min: 1_000, max: 300_000 })
    .describe('How long a publisher must have been silent before another one may take its place, milliseconds.'),
  PORTIER_LEGACY_PROTOCOL: setting
    .flag(false)
    .describe('Serve agents of the older system below /concierge/api (docs/legacy-protocol.md).'),
  PORTIER_SESSION_TTL_HOURS: setting
    .integer(24 * 14, { min: 1, max: 24 * 365 })
    .describe('How long a sign-in lasts without use, hours.'),
});

export type PortierConfig = Readonly<z.infer<typeof portierConfig>>;

/** Injection token of the parsed settings. */
export const PORTIER_CONFIG = Symbol('PORTIER_CONFIG');
