import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { request } from '../../api/client.js';
import type { Task, TaskFigures } from '../../api/types.js';
import { joined, pointOf, pointsOf, withPoint, type Point } from './figures.js';

/** The last hour of a task: what Portier remembers, once, and then what this page sees arrive. */
export function usePoints({ id, progress }: Task): readonly Point[] {
  const past = useQuery({
    // Not below `tasks`: the figures that arrive every second must not fetch the past again.
    queryKey: ['task-figures', id],
    queryFn: ({ signal }) => request<TaskFigures>('GET', `/tasks/${id}/figures`, { signal }),
    staleTime: 60_000,
  });
  const [seen, setSeen] = useState<readonly Point[]>([]);
  useEffect(() => {
    if (progress !== null) setSeen((before) => withPoint(before, pointOf(progress)));
  }, [progress]);
  return useMemo(() => joined(past.data === undefined ? [] : pointsOf(past.data), seen), [past.data, seen]);
}
