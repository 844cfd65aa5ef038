import { PortierError } from '@app/contract';
import { z } from 'zod';

/** Query of every list: how many, and from where. Extend it with a list's own filters. */
export const pageQuery = z.object({
  limit: z.coerce
    .number('use a number from 1 to 200')
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe('How many items to answer at the most.'),
  cursor: z.string().max(1024).optional().describe('`nextCursor` of the previous answer.'),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** Answer of every list. `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Schema of a list's answer, for OpenAPI. */
export function pageSchema<Item extends z.ZodType>(id: string, item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}

/** Opaque text of a position in a sorted list, such as `[createdAt, id]`. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * The position a cursor stands for, or undefined for the first page.
 * @throws PortierError `invalid` when the cursor was not made by `encodeCursor` for this list.
 */
export function decodeCursor<Position>(schema: z.ZodType<Position>, cursor: string | undefined): Position | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const parsed = schema.safeParse(readJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new PortierError('invalid', 'The cursor is not one of this list; start again without it.', {
    fields: [{ path: 'cursor', message: 'not a cursor of this list with this sorting' }],
  });
}

/** Page of rows that were selected with `limit + 1`: the extra row tells whether there is more. */
export function pageOf<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  { position, item }: { position: (last: Row) => unknown; item: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(item), nextCursor: hasMore ? encodeCursor(position(last)) : null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
