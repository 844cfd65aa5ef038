import { secret, setting } from '@app/kit';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const mailAddress = /^[^\s@<>]+@[^\s@<>]+$/;

/** `https://...`, or `http://` on this very machine (a test). */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/.test(`${url}/`), 'use https://');

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
  PORTIER_HEALTH_INTERVAL_MS: setting
    .integer(5_000, { min: 1_000, max: 60_000 })
    .describe('How often the health of all live streams is judged, by one replica, milliseconds.'),
  PORTIER_HEALTH_MIN_BITS_PER_SECOND: setting
    .integer(100_000, { max: 100_000_000 })
    .describe('A stream with a picture that sends less is a problem, bit/s.'),
  PORTIER_HEALTH_MIN_FRAMES_PER_SECOND: setting
    .integer(10, { max: 120 })
    .describe('A stream with a picture that sends fewer pictures is a problem, pictures a second.'),
  PORTIER_HEALTH_MIN_FRAMES_PERCENT_OF_USUAL: setting
    .integer(80, { max: 100 })
    .describe(
      'A stream that sends fewer pictures than this share of what it sent steadily before is a problem, percent; 0 = never, for ' +
        'sources whose picture rate varies.',
    ),
  PORTIER_HEALTH_MAX_BITRATE_VARIATION_PERCENT: setting
    .integer(60, { min: 5, max: 1_000 })
    .describe(
      'How much the incoming bit rate may vary over a minute, standard deviation in percent of the mean. Pictures that stand still in ' +
        'between (slides) vary a lot without harm.',
    ),
  PORTIER_HEALTH_MAX_KEYFRAME_INTERVAL_MS: setting
    .integer(5_000, { min: 500, max: 60_000 })
    .describe(
      'Keyframes that come less often are a problem for viewers who join and for most platforms, milliseconds.',
    ),
  PORTIER_HEALTH_SILENCE_DBFS: setting
    .integer(-60, { min: -119, max: 0 })
    .describe('Sound below this mean level is silence, dBFS.'),
  PORTIER_HEALTH_SILENCE_AFTER_MS: setting
    .integer(20_000, { max: 3_600_000 })
    .describe('How long silence may last before it is a problem, milliseconds.'),
  PORTIER_HEALTH_STREAM_DOWN_AFTER_MS: setting
    .integer(10_000, { max: 3_600_000 })
    .describe(
      'How long a stream may be gone before it counts as down, milliseconds: encoders reconnect by themselves.',
    ),
  PORTIER_HEALTH_EXPECTED_TRACKS: setting
    .list(['video', 'audio'])
    .pipe(z.array(z.enum(['video', 'audio'])))
    .describe('What every stream should have, with commas: video, audio. A radio sets `audio`.'),
  PORTIER_HEALTH_MIN_TASK_SPEED_PERCENT: setting
    .integer(90, { max: 100 })
    .describe('A task that runs slower falls behind, percent of real time.'),
  PORTIER_HEALTH_MAX_AGENT_CPU_PERCENT: setting
    .integer(100, { min: 1, max: 1_000 })
    .describe('An agent with a higher load average a core is overloaded, percent.'),
  PORTIER_HEALTH_MAX_AGENT_MEMORY_PERCENT: setting
    .integer(95, { min: 1, max: 100 })
    .describe('An agent that uses more of its memory is overloaded, percent.'),
  PORTIER_HEALTH_MIN_AGENT_DISK_PERCENT: setting
    .integer(10, { max: 90 })
    .describe(
      'A disk of an agent with less room is almost full, percent. Below three tenths of that, or 1 GiB, it is an error.',
    ),
  PORTIER_PROBLEM_HISTORY_DAYS: setting
    .integer(90, { min: 1, max: 3_650 })
    .describe('How long problems that have ended, and deliveries of alerts, are kept, days.'),
  PORTIER_METRICS_TOKEN: setting.metricsToken(),
  PORTIER_METRICS_STREAMS: setting
    .integer(500, { max: 20_000 })
    .describe('Live streams with figures of their own in `/metrics`, by name, at the most; 0 = none.'),
  PORTIER_SESSION_TTL_HOURS: setting
    .integer(24 * 14, { min: 1, max: 24 * 365 })
    .describe('How long a sign-in lasts without use, hours.'),
  PORTIER_REGISTRATION: z
    .enum(['off', 'open', 'approval'])
    .default('off')
    .describe(
      'Whether strangers may make themselves an account: off, open (activated by mail), or approval (by mail, then by an administrator). Needs PORTIER_SMTP_URL.',
    ),
  PORTIER_SMTP_URL: secret(z.url({ protocol: /^smtps?$/ }).optional()).describe(
    'Mail server: smtp://user:password@host:587 (STARTTLS when offered; with `?requireTLS=true` nothing is sent without it) or smtps://. Without it nothing is mailed.',
  ),
  PORTIER_MAIL_FROM: z
    .string()
    .refine((text) => mailAddress.test(/<([^<>]*)>$/.exec(text)?.[1] ?? text), 'use name@host or Name <name@host>')
    .optional()
    .describe('Sender of mails, `Name <name@host>`; portier at the host of PORTIER_PUBLIC_URL when not set.'),
  PORTIER_OPENID_ISSUER: issuer.optional().describe('OpenID Connect provider people may sign in with: its issuer URL.'),
  PORTIER_OPENID_CLIENT_ID: z.string().optional().describe('Client id of Portier at the OpenID provider.'),
  PORTIER_OPENID_CLIENT_SECRET: secret(z.string().optional()).describe(
    'Client secret at the OpenID provider; none for a public client.',
  ),
  PORTIER_OPENID_LABEL: z
    .string()
    .max(60)
    .default('OpenID Connect')
    .describe('What the button on the sign-in page calls the OpenID provider.'),
  PORTIER_OPENID_REGISTRATION: z
    .enum(['off', 'open', 'approval'])
    .default('off')
    .describe('Whether people the OpenID provider knows and Portier does not get an account: off, open, or approval.'),
  PORTIER_OPENID_SCOPES: z
    .string()
    .regex(/(^| )openid( |$)/, 'must contain "openid"')
    .default('openid profile email')
    .describe('Scopes asked of the OpenID provider, with spaces between them.'),
  PORTIER_OPENID_ADMINISTRATOR: z
    .string()
    .regex(/^[^=]+=.+$/, 'use claim=value, such as groups=portier-admins')
    .optional()
    .describe(
      'Claim of the OpenID provider that makes an administrator, such as groups=portier-admins. Decides at each sign-in when set.',
    ),
  PORTIER_TRUSTED_PROXIES: setting
    .list([])
    .refine((list) => list.every(isNetwork), 'use addresses or networks such as 10.0.0.0/8, with commas between them')
    .describe(
      'Reverse proxies whose X-Forwarded-For and X-Forwarded-Host headers count: addresses or networks, by commas.',
    ),
  PORTIER_AUDIT_RETENTION_DAYS: setting
    .integer(365, { min: 1, max: 3650 })
    .describe('How long it is kept who changed what, days.'),
  PORTIER_UNDO_DAYS: setting
    .integer(30, { min: 1, max: 3650 })
    .describe('How long what was deleted, and secrets that were replaced, can be brought back, days.'),
});

export type PortierConfig = Readonly<z.infer<typeof portierConfig>>;

/** Injection token of the parsed settings. */
export const PORTIER_CONFIG = Symbol('PORTIER_CONFIG');

function isNetwork(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

/** What no single setting can say. */
export const completePortierConfig = portierConfig.superRefine((config, context) => {
  const wrong = (path: keyof PortierConfig, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const isOpenId = config.PORTIER_OPENID_ISSUER !== undefined;
  if (isOpenId !== (config.PORTIER_OPENID_CLIENT_ID !== undefined)) {
    wrong('PORTIER_OPENID_CLIENT_ID', 'set PORTIER_OPENID_ISSUER and PORTIER_OPENID_CLIENT_ID together');
  }
  if (config.PORTIER_REGISTRATION !== 'off' && config.PORTIER_SMTP_URL === undefined) {
    wrong('PORTIER_REGISTRATION', 'registering needs mail: set PORTIER_SMTP_URL');
  }
});
