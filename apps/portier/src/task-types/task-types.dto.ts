import { z } from 'zod';
import { pageSchema } from '../http/page.js';

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
  })
  .meta({ id: 'TaskType' });

export const taskTypeList = pageSchema('TaskTypePage', taskTypeView);
export type TaskTypeList = z.infer<typeof taskTypeList>;
