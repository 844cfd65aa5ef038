import { z } from 'zod';
import { decodeCursor, pageOf, pageQuery, type Page } from './page.js';
import { isStorable } from './storable.js';

/**
 * How a list can be sorted: name in the query -> column, and the column that breaks ties. The first one is the default.
 * The columns are never null.
 */
export interface Sorting<Name extends string = string> {
  columns: Readonly<Record<Name, { column: string; type: keyof typeof positionTexts }>>;
  id: { column: string; type: 'uuid' | 'text' | 'bigint' };
}

/** Where a page begins: the value of the last row before it, in PostgreSQL's own text form, and that row's id. */
export interface SortedPosition {
  value: string;
  id: string;
}

/** What a repository selects beside its columns, so that the next page can begin there. */
export type Positioned<Row> = Row & { position: string };

/** Query of a sorted list: `sort` is one of the names, `-name` = descending. */
export function sortedQuery<Name extends string>({ columns }: Sorting<Name>, fallback: Name | `-${Name}`) {
  const names = (Object.keys(columns) as Name[]).flatMap((name) => [name, `-${name}`] as const);
  return pageQuery.extend({
    sort: z
      .enum(names as [Name | `-${Name}`, ...(Name | `-${Name}`)[]])
      .default(fallback as never)
      .describe('By what; `-` before a name: the other way round.'),
  });
}

export interface SortedSql {
  /** What is sorted by. */
  column: string;
  direction: 'asc' | 'desc';
  order: string;
  isBeyond: string;
  position: string;
}

/**
 * The pieces of a statement that answers one page of a sorted list.
 * @param parameters numbers of the statement's parameters that hold the value and the id of the position, both null on the first page
 */
export function sortedSql({ columns, id }: Sorting, sort: string, [value, last]: readonly [number, number]): SortedSql {
  const found = columns[sort.replace('-', '')];
  if (found === undefined) throw new Error(`there is no sorting ${sort}`);
  const { column, type } = found;
  const [direction, beyond] = sort.startsWith('-') ? (['desc', '<'] as const) : (['asc', '>'] as const);
  return {
    ...{ column, direction },
    order: `${column} ${direction}, ${id.column} ${direction}`,
    isBeyond: `($${value}::${type} is null or (${column}, ${id.column}) ${beyond} ($${value}::${type}, $${last}::${id.type}))`,
    position: `${column}::text`,
  };
}

/**
 * The position a cursor stands for, undefined for the first page.
 * @throws PortierError `invalid` for a cursor of another list or sorting: PostgreSQL must not be the first to notice
 */
export function sortedPosition(
  { columns, id }: Sorting,
  { sort, cursor }: { sort: string; cursor?: string | undefined },
): SortedPosition | undefined {
  const value = positionTexts[columns[sort.replace('-', '')]?.type ?? 'text'];
  const found = decodeCursor(
    z.tuple([z.literal(sort), value, id.type === 'uuid' ? z.uuid() : positionTexts[id.type]]),
    cursor,
  );
  return found && { value: found[1], id: found[2] };
}

/** Page of rows that were selected with `limit + 1`, with a cursor for the same sorting. */
export function sortedPage<Row extends Positioned<{ id: string | number }>, Item>(
  rows: readonly Row[],
  { sort, limit }: { sort: string; limit: number },
  item: (row: Row) => Item,
): Page<Item> {
  return pageOf(rows, limit, { position: ({ position, id }) => [sort, position, String(id)], item });
}

/** A moment that may not have come yet, to sort by: what never happened comes before all that did. */
export function neverAsEpoch(column: string): string {
  return `coalesce(${column}, timestamptz 'epoch')`;
}

/** Limit of lists that are read as a whole where they are short: agents, media servers. */
export const manyByDefault = pageQuery.shape.limit
  .unwrap()
  .default(200)
  .describe('How many items to answer at the most.');

/** Pattern for `ilike`: the text anywhere, its own wildcards meant as they are; null = everything. */
export function containing(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : `%${beginningWith(text)}`;
}

/** Pattern for `ilike`: the text at the beginning, its own wildcards meant as they are. */
export function beginningWith(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`;
}

const storableText = z.string().max(512).refine(isStorable);

/** `2026-11-21 13:40:44.123+00` as PostgreSQL writes it. */
const timeText = z
  .string()
  .max(40)
  .refine((text) => {
    const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
    return /^[1-9]/.test(iso) && z.iso.datetime({ offset: true }).safeParse(iso).success;
  });

const numberText = z.string().regex(/^\d{1,18}$/);

/** What a value of a column looks like in a cursor. */
const positionTexts = { text: storableText, timestamptz: timeText, bigint: numberText };
