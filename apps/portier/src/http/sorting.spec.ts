import { encodeCursor } from './page.js';
import { sortedPage, sortedPosition, sortedQuery, sortedSql, type Sorting } from './sorting.js';

const sorting: Sorting<'name' | 'createdAt'> = {
  columns: {
    name: { column: 's.name', type: 'text' },
    createdAt: { column: 's.created_at', type: 'timestamptz' },
  },
  id: { column: 's.id', type: 'uuid' },
};
const id = '0192d0a0-0000-7000-8000-000000000001';

describe('a sorted list', () => {
  it('takes its sortings both ways, and no others', () => {
    const query = sortedQuery(sorting, '-createdAt');
    expect(query.parse({}).sort).toBe('-createdAt');
    expect(query.parse({ sort: 'name' }).sort).toBe('name');
    for (const sort of ['--name', 'id', 's.name', '']) expect(query.safeParse({ sort }).success).toBe(false);
  });

  it('goes on behind the last row in either direction', () => {
    expect(sortedSql(sorting, 'name', [1, 2])).toEqual({
      ...{ column: 's.name', direction: 'asc' },
      order: 's.name asc, s.id asc',
      isBeyond: '($1::text is null or (s.name, s.id) > ($1::text, $2::uuid))',
      position: 's.name::text',
    });
    expect(sortedSql(sorting, '-createdAt', [3, 4]).isBeyond).toContain('< ($3::timestamptz, $4::uuid)');
  });

  it('takes back the cursor it gave', () => {
    const rows = ['2026-11-21 13:40:44.123+00', '2026-11-21 13:40:45+00'].map((position) => ({ id, position }));
    const { nextCursor, items } = sortedPage(rows, { sort: 'createdAt', limit: 1 }, (row) => row.id);
    expect(items).toEqual([id]);
    expect(sortedPosition(sorting, { sort: 'createdAt', cursor: nextCursor ?? '' })).toEqual({
      value: '2026-11-21 13:40:44.123+00',
      id,
    });
  });

  it.each<[string, string, unknown]>([
    ['another sorting', 'name', ['-name', 'a', id]],
    ['no time', 'createdAt', ['createdAt', 'yesterday', id]],
    ['a day that is not', 'createdAt', ['createdAt', '2026-02-30 00:00:00+00', id]],
    ['a year that is not', 'createdAt', ['createdAt', '0000-01-01 00:00:00+00', id]],
    ['no id', 'name', ['name', 'a', 'b']],
    ['NUL', 'name', ['name', 'a\u0000', id]],
    ['too little', 'name', ['name']],
    ['nothing of ours', 'name', null],
  ])('refuses a cursor with %s', (_name, sort, position) => {
    expect(() => sortedPosition(sorting, { sort, cursor: encodeCursor(position) })).toThrow(/cursor/);
  });
});
