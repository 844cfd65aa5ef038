import { patchCached } from './cache.js';

interface Thing {
  id: string;
  enabled: boolean;
}

const pages = {
  pageParams: [null],
  pages: [
    { items: [{ id: 'a', enabled: true }], nextCursor: 'x' },
    { items: [{ id: 'b', enabled: true }], nextCursor: null },
  ],
};

describe('patchCached', () => {
  it('changes the item on whichever page it is and leaves the others', () => {
    const patched = patchCached<Thing>(pages, 'b', { enabled: false });
    expect(patched).toEqual({
      pageParams: [null],
      pages: [
        { items: [{ id: 'a', enabled: true }], nextCursor: 'x' },
        { items: [{ id: 'b', enabled: false }], nextCursor: null },
      ],
    });
    expect(pages.pages[1]?.items[0]?.enabled).toBe(true);
  });

  it('changes a single item', () => {
    expect(patchCached<Thing>({ id: 'a', enabled: true }, 'a', { enabled: false })).toEqual({
      id: 'a',
      enabled: false,
    });
  });

  it('returns the same value when the item is not in it', () => {
    expect(patchCached<Thing>(pages, 'c', { enabled: false })).toBe(pages);
    expect(patchCached<Thing>(undefined, 'c', { enabled: false })).toBeUndefined();
  });
});
