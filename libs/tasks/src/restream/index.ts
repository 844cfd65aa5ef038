import type { TaskType } from '../task-type.js';
import { classifyRestream } from './classify.js';
import { restreamCommand } from './command.js';
import { compileRestream } from './compile.js';
import { restreamFields, restreamParams, type RestreamFields, type RestreamParams } from './schema.js';
import { checkTarget, hostOf, schemeOf } from './target.js';
import { restreamWarnings } from './warnings.js';

export { presetOfHost, targetPresets, type TargetPreset } from './presets.js';
export { checkAddress, checkTarget, endpointOf, rtmpAddress, srtSettings, type TargetEndpoint } from './target.js';

/** Sends the stream to another server. */
export const restream: TaskType<RestreamFields, RestreamParams> = {
  name: 'restream',
  title: 'Restream',
  summary: 'Sends the stream to another server or platform over RTMP, RTMPS or SRT.',
  fields: restreamFields,
  params: restreamParams,
  publishGraceMs: 0,
  handover: 'stop_first',
  skills: skillsOf,
  compile: (fields) => compileRestream(fields),
  needsProbe: false,
  targetHost: (params) => hostOf(params.url),
  checkTarget: ({ url }, rule) => checkTarget(url, rule),
  command: restreamCommand,
  warnings: restreamWarnings,
  classify: classifyRestream,
};

function skillsOf(params: RestreamParams): string[] {
  const scheme = schemeOf(params.url);
  return [
    'restream',
    ...(scheme === undefined ? [] : [`protocol:${scheme}`]),
    ...(params.video === 'h264' ? ['encoder:libx264'] : []),
    ...(params.audio === 'aac' ? ['encoder:aac'] : []),
  ];
}
