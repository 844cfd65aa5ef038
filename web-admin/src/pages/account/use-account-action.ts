import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Query key of one's own account. */
export const accountKey = ['account'] as const;

/** A write to one's own account; it and the sessions are fetched again. Its errors are shown beside the fields. */
export function useAccountAction<Output>(run: () => Promise<Output>, onSuccess: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async () => {
      onSuccess();
      await Promise.all([accountKey, ['sessions']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
