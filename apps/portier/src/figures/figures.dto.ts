import { z } from 'zod';
import { moment } from '../http/things.js';
import { intervalSeconds, type FigureRow } from './figures.repository.js';

export const taskFigures = z
  .object({
    intervalSeconds: z.int().describe('Distance of two points while the task runs; a gap = it did not.'),
    items: z
      .array(
        z.object({
          at: moment,
          framesPerSecond: z.number(),
          bitrate: z.number().nullable().describe('bit/s'),
          speed: z.number().nullable().describe('1 = real time'),
          droppedFrames: z.number().describe('Since its run began.'),
        }),
      )
      .describe('Oldest first, at most an hour.'),
  })
  .meta({ id: 'TaskFigures' });
export type TaskFigures = z.infer<typeof taskFigures>;

export function toTaskFigures(rows: readonly FigureRow[]): TaskFigures {
  const items = rows.map(({ at, figures: [framesPerSecond, bitrate, speed, droppedFrames] }) => ({
    at,
    framesPerSecond,
    bitrate,
    speed,
    droppedFrames,
  }));
  return { intervalSeconds, items };
}
