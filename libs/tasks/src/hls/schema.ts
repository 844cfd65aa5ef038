import { z } from 'zod';

/** Presets of libx264 that a live encoder can use, fastest first. */
export const presets = ['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium'] as const;

export const rung = z
  .strictObject({
    height: z.number().int().min(120).max(2160).meta({
      title: 'Height',
      description: 'Lines of the picture (its short side); rungs above the source are left out',
      unit: 'px',
    }),
    videoBitrate: z
      .number()
      .int()
      .min(50_000)
      .max(60_000_000)
      .meta({ title: 'Video bit rate', description: 'Average bit rate of the picture', unit: 'bit/s' }),
  })
  .meta({ title: 'Rung' });
export type Rung = z.infer<typeof rung>;

/**
 * 1080p is in it because viewers expect it. Cost by measurement (hls.md 3, veryfast): 720 + 480 + 240 lines take 0.6 to 0.9
 * cores, 1080 lines about as much again; a machine of two cores should leave it out or copy the source.
 */
const defaultLadder: Rung[] = [
  { height: 1080, videoBitrate: 5_000_000 },
  { height: 720, videoBitrate: 2_800_000 },
  { height: 480, videoBitrate: 1_200_000 },
  { height: 240, videoBitrate: 400_000 },
];

export const hlsFields = z.strictObject({
  segmentSeconds: z.number().int().min(1).max(10).default(2).meta({
    title: 'Segment length',
    description: 'Shorter segments mean less delay and more requests; viewers are about three segments behind',
    unit: 's',
  }),
  windowSegments: z.number().int().min(3).max(60).default(8).meta({
    title: 'Playlist window',
    description: 'Segments a live playlist lists; viewers can seek back this far',
    unit: 'segments',
  }),
  ladder: z
    .array(rung)
    .min(1)
    .max(6)
    .refine((rungs) => new Set(rungs.map(({ height }) => height)).size === rungs.length, 'give each height only once')
    .default(defaultLadder)
    .meta({
      title: 'Ladder',
      description: 'Picture sizes to encode; those above the source are left out, the highest fits the source',
    }),
  audioBitrate: z.number().int().min(32_000).max(512_000).default(128_000).meta({
    title: 'Audio bit rate',
    description: 'Used when the sound must be encoded again; AAC-LC stereo at 44.1 or 48 kHz is copied',
    unit: 'bit/s',
  }),
  copySource: z.boolean().default(false).meta({
    title: 'Copy the source as top variant',
    description:
      'Saves about half of the CPU. Needs H.264 with a keyframe at least every segment length, else all is encoded',
  }),
  audioOnly: z.boolean().default(true).meta({
    title: 'Audio-only variant',
    description: 'Lets players on very slow networks keep the sound',
  }),
  preset: z.enum(presets).default('veryfast').meta({
    title: 'Encoder preset',
    description: 'Slower presets give a better picture at the same bit rate and need more CPU',
    advanced: true,
  }),
  maxFrameRate: z.number().int().min(10).max(60).default(30).meta({
    title: 'Highest frame rate',
    description: 'Faster sources are halved until they fit',
    unit: 'fps',
    advanced: true,
  }),
  posterEverySeconds: z.number().int().min(1).max(3600).default(10).meta({
    title: 'Poster every',
    description: 'How often the still picture of the stream is renewed',
    unit: 's',
    advanced: true,
  }),
});
export type HlsFields = z.infer<typeof hlsFields>;
