import { z } from 'zod';

/**
 * Body of an SRS HTTP callback (SRS trunk/src/app/srs_app_http_hooks.cpp; recorded in fixtures/srs-hooks.ndjson).
 * Also what our own ingest sends. Fields that SRS leaves out for a hook are absent; unknown ones are kept out.
 */
export const srsHook = z.object({
  action: z.string().max(64),
  server_id: z.string().max(256).default(''),
  service_id: z.string().max(256).default(''),
  // QUIRK(srs 3): client_id is a number before SRS 4.
  client_id: z.union([z.string().max(256), z.number()]).transform(String),
  ip: z.string().max(256).default(''),
  vhost: z.string().max(1024).default(''),
  app: z.string().default(''),
  stream: z.string().default(''),
  param: z.string().default(''),
  tcUrl: z.string().default(''),
  pageUrl: z.string().default(''),
  stream_url: z.string().default(''),
  stream_id: z.string().default(''),
});
export type SrsHook = z.infer<typeof srsHook>;

export const hookActions = ['on_connect', 'on_close', 'on_publish', 'on_unpublish', 'on_play', 'on_stop'] as const;
export type HookAction = (typeof hookActions)[number];

/** The one acceptance that every SRS release understands (srs-observed.md section 2). */
export const hookAccepted = '{"code":0}';

/** Why a publish or play was refused. Shown to operators; never holds the key. */
export const refusalReasons = [
  'malformed_request',
  'bad_name',
  'unknown_application',
  'unknown_key',
  'key_not_yet_valid',
  'key_expired',
  'network_not_allowed',
  'stream_disabled',
  'unknown_stream',
  'viewer_not_authorized',
  'already_live',
  'quota_exceeded',
  'pull_superseded',
  'pull_forged',
  'not_ready',
] as const;
export const refusalReason = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof refusalReason>;

/** One sentence an operator can act on, for each reason. */
export const refusalSentences: Record<RefusalReason, string> = {
  malformed_request: 'The media server sent a request that cannot be read; check its version and hook address.',
  bad_name: 'The stream or application name has characters other than letters, digits, "-" and "_".',
  unknown_application: 'There is no application of this name; check the server address in the encoder.',
  unknown_key: 'The publish key is wrong; copy it again from the stream page.',
  key_not_yet_valid: 'The publish key is not valid yet; see its validity window on the stream page.',
  key_expired: 'The publish key has expired; make a new one on the stream page.',
  network_not_allowed: 'The publish key may not be used from this address; see its allowed networks.',
  stream_disabled: 'The stream is switched off; enable it on the stream page.',
  unknown_stream: 'There is no stream of this name.',
  viewer_not_authorized: 'This stream may only be played with a viewer token.',
  already_live:
    'Another encoder publishes this stream on the same media server; stop it, or wait until it has been silent for a while.',
  quota_exceeded:
    'The owner of the stream has as many live streams at once as its quota allows; end one, or let an administrator raise the quota.',
  pull_superseded: 'An agent that lost its lease tried to pull the stream; nothing to do, its successor is running.',
  pull_forged: 'A play request carried a forged agent signature.',
  not_ready: 'srs-hooks has no snapshot of the streams yet; it needs portier once after its first start.',
};
