import { z } from 'zod';
import { pageSchema } from '../http/page.js';

const targetPreset = z
  .object({
    id: z.string().describe('Stable word.'),
    title: z.string(),
    url: z.string().describe('Server address to begin with; empty where each account or event has its own.'),
    hosts: z.array(z.string()).describe('Host names of its servers, or their ends.'),
    whereToFind: z.string().describe('Where an operator finds address and key.'),
    hasKeyForEachBroadcast: z.boolean().describe('The key must be pasted anew for each broadcast.'),
    asks: z.object({
      videoCodecs: z.array(z.string()),
      audioCodecs: z.array(z.string()),
      maxBitrate: z.number().nullable().describe('bit/s, picture and sound together'),
      maxKeyframeSeconds: z.number().nullable(),
      maxHeight: z.number().nullable().describe('Short side of the picture, pixels.'),
      maxFramesPerSecond: z.number().nullable(),
      isUpright: z.boolean(),
    }),
  })
  .meta({ id: 'TargetPreset' });

const taskTypeView = z
  .object({
    name: z.string(),
    title: z.string(),
    summary: z.string(),
    handover: z
      .enum(['overlap', 'stop_first'])
      .describe('Whether several agents may run it at once (`overlap`), and a drain moves it without a gap.'),
    schema: z
      .record(z.string(), z.unknown())
      .describe(
        'JSON Schema 2020-12 of the fields, with title, description, default, unit, secret and advanced on each.',
      ),
    presets: z.array(targetPreset).describe('Common targets of it, for its form; none when it sends to no target.'),
  })
  .meta({ id: 'TaskType' });

export const taskTypeList = pageSchema('TaskTypePage', taskTypeView);
export type TaskTypeList = z.infer<typeof taskTypeList>;
