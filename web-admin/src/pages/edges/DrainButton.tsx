import { Button, Tooltip } from '@mantine/core';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Edge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';

/** Takes an edge out of service without harm, or back into it. */
export function DrainButton({ edge: { id, name, isDrained }, size }: { edge: Edge; size: 'xs' | 'sm' }) {
  const t = useTexts();
  const change = useAction({
    run: (verb: 'drain' | 'activate') => request('POST', `/edges/${id}/${verb}`),
    changes: ['edges'],
  });
  const verb = isDrained ? 'activate' : 'drain';
  return (
    <Tooltip label={t.edges.drainHint} disabled={isDrained} withArrow multiline maw={260}>
      <Button
        size={size}
        variant="default"
        flex="none"
        loading={change.isPending}
        aria-label={`${t.edges[verb]}: ${name}`}
        onClick={() => change.mutate(verb)}
      >
        {t.edges[verb]}
      </Button>
    </Tooltip>
  );
}
