import { faults, problemCode, problemFacts, problemSeverity, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

const worstFirst = `case p.severity when 'error' then 'b' else 'a' end`;
export const problemSorting: Sorting<'severity' | 'since'> = {
  columns: {
    // Errors and warnings each by when they began.
    severity: {
      column: `${worstFirst} || to_char(p.since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS')`,
      type: 'text',
    },
    since: { column: 'p.since', type: 'timestamptz' },
  },
  id: { column: 'p.id', type: 'uuid' },
};

export const problemQuery = sortedQuery(problemSorting, '-severity').extend({
  severity: problemSeverity.optional().describe('Only these.'),
  code: problemCode.optional().describe('Only these.'),
  streamId: uuid.optional().describe('Only those of this stream.'),
});
export type ProblemQuery = z.infer<typeof problemQuery>;

export const problemHistorySorting: Sorting<'since'> = {
  columns: { since: problemSorting.columns.since },
  id: problemSorting.id,
};
export const problemHistoryQuery = sortedQuery(problemHistorySorting, '-since');
export type ProblemHistoryQuery = z.infer<typeof problemHistoryQuery>;

export const problemView = z
  .object({
    id: uuid,
    code: problemCode,
    severity: problemSeverity,
    fault: z.enum(faults).describe('Whose turn it is.'),
    streamId: uuid.nullable().describe('Null for agents, edges, media servers and alert destinations.'),
    streamName: z.string().nullable(),
    taskId: uuid.nullable(),
    conciergeId: uuid.nullable(),
    mediaServerId: z.string().nullable(),
    edgeId: uuid.nullable(),
    since: moment.describe('When it began, which is before it had lasted long enough to be called a problem.'),
    endedAt: moment.nullable().describe('Null while it is open.'),
    facts: problemFacts.describe('Numbers and names that its sentence is made of; units are part of the names.'),
  })
  .meta({ id: 'HealthProblem' });
export type ProblemView = z.infer<typeof problemView>;

export const problemPage = pageSchema('HealthProblemPage', problemView);
