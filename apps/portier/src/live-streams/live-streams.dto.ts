import { applicationName, audioLevel, streamName, uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { media } from '../publications/publications.dto.js';
import { figuresOf } from './live-stream.js';
import type { LiveStreamRow } from './live-streams.repository.js';

export const liveStreamQuery = z.object({ streamId: uuid.optional().describe('Only this one.') });
export type LiveStreamQuery = z.infer<typeof liveStreamQuery>;

const figure = z.number().nullable();

export const liveStreamView = z
  .object({
    id: uuid,
    name: streamName,
    title: z.string(),
    application: applicationName,
    since: moment.describe('When it went live.'),
    publications: z.int().describe('Encoders that publish it at this moment.'),
    media,
    framesPerSecond: figure.describe('Pictures a second that come in.'),
    keyframeIntervalMs: figure.describe('Longest time between two keyframes lately, milliseconds.'),
    audio: audioLevel.nullable().describe('Level of the incoming sound over the last second, dBFS; -120 is silence.'),
    measuredAt: z.iso.datetime().nullable().describe('When a task last told figures of it.'),
    viewers: z.int().nullable().describe('People who watch now, at least; null = no director has told.'),
    pictureAt: moment.nullable().describe('When the picture of `/streams/{id}/picture` was taken.'),
  })
  .meta({ id: 'LiveStream' });
export type LiveStreamView = z.infer<typeof liveStreamView>;

export const liveStreamPage = z
  .object({ items: z.array(liveStreamView), nextCursor: z.null() })
  .meta({ id: 'LiveStreamPage' });
export type LiveStreamPage = z.infer<typeof liveStreamPage>;

export function toLiveStreamView({ running, ...row }: LiveStreamRow): LiveStreamView {
  const { at, framesPerSecond, ...figures } = figuresOf(running);
  return {
    ...{ ...row, ...figures, measuredAt: at },
    framesPerSecond: framesPerSecond ?? row.media.framesPerSecond ?? null,
  };
}
