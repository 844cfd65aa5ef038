import { QueryClient } from '@tanstack/react-query';
import { ApiError, whenUnauthenticated } from '../api/client.js';
import { sessionKey } from '../api/keys.js';

/** The cache of everything fetched. Events keep it current (src/live), so nothing is polled. */
export function createAppQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A closed laptop lid or a cable says nothing about whether Portier on this machine answers.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof ApiError && error.status < 500) && failures < 2,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  whenUnauthenticated(() => client.setQueryData(sessionKey, null));
  return client;
}
