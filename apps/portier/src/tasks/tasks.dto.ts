import { progress, taskError, uuid } from '@app/contract';
import { z } from 'zod';
import { bulkIds } from '../http/bulk.js';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { taskStates } from './task.js';
import { sentenceOf } from './reason.js';
import type { RunRow, TaskRow } from './tasks.repository.js';

export const taskSorting: Sorting<'createdAt' | 'since'> = {
  columns: {
    createdAt: { column: 't.created_at', type: 'timestamptz' },
    since: { column: 't.since', type: 'timestamptz' },
  },
  id: { column: 't.id', type: 'uuid' },
};

export const taskQuery = sortedQuery(taskSorting, '-createdAt').extend({
  streamId: uuid.optional(),
  configurationId: uuid.optional(),
  type: z.string().max(64).optional().describe('One of `GET /task-types`.'),
  state: z.enum(taskStates).optional(),
  conciergeId: uuid.optional(),
  includeEnded: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Also those that have ended.')
    .transform((word) => word === 'true'),
});

export type TaskQuery = z.infer<typeof taskQuery>;

const named = z.object({ id: uuid, name: z.string() });
export const runView = z
  .object({
    leaseToken: z.number(),
    concierge: named.nullable(),
    grantedAt: moment,
    runningAt: moment.nullable(),
    endedAt: moment.nullable(),
    endReason: z.string().nullable(),
    error: taskError.nullable(),
  })
  .meta({ id: 'Run' });

export const taskView = z
  .object({
    id: uuid,
    type: z.string(),
    replica: z.number(),
    streamId: uuid,
    streamName: z.string(),
    configurationId: uuid.nullable(),
    configurationName: z.string().nullable(),
    state: z.enum(taskStates),
    reason: z.string().nullable(),
    reasonSentence: z.string().nullable().describe('What `reason` means, when it is no error.'),
    since: moment,
    concierge: named.nullable(),
    leaseToken: z.number(),
    attempts: z.number().describe('Tries since it last ran well, the present one included.'),
    failures: z.number().describe('Failed runs in a row by the fault of agents.'),
    labels: z.record(z.string(), z.string()).describe('What its agent must have.'),
    isMoving: z.boolean().describe('It is leaving an agent that drains.'),
    moveBlocked: z.string().nullable().describe('Why it cannot leave an agent that drains.'),
    nextAttemptAt: moment.nullable(),
    error: taskError.nullable(),
    progress: progress.nullable(),
    command: z.array(z.string()).nullable(),
    logTail: z.array(z.string()),
    createdAt: moment,
  })
  .meta({ id: 'Task' });

export const taskDetail = taskView.extend({ runs: z.array(runView) }).meta({ id: 'TaskDetail' });
export const tasksRetry = z.strictObject({ ids: bulkIds }).meta({ id: 'TasksRetry' });
export type TasksRetry = z.infer<typeof tasksRetry>;

export const taskPage = pageSchema('TaskPage', taskView);

export function toTaskView({ report, progress, tried, ...row }: TaskRow): z.infer<typeof taskView> {
  return {
    ...row,
    reasonSentence: sentenceOf(row.reason),
    attempts: tried + (report?.tries ?? report?.attempts ?? 0),
    nextAttemptAt: row.state === 'pending' ? row.nextAttemptAt : dateOf(report?.nextAttemptAt),
    error: report?.error ?? null,
    progress: row.state === 'running' ? (progress ?? report?.progress ?? null) : null,
    command: report?.command ?? null,
    logTail: report?.logTail ?? [],
  };
}

export function toRunView({ report, ...row }: RunRow): z.infer<typeof runView> {
  return { ...row, error: report?.error ?? null };
}

function dateOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
