import type { RestreamFields, RestreamParams } from './schema.js';
import { schemeOf } from './target.js';

/** Only the container is derived; secrets pass through sealed. */
export function compileRestream(fields: RestreamFields): RestreamParams {
  const derived = schemeOf(fields.url) === 'srt' ? 'mpegts' : 'flv';
  return { ...fields, format: fields.format === 'auto' ? derived : fields.format };
}
