import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { NewEdge } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
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
  const created = create.data;
  const finish = () => {
    onClose();
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ draft: form.draft, version: form.version });
  };
  return (
    <Modal
      opened={isOpen}
      onClose={created === undefined ? onClose : finish}
      title={created === undefined ? t.edges.create : t.edges.createdTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
      // The token is shown only once: a slip of the mouse must not close it.
      closeOnClickOutside={created === undefined}
      size="lg"
    >
      {created === undefined ? (
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
      ) : (
        <AgentSettings token={created.token} onClose={finish} />
      )}
    </Modal>
  );
}
