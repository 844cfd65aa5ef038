import { faults, problemCode, problemFacts, problemSeverity, uuid } from '@app/contract';
import { z } from 'zod';
import { pageQuery, pageSchema } from '../http/page.js';
import { moment } from '../http/things.js';

export const problemQuery = pageQuery.extend({
  severity: problemSeverity.optional().describe('Only these.'),
  code: problemCode.optional().describe('Only these.'),
  streamId: uuid.optional().describe('Only those of this stream.'),
});
export type ProblemQuery = z.infer<typeof problemQuery>;

export const problemHistoryQuery = pageQuery;
export type ProblemHistoryQuery = z.infer<typeof problemHistoryQuery>;

export const problemView = z
  .object({
    id: uuid,
    code: problemCode,
    severity: problemSeverity,
    fault: z.enum(faults).describe('Whose turn it is.'),
    streamId: uuid.nullable().describe('Null for agents, media servers and alert destinations.'),
    streamName: z.string().nullable(),
    taskId: uuid.nullable(),
    conciergeId: uuid.nullable(),
    mediaServerId: z.string().nullable(),
    since: moment.describe('When it began, which is before it had lasted long enough to be called a problem.'),
    endedAt: moment.nullable().describe('Null while it is open.'),
    facts: problemFacts.describe('Numbers and names that its sentence is made of; units are part of the names.'),
  })
  .meta({ id: 'HealthProblem' });
export type ProblemView = z.infer<typeof problemView>;

export const problemPage = pageSchema('HealthProblemPage', problemView);
