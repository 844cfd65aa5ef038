import type { InputFacts } from '@app/contract';
import type { InputWarning } from '../warning-sentences.js';
import { copyProblem } from './ladder.js';
import type { HlsFields } from './schema.js';

/** Everything is encoded for viewers, so only a copy asks something of the source. */
export function hlsWarnings(fields: HlsFields, { video }: InputFacts): InputWarning[] {
  const reason = fields.copySource && video !== null ? copyProblem(fields, video) : null;
  return reason === null ? [] : [{ code: 'copy_not_possible', facts: { reason } }];
}
