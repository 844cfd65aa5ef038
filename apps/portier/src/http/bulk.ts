import { PortierError, toProblem, uuid, type Problem } from '@app/contract';
import { z } from 'zod';
import { problemSchema } from './problem.js';

/** One request is as much as a page of a list. */
const mostAtOnce = 200;

/** Ids of a request for many things; one that is named twice is done once. */
export const bulkIds = z
  .array(uuid)
  .min(1)
  .max(mostAtOnce)
  .transform((ids) => [...new Set(ids)])
  .describe(`At most ${mostAtOnce}; one named twice is done once.`);

/** What became of each, in the order of the request. */
export const bulkAnswer = z
  .object({
    done: z.int().describe('How many went well.'),
    failed: z.int(),
    items: z.array(
      z.object({ id: uuid, problem: problemSchema.nullable().describe('Why this one failed; null = it is done.') }),
    ),
  })
  .meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof bulkAnswer>;

/**
 * Does the same to many things, each on its own: one that fails (gone, not allowed, changed meanwhile) stops no other.
 * @throws whatever is no PortierError; what was done until then stays done
 */
export async function inBulk(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<BulkAnswer> {
  const items: { id: string; problem: Problem | null }[] = [];
  for (const id of ids) {
    try {
      await work(id);
      items.push({ id, problem: null });
    } catch (error) {
      if (!(error instanceof PortierError)) throw error;
      items.push({ id, problem: toProblem(error) });
    }
  }
  const failed = items.filter(({ problem }) => problem !== null).length;
  return { done: items.length - failed, failed, items };
}
