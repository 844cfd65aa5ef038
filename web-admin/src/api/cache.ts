import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from './types.js';

interface Identified {
  id: string;
}

/** What a query of a noun may hold: pages of a list, or one item. */
export type Cached<Item> = InfiniteData<Page<Item>> | Item | undefined;

/**
 * The cached value with `patch` applied to the item of this id, wherever it is in it. Returns the very same value when the item
 * is not there, so that nothing renders again.
 */
export function patchCached<Item extends Identified>(
  cached: Cached<Item>,
  id: string,
  patch: Partial<Item>,
): Cached<Item> {
  if (cached === undefined) return cached;
  if (!isPages(cached)) return cached.id === id ? { ...cached, ...patch } : cached;
  if (!cached.pages.some((page) => page.items.some((item) => item.id === id))) return cached;
  return {
    ...cached,
    pages: cached.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? { ...item, ...patch } : item)),
    })),
  };
}

function isPages<Item>(cached: NonNullable<Cached<Item>>): cached is InfiniteData<Page<Item>> {
  return typeof cached === 'object' && 'pages' in cached;
}
