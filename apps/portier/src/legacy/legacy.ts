import type { TaskReport } from '@app/contract';
import { checkTarget, rtmpAddress, srtSettings } from '@app/tasks';
import { z } from 'zod';

/** What an agent of the older system can do: no more than `ffmpeg -c copy` from RTMP to RTMP or SRT. */
export const legacySkills = ['restream', 'protocol:rtmp', 'protocol:rtmps', 'protocol:srt'] as const;

/** Shown as the software of such an agent. */
export const legacySoftware = 'legacy';

/** Everything the protocol can say besides success (reference-systems.md D6 to D8), to the byte. */
export const legacyRefusals = {
  identity_unknown: { status: 403, error: 'identity unknown' },
  task_unknown: { status: 404, error: 'task unknown' },
  task_claimed: { status: 423, error: 'task already claimed' },
  task_of_other: { status: 403, error: 'task claimed by other identity' },
} as const;
export type LegacyRefusal = keyof typeof legacyRefusals;

/** What an old agent writes into its ini file, each value as it is. */
export interface LegacyConfiguration {
  name: string;
  app: string;
  /** Name on the media server with the pull token of this lease. */
  stream: string;
  /** Where to send to, with the key. */
  target: string;
  format: 'flv' | 'mpegts';
}

/** A task's facts in plain text. `params` are those of a restream. */
export interface PlainTask {
  name: string;
  application: string;
  serverStream: string;
  pullQuery: string;
  params: unknown;
}

/** Of a restream's parameters, unsealed: what an old agent can run. Whatever encodes or encrypts is none of it. */
const copyParams = z.object({
  url: z.string(),
  streamKey: z.string().nullable(),
  format: z.enum(['flv', 'mpegts']),
  video: z.literal('copy'),
  audio: z.literal('copy'),
  srtPassphrase: z.null(),
  srtLatencyMs: z.number(),
});

/**
 * The old agent pastes values into one `command=` line of a supervisord program: blanks and quotes split it, `%` is expanded,
 * `;` and `#` begin a comment, a line break begins a new section (reference-systems.md D-b9).
 */
const safeValue = /^[A-Za-z0-9._~:/?&=@!*,$+()[\]-]{1,2000}$/;
/** In the query of an srt address `+` means a blank and `&` ends the value. */
const safeInSrtQuery = /^[A-Za-z0-9._~:/@!*,=-]{1,500}$/;
const unsafeInName = /[^A-Za-z0-9._-]+/g;

/**
 * The configuration an old agent gets, or undefined when it cannot run this task: it copies only, knows no passphrase, and
 * takes no text that its ini file would misread.
 */
export function legacyConfiguration(
  { name, application, serverStream, pullQuery, params }: PlainTask,
  rule: { allowPrivate: boolean },
): LegacyConfiguration | undefined {
  const parsed = copyParams.safeParse(params);
  if (!parsed.success || checkTarget(parsed.data.url, rule) !== null) return undefined;
  const { url, streamKey, srtLatencyMs, format } = parsed.data;
  const target = format === 'mpegts' ? srtTarget(url, streamKey, srtLatencyMs) : rtmpAddress(url, streamKey);
  const stream = `${serverStream}?${pullQuery}`;
  if (target === undefined || ![application, stream, target].every((value) => safeValue.test(value))) return undefined;
  return { name: name.replace(unsafeInName, '_').slice(0, 100), app: application, stream, target, format };
}

/** Everything in the address, as ffmpeg's libsrt reads it: `latency` in microseconds. */
function srtTarget(url: string, key: string | null, latencyMs: number): string | undefined {
  const { host, streamId, latencyUs } = srtSettings(url, { key, latencyMs });
  if (streamId !== null && !safeInSrtQuery.test(streamId)) return undefined;
  const query = [`mode=caller`, `latency=${latencyUs}`, ...(streamId === null ? [] : [`streamid=${streamId}`])];
  return `srt://${host}?${query.join('&')}`;
}

/** A lease an old agent holds. */
export interface LegacyClaim {
  taskId: string;
  leaseToken: number;
  grantedAt: Date;
}

/**
 * What such an agent would report if it could: it runs all it claimed, but for what it was made to forget. Its heartbeat has
 * no body; that it comes after the answer to a claim or a dismissal is the proof.
 */
export function reportsOf(claims: readonly LegacyClaim[], stopped: ReadonlySet<string>): TaskReport[] {
  return claims.map(({ taskId, leaseToken, grantedAt }) => ({
    ...{ taskId, leaseToken, state: stopped.has(taskId) ? 'stopped' : 'running', since: grantedAt.toISOString() },
    ...{ attempts: 1, ffmpegPid: null, nextAttemptAt: null, error: null, progress: null, command: null, logTail: [] },
  }));
}
