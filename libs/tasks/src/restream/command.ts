import type { CommandContext, CommandPlan } from '../task-type.js';
import type { RestreamParams } from './schema.js';
import { rtmpAddress, schemeOf, srtSettings } from './target.js';

/** @throws Error when a secret is still sealed: only the grant opens it. */
export function restreamCommand(params: RestreamParams, context: CommandContext): CommandPlan {
  const key = plain(params.streamKey);
  const passphrase = plain(params.srtPassphrase);
  const isSrt = schemeOf(params.url) === 'srt';
  return {
    argv: [
      ...[
        '-nostdin',
        '-hide_banner',
        '-loglevel',
        'warning',
        '-nostats',
        '-progress',
        'pipe:1',
        '-stats_period',
        '0.5',
      ],
      ...['-rw_timeout', '10000000', '-analyzeduration', '1000000', '-fpsprobesize', '0', '-i', context.inputUrl],
      ...['-map', '0:v:0?', '-map', '0:a:0?'],
      ...codecArguments(params),
      ...(isSrt ? srtArguments(params, key, passphrase) : rtmpArguments(params, key)),
    ],
    outputs: [],
    packaging: null,
    posterFile: null,
    secrets: [key, passphrase, ...secretPartsOf(params.url)].filter((value) => value !== null),
  };
}

function plain(value: RestreamParams['streamKey']): string | null {
  if (value !== null && typeof value !== 'string') throw new Error('a secret of this task is still sealed');
  return value;
}

function codecArguments({ video, videoBitrate, audio, audioBitrate }: RestreamParams): string[] {
  const h264 = [
    ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-b:v', String(videoBitrate)],
    ['-maxrate', String(videoBitrate), '-bufsize', String(videoBitrate * 2)],
    // Platforms ask for a keyframe every 2 s.
    ['-force_key_frames', 'expr:gte(t,n_forced*2)'],
  ].flat();
  const aac = ['-c:a', 'aac', '-b:a', String(audioBitrate), '-ar', '48000', '-ac', '2'];
  return [...(video === 'copy' ? ['-c:v', 'copy'] : h264), ...(audio === 'copy' ? ['-c:a', 'copy'] : aac)];
}

function rtmpArguments({ url, format }: RestreamParams, key: string | null): string[] {
  return ['-rw_timeout', '10000000', '-flvflags', 'no_duration_filesize', '-f', format, rtmpAddress(url, key)];
}

/** Settings go in as options, never into the address: nothing of them needs to be escaped. */
function srtArguments(params: RestreamParams, key: string | null, passphrase: string | null): string[] {
  const { host, streamId, latencyUs } = srtSettings(params.url, { key, latencyMs: params.srtLatencyMs });
  return [
    ...['-mode', 'caller', '-transtype', 'live', '-connect_timeout', '5000', '-latency', String(latencyUs)],
    ...(passphrase === null ? [] : ['-passphrase', passphrase, '-pbkeylen', '16']),
    ...(streamId === null ? [] : ['-srt_streamid', streamId]),
    ...['-f', params.format, `srt://${host}`],
  ];
}

/** People paste keys into addresses: the last path part behind the application, and the query, are not shown. */
function secretPartsOf(url: string): string[] {
  const [address = '', query = ''] = url.split('?');
  const parts = address
    .split('/')
    .slice(4)
    .filter((part) => part !== '');
  return [parts.at(-1), query].filter((part) => part !== undefined && part !== '') as string[];
}
