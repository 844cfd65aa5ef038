import { inputFacts, probeError, targetFacts, uuid } from '@app/contract';
import { inputWarnings, warningSentence, type InputWarning } from '@app/tasks';
import { z } from 'zod';
import { moment } from '../http/things.js';
import type { ProbeRow } from './probes.repository.js';

export const warningView = z
  .object({
    code: z.string().describe('Stable word for programs.'),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).describe('Numbers with their unit in the name.'),
    sentence: z.string(),
  })
  .meta({ id: 'InputWarning' });

export const probeView = z
  .object({
    id: uuid,
    streamId: uuid,
    agent: z.object({ id: uuid, name: z.string() }).nullable().describe('Who looked.'),
    at: moment.describe('When the answer came.'),
    input: inputFacts.nullable().describe('What was seen; null when it failed.'),
    error: probeError.nullable(),
    warnings: z.array(warningView).describe('What is unusual about the input by itself.'),
  })
  .meta({ id: 'Probe' });

export const probePage = z.object({ items: z.array(probeView), nextCursor: z.null() }).meta({ id: 'ProbePage' });

export const targetCheckView = z
  .object({
    host: z.string(),
    port: z.int(),
    isReachable: z.boolean().nullable().describe('Null when nobody could try.'),
    agentName: z.string().nullable().describe('Who tried.'),
    target: targetFacts.nullable(),
    sentence: z.string().describe('What came of it, and what to do.'),
    code: z.string().describe('`spoke`, `connected`, or why not.'),
  })
  .meta({ id: 'TargetCheck' });
export type TargetCheckView = z.infer<typeof targetCheckView>;

export function toWarningView(warning: InputWarning): z.infer<typeof warningView> {
  return { ...warning, sentence: warningSentence(warning) };
}

export function toProbeView({
  id,
  streamId,
  concierge,
  createdAt,
  endedAt,
  result,
}: ProbeRow): z.infer<typeof probeView> {
  const input = result?.kind === 'input' ? result.input : null;
  return {
    id,
    streamId,
    agent: concierge,
    at: endedAt ?? createdAt,
    input,
    error: result?.kind === 'failed' ? result.error : null,
    warnings: input === null ? [] : inputWarnings(input).map(toWarningView),
  };
}
