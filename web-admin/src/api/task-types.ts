import { useQuery } from '@tanstack/react-query';
import { request } from './client.js';
import type { Page, TaskType } from './types.js';

/** The kinds of tasks this Portier knows. They change only with a new release. */
export function useTaskTypes() {
  return useQuery({
    queryKey: ['task-types'],
    queryFn: async ({ signal }) => (await request<Page<TaskType>>('GET', '/task-types', { signal })).items,
    staleTime: Infinity,
  });
}

/** Title of a type, or its name while the types load. */
export function useTypeTitle(): (name: string) => string {
  const { data } = useTaskTypes();
  return (name) => data?.find((type) => type.name === name)?.title ?? name;
}
