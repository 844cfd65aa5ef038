import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { NewEdge } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { ShownOnceModal } from '../../parts/ShownOnceModal.js';
import { AgentSettings } from './AgentSettings.js';
import { bodyOf, draftOf, newEdge, type EdgeDraft } from './edge-draft.js';
import { EdgeFields } from './EdgeFields.js';

/** Registers an edge, then shows what its agent needs, once. */
export function NewEdgeModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const form = useDraft(newEdge, draftOf, 'new-edge');
  const create = useAction({
    run: ({ draft }: Submission<EdgeDraft>) => request<NewEdge>('POST', '/edges', { body: bodyOf(draft) }),
    changes: ['edges'],
    isErrorShownByCaller: true,
    onSuccess: form.takeTheirs,
  });
  const finish = () => {
    onClose();
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ draft: form.draft, version: form.version });
  };
  return (
    <ShownOnceModal
      isOpen={isOpen}
      created={create.data}
      title={{ before: t.edges.create, after: t.edges.createdTitle }}
      onClose={onClose}
      onFinish={finish}
      shown={({ token }) => <AgentSettings token={token} onClose={finish} />}
    >
      <form onSubmit={submit}>
        <Stack>
          <FormNotices form={form} save={create} />
          <EdgeFields draft={form.draft} errors={fieldErrors(create.error, t)} onChange={form.setDraft} />
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending}>
              {t.edges.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </ShownOnceModal>
  );
}
