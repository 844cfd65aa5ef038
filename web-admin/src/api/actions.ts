import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patchCached, type Cached } from './cache.js';
import { request } from './client.js';
import type { Noun } from './keys.js';
import { useProblemNotice } from '../parts/notices.js';

interface ActionOptions<Input, Output> {
  run: (input: Input) => Promise<Output>;
  /** Nouns whose lists and items this changes. */
  changes: Noun[];
  onSuccess?: (output: Output, input: Input) => void;
  /** The caller shows the error itself, beside the fields. */
  isErrorShownByCaller?: boolean;
}

/** A write: afterwards everything it changes is fetched again, and a failure is told in a notification. */
export function useAction<Input, Output>({
  run,
  changes,
  onSuccess,
  isErrorShownByCaller,
}: ActionOptions<Input, Output>) {
  const client = useQueryClient();
  const showProblem = useProblemNotice();
  return useMutation({
    mutationFn: run,
    onSuccess,
    onError: (error) => {
      if (isErrorShownByCaller !== true) showProblem(error);
    },
    onSettled: () =>
      Promise.all(changes.map((noun) => client.invalidateQueries({ queryKey: [noun] }))).then(() => undefined),
  });
}

interface Switchable {
  id: string;
  enabled: boolean;
}

interface Toggle {
  id: string;
  isOn: boolean;
}

/**
 * The on/off switch of a stream or configuration: shows the new state at once and takes it back, with a notification,
 * when the API refuses.
 */
export function useEnabledSwitch(noun: 'streams' | 'configurations') {
  const client = useQueryClient();
  const showProblem = useProblemNotice();
  return useMutation({
    mutationFn: ({ id, isOn }: Toggle) => request('PATCH', `/${noun}/${id}`, { body: { enabled: isOn } }),
    onMutate: async ({ id, isOn }: Toggle) => {
      await client.cancelQueries({ queryKey: [noun] });
      const patch = (enabled: boolean) =>
        client.setQueriesData<Cached<Switchable>>({ queryKey: [noun] }, (cached: Cached<Switchable>) =>
          patchCached<Switchable>(cached, id, { enabled }),
        );
      patch(isOn);
      return { takeBack: () => patch(!isOn) };
    },
    onError: (error, _toggle, context) => {
      context?.takeBack();
      showProblem(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [noun] }),
  });
}
