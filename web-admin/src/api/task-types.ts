import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { request } from './client.js';
import { inWordsOf } from './task-type-words.js';
import type { Page, TaskType } from './types.js';

/** The kinds of tasks this Portier knows, in the reader's language. They change only with a new release. */
export function useTaskTypes() {
  const { taskTexts } = useTexts();
  return useQuery({
    queryKey: ['task-types'],
    queryFn: async ({ signal }) => (await request<Page<TaskType>>('GET', '/task-types', { signal })).items,
    select: useCallback((types: TaskType[]) => types.map((type) => inWordsOf(type, taskTexts)), [taskTexts]),
    staleTime: Infinity,
  });
}

/** Title of a type, or its name while the types load. */
export function useTypeTitle(): (name: string) => string {
  const { data } = useTaskTypes();
  return (name) => data?.find((type) => type.name === name)?.title ?? name;
}
