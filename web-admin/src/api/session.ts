import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, request } from './client.js';
import { serverKey, sessionKey } from './keys.js';
import { clearAllDrafts } from '../forms/stored-draft.js';
import type { ServerFacts, User } from './types.js';

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return (await request<{ user: User }>('GET', '/session', { signal })).user;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const serverQuery = queryOptions({
  queryKey: serverKey,
  queryFn: ({ signal }) => request<ServerFacts>('GET', '/server', { signal }),
  staleTime: 5 * 60_000,
});

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { user: string; password: string }) =>
      request<{ user: User }>('POST', '/session', { body: credentials }),
    onSuccess: ({ user }) => {
      client.setQueryData(sessionKey, user);
      // What was refused while nobody was signed in is asked for again.
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('DELETE', '/session'),
    onSuccess: () => {
      clearAllDrafts();
      client.clear();
      // A full load drops everything the last person saw from memory.
      window.location.assign('/login');
    },
  });
}
