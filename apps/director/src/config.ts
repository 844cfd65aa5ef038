import { secret, setting } from '@app/kit';
import { z } from 'zod';

/** Settings of the director, from environment variables. `docs/configuration.md` is generated from this schema. */
export const directorConfig = z.object({
  DIRECTOR_HOST: z.string().default('127.0.0.1').describe('Address viewers and edges connect to.'),
  DIRECTOR_PORT: setting.port(8081).describe('Port of playlists, segments and watch pages.'),
  DIRECTOR_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8081')
    .describe('How viewers reach the director; used in addresses that people copy.'),
  DIRECTOR_PORTIER_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:8080')
    .describe('Where portier answers; only for the directory of streams, playback goes on without it.'),
  DIRECTOR_SERVICE_TOKEN: secret(z.string().min(16, 'use at least 16 random characters')).describe(
    'Bearer token for portier; with it a program also sees unlisted streams in /signals and /ingests.',
  ),
  DIRECTOR_ANNOUNCE_TOKEN: secret(z.string().min(16, 'use at least 16 random characters')).describe(
    'Bearer token that packagers announce stored segments with.',
  ),
  DIRECTOR_STORE: z
    .string()
    .regex(/^fs:.+/, 'use fs:/path/of/the/folder')
    .default('fs:var/store')
    .describe('Origin store of segments and index objects, `fs:<folder>`.'),
  DIRECTOR_STATE_DIR: z
    .string()
    .default('var/director')
    .describe('Folder for the last good directory of streams, used at a start while portier is away.'),
  DIRECTOR_PAGE_DIR: z.string().default('apps/director/page').describe('Folder with the watch page.'),
  DIRECTOR_STALE_AFTER_MS: setting
    // Longer than the grace of an hls task (15 s) and than a failover (lease of 10 s and a start): both keep the playlist.
    .integer(20_000, { min: 500, max: 600_000 })
    .describe(
      'A packager silent for this long (and for four segments) is dead, milliseconds. Keep it above the 15 s that a ' +
        'reconnecting encoder has, or its viewers get 503 meanwhile.',
    ),
  DIRECTOR_ENDED_RETENTION_MS: setting
    .integer(60_000, { min: 0, max: 86_400_000 })
    .describe('How long the closed playlists of an ended broadcast stay available, milliseconds.'),
  DIRECTOR_TRUST_PROXY: setting
    .flag(false)
    .describe(
      'Take the addresses of viewers from X-Forwarded-For, to tell them apart when they are counted. Only behind a proxy of ' +
        'your own.',
    ),
  DIRECTOR_VIEWERS_EVERY_MS: setting
    .integer(5_000, { min: 200, max: 10_000 })
    .describe('How often portier is told how many people watch, milliseconds.'),
  DIRECTOR_STORE_POLL_MS: setting
    .integer(2_000, { min: 100, max: 60_000 })
    .describe('How often the index objects of active streams are read again, milliseconds.'),
  DIRECTOR_METRICS_TOKEN: setting.metricsToken(),
});

export type DirectorConfig = Readonly<z.infer<typeof directorConfig>>;

/** Injection token of the parsed settings. */
export const DIRECTOR_CONFIG = Symbol('DIRECTOR_CONFIG');
