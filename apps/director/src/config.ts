import { secret, setting } from '@app/kit';
import { parsePolicy } from '@app/traffic';
import { z } from 'zod';

const trafficPolicy = z.string().superRefine((text, context) => {
  const policy = parsePolicy(text);
  if ('problem' in policy) context.addIssue({ code: 'custom', message: policy.problem });
});

/** Host source of CSP Level 3 2.3.1, no wider than the subdomains of one name. */
const sourcePattern = /^https?:\/\/(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?$/;

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
  DIRECTOR_PAGE_SOURCES: setting
    .list()
    .pipe(z.array(z.string().regex(sourcePattern, 'use https://*.example.org or https://edge.example.org:8443')))
    .describe(
      'More addresses that the player of the watch page may be sent to, comma-separated: `https://*.edges.example.org`. The edges ' +
        'there are when a page is opened are allowed anyway; this is for those registered while people watch.',
    ),
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
  DIRECTOR_TRAFFIC_POLICY: trafficPolicy
    .default('available,load_score,weighted')
    .describe(
      'How viewers are spread over edges, a chain of `available` (only edges that work), `load_score` (fewer viewers for those ' +
        'over 70 % of their capacity) and last `weighted` (by weight, the same viewer on the same edge).',
    ),
  DIRECTOR_TRAFFIC_BUCKETS: setting
    .integer(256, { min: 1, max: 100_000 })
    .describe(
      'Number of groups that viewers are put into by address and player; a group goes to one edge as a whole. The same number ' +
        'at every director.',
    ),
  DIRECTOR_EDGES_EVERY_MS: setting
    .integer(1_000, { min: 100, max: 5_000 })
    .describe('How often portier is asked for the edges, milliseconds.'),
  DIRECTOR_PROBES_EVERY_MS: setting
    .integer(500, { min: 100, max: 5_000 })
    .describe(
      'How often each edge is probed, milliseconds. Two misses (of at most a second each) and the two seconds after which players ask ' +
        'again where to go must be less than the six seconds in their buffers.',
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
