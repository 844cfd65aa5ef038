import type { ReactNode } from 'react';
import { ApiError } from '../api/client.js';
import type { One } from '../api/lists.js';
import { PageLoading } from '../app/PageLoading.js';
import { NotFound } from '../app/RouteFailure.js';
import { Failure } from './Failure.js';

interface OneOfProps<Item> {
  query: One<Item>;
  children: (item: Item) => ReactNode;
}

/**
 * The page of one thing: waiting, not there, failed or shown. Once shown it stays, with everything typed into it, even when a
 * refresh fails; only a thing that is known to be gone goes.
 */
export function OneOf<Item>({ query, children }: OneOfProps<Item>) {
  const isGone = query.error instanceof ApiError && query.error.status === 404;
  if (isGone) return <NotFound />;
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <PageLoading />;
}
