import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { DryRun } from '../../api/types.js';
import type { ConfigurationDraft } from './ConfigurationForm.js';

/** What a draft belongs to: a stored configuration, or a stream and a type. */
export type DraftSubject = { configurationId: string } | { streamId: string; type: string };

/** Asks what would come of a draft. Fails as saving it would. */
export function useDryRun(subject: DraftSubject) {
  return useAction({
    run: ({ fields, replicas, labels }: ConfigurationDraft) =>
      request<DryRun>('POST', '/configurations/dry-run', { body: { ...subject, fields, replicas, labels } }),
    changes: [],
    isErrorShownByCaller: true,
  });
}
