import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAction } from '../../api/actions.js';
import { ApiError, request } from '../../api/client.js';
import { oneKey, type Noun } from '../../api/keys.js';
import type { Candidate, Grant, GrantList, Right } from '../../api/types.js';

/** A thing that can be shared: `{noun: 'streams', id}`. */
export interface Shared {
  noun: Extract<Noun, 'streams' | 'applications' | 'configurations'>;
  id: string;
}

/** Somebody with rights, as it is sent. */
type Given = Pick<Grant, 'kind' | 'id' | 'rights'>;

/** Who has rights on a thing, and how to change that. Each change is saved at once, on the list that is shown. */
export function useGrants({ noun, id }: Shared) {
  const client = useQueryClient();
  const path = `/${noun}/${id}/grants`;
  const key = oneKey('grants', path);
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => request<GrantList>('GET', path, { signal }) });
  const save = useAction({
    run: (next: readonly Given[]) =>
      request<GrantList>('PUT', path, {
        body: { items: next.map(({ kind, id: grantee, rights }) => ({ kind, id: grantee, rights })) },
        ...(query.data === undefined ? {} : { version: query.data.version }),
      }),
    changes: [noun],
    isErrorShownByCaller: true,
    onSuccess: (saved) => client.setQueryData(key, saved),
  });
  const items = query.data?.items ?? [];
  const isSame = (one: Pick<Given, 'kind' | 'id'>, other: Pick<Given, 'kind' | 'id'>) =>
    one.kind === other.kind && one.id === other.id;
  return {
    query,
    error: save.error,
    /** Somebody else was faster: what is shown is theirs, and the change has to be repeated. */
    isStale: save.error instanceof ApiError && save.error.problem.code === 'stale',
    isSaving: save.isPending,
    add: (who: Candidate, rights: Right[]) => save.mutate([...items, { ...who, rights }]),
    change: (who: Grant, rights: Right[]) =>
      save.mutate(items.map((item) => (isSame(item, who) ? { ...item, rights } : item))),
    remove: (who: Grant) => save.mutate(items.filter((item) => !isSame(item, who))),
    reload: () => {
      save.reset();
      void query.refetch();
    },
  };
}

/** People and groups whose name begins with a text. */
export function useCandidates({ noun, id }: Shared, search: string) {
  return useQuery({
    queryKey: [...oneKey('grants', `/${noun}/${id}/grants`), 'candidates', search],
    queryFn: ({ signal }) =>
      request<{ items: Candidate[] }>('GET', `/${noun}/${id}/grants/candidates`, { query: { search }, signal }),
    enabled: search !== '',
  });
}
