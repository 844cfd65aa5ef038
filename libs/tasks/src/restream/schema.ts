import { z } from 'zod';
import type { SealedValue } from '../task-type.js';
import { checkTarget, schemeOf } from './target.js';

const url = z
  .string()
  .superRefine((value, context) => {
    // Whether private targets are allowed is a setting of portier, which asks `checkTarget` again.
    const problem = checkTarget(value, { allowPrivate: true });
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ title: 'Target', description: 'Server address, as in rtmps://live.example.com/app or srt://host:9000' });

/** No white space or control character: it ends up in one argument and in one protocol field. */
const secretText = (max: number) =>
  z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${max}}$`), `use 1 to ${max} characters without spaces`);

export const restreamFields = z
  .strictObject({
    url,
    streamKey: secretText(500).nullable().default(null).meta({
      title: 'Stream key',
      description: 'Appended to an RTMP target as its last path part; the stream id of an SRT target',
      secret: true,
    }),
    format: z.enum(['auto', 'flv', 'mpegts']).default('auto').meta({
      title: 'Container',
      description: 'auto: FLV for RTMP, MPEG-TS for SRT',
      advanced: true,
    }),
    video: z.enum(['copy', 'h264']).default('copy').meta({
      title: 'Picture',
      description: 'copy: as it came; h264: encode again at the bit rate below',
    }),
    videoBitrate: z
      .number()
      .int()
      .min(50_000)
      .max(60_000_000)
      .default(3_000_000)
      .meta({ title: 'Video bit rate', description: 'Used when the picture is encoded again', unit: 'bit/s' }),
    audio: z.enum(['copy', 'aac']).default('copy').meta({
      title: 'Sound',
      description: 'copy: as it came; aac: encode again at the bit rate below',
    }),
    audioBitrate: z
      .number()
      .int()
      .min(32_000)
      .max(512_000)
      .default(128_000)
      .meta({ title: 'Audio bit rate', description: 'Used when the sound is encoded again', unit: 'bit/s' }),
    srtPassphrase: z
      .string()
      .regex(/^[\x21-\x7e]{10,79}$/, 'use 10 to 79 characters without spaces')
      .nullable()
      .default(null)
      .meta({
        title: 'SRT passphrase',
        description: 'Encrypts an SRT target; both sides must know it',
        secret: true,
        advanced: true,
      }),
    srtLatencyMs: z.number().int().min(20).max(8000).default(200).meta({
      title: 'SRT latency',
      description: 'Time SRT has to repeat lost packets; about four round trips',
      unit: 'ms',
      advanced: true,
    }),
  })
  .superRefine((fields, context) => {
    const isSrt = schemeOf(fields.url) === 'srt';
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (isSrt && fields.format === 'flv') issue('format', 'an srt target takes auto or mpegts');
    if (!isSrt && fields.format === 'mpegts') issue('format', 'an rtmp target takes auto or flv');
    if (!isSrt && fields.srtPassphrase !== null) issue('srtPassphrase', 'leave it empty: the target is not srt');
  });
export type RestreamFields = z.infer<typeof restreamFields>;

const sealed: z.ZodType<SealedValue> = z.strictObject({ $sealed: z.string() });
const secretParam = z.union([z.string(), sealed]).nullable();

/** As the fields, with secrets sealed until the grant and plain for the runner. */
export const restreamParams = z.strictObject({
  url: z.string(),
  streamKey: secretParam,
  format: z.enum(['flv', 'mpegts']),
  video: z.enum(['copy', 'h264']),
  videoBitrate: z.number(),
  audio: z.enum(['copy', 'aac']),
  audioBitrate: z.number(),
  srtPassphrase: secretParam,
  srtLatencyMs: z.number(),
});
export type RestreamParams = z.infer<typeof restreamParams>;
