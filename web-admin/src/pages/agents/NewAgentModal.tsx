import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Concierge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';

/** Asks for a name, then shows the agent's token, once. */
export function NewAgentModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const [name, setName] = useState('');
  const create = useAction({
    run: () => request<Concierge & { token: string }>('POST', '/concierges', { body: { name } }),
    changes: ['concierges'],
    isErrorShownByCaller: true,
  });
  const created = create.data;
  const finish = () => {
    onClose();
    create.reset();
    setName('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const errors = fieldErrors(create.error, t);
  const problem = create.error === null ? undefined : (errors.get('name') ?? problemSentence(create.error, t));
  return (
    <Modal
      opened={isOpen}
      onClose={created === undefined ? onClose : finish}
      title={created === undefined ? t.agents.create : t.agents.createdTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
      closeOnClickOutside={created === undefined}
    >
      {created === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t.common.name}
              description={t.agents.nameHint}
              error={problem}
              required
              maxLength={64}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={create.isPending}>
                {t.common.create}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Alert color="teal">{t.agents.createdText}</Alert>
          <CopyField label={t.agents.token} value={created.token} isProminent />
          <Group justify="flex-end">
            <Button variant="default" onClick={finish}>
              {t.common.close}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
