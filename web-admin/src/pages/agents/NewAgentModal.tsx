import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Concierge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';
import { ShownOnceModal } from '../../parts/ShownOnceModal.js';

/** Asks for a name, then shows the agent's token, once. */
export function NewAgentModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const [name, setName] = useState('');
  const create = useAction({
    run: () => request<Concierge & { token: string }>('POST', '/concierges', { body: { name } }),
    changes: ['concierges'],
    isErrorShownByCaller: true,
  });
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
    <ShownOnceModal
      isOpen={isOpen}
      created={create.data}
      title={{ before: t.agents.create, after: t.agents.createdTitle }}
      onClose={onClose}
      onFinish={finish}
      size="md"
      shown={({ token }) => <AgentToken token={token} onClose={finish} />}
    >
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
    </ShownOnceModal>
  );
}

function AgentToken({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTexts();
  return (
    <Stack>
      <Alert color="teal">{t.agents.createdText}</Alert>
      <CopyField label={t.agents.token} value={token} isProminent />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t.common.close}
        </Button>
      </Group>
    </Stack>
  );
}
