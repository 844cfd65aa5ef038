import type { TaskType } from '../task-type.js';
import { hlsCommand } from './command.js';
import { hlsFields, type HlsFields } from './schema.js';
import { hlsWarnings } from './warnings.js';

/** Multi-variant HLS for viewers. The parameters are the fields: nothing of the publication changes them. */
export const hls: TaskType<HlsFields, HlsFields> = {
  name: 'hls',
  title: 'HLS for viewers',
  summary: 'Encodes the stream into several picture sizes and packages it for browsers and players.',
  fields: hlsFields,
  params: hlsFields,
  publishGraceMs: 15_000,
  handover: 'overlap',
  isOnePerStream: true,
  // The first segment may begin in the middle of one, so that only the second is sure to be whole.
  handoverSeconds: ({ segmentSeconds }) => 2 * segmentSeconds,
  skills: () => ['hls', 'encoder:libx264'],
  compile: (fields) => fields,
  needsProbe: true,
  needsKeyframeProbe: (params) => (params.copySource ? params.segmentSeconds + 1 : null),
  command: hlsCommand,
  warnings: hlsWarnings,
};
