import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { request } from './client.js';
import { listKey, oneKey, type Filter, type Noun } from './keys.js';
import type { Page } from './types.js';

export interface List<Item> {
  /** Undefined until the first page is here. */
  items: Item[] | undefined;
  error: Error | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

interface ListOptions {
  /** Path under the API root; the noun's own list when absent. */
  path?: string;
  isEnabled?: boolean;
}

/** A list of the API, page by page. Keeps what it shows while a changed filter loads. */
export function useList<Item>(
  noun: Noun,
  filter: Filter = {},
  { path, isEnabled = true }: ListOptions = {},
): List<Item> {
  const query = useInfiniteQuery({
    queryKey: listKey(noun, path === undefined ? filter : { ...filter, path }),
    queryFn: ({ pageParam, signal }) =>
      request<Page<Item>>('GET', path ?? `/${noun}`, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
  // Shown in slices: a long list that comes does not keep a finger waiting.
  const data = useDeferredValue(query.data);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    items,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

export interface One<Item> {
  /** Undefined until it is here. */
  data: Item | undefined;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

/** One thing of the API by its id. */
export function useOne<Item>(
  noun: Noun,
  id: string,
  { isEnabled = true }: Pick<ListOptions, 'isEnabled'> = {},
): One<Item> {
  const { data, error, refetch } = useQuery({
    queryKey: oneKey(noun, id),
    enabled: isEnabled,
    queryFn: ({ signal }) => request<Item>('GET', `/${noun}/${encodeURIComponent(id)}`, { signal }),
  });
  return { data: useDeferredValue(data), error, refetch };
}
