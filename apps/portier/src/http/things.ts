import { PortierError, uuid } from '@app/contract';
import { z } from 'zod';

/** Path of one thing: `/streams/:id`. */
export const idPath = z.object({ id: uuid });
export type IdPath = z.infer<typeof idPath>;

/** A point in time in an answer: a `Date` that leaves as ISO 8601 in UTC. */
export const moment = z.date();

export function notFound(thing: string, id: string): PortierError {
  return new PortierError('not_found', `There is no ${thing} ${id}; somebody may have deleted it.`, {
    details: { id },
  });
}
