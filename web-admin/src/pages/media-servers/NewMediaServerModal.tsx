import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { MediaServer } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';

const blank = { id: '', role: 'origin' as MediaServer['role'], rtmpUrl: '', apiUrl: '' };

export function NewMediaServerModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const [draft, setDraft] = useState(blank);
  const create = useAction({
    run: () => request<MediaServer>('POST', '/media-servers', { body: draft }),
    changes: ['media-servers'],
    isErrorShownByCaller: true,
    onSuccess: () => {
      setDraft(blank);
      onClose();
    },
  });
  const errors = fieldErrors(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const text = (field: 'id' | 'rtmpUrl' | 'apiUrl') => ({
    required: true,
    error: errors.get(field),
    value: draft[field],
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t.mediaServers.create}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form onSubmit={submit}>
        <Stack>
          {create.error !== null && errors.size === 0 && (
            <Alert color="red" role="alert">
              {problemSentence(create.error, t)}
            </Alert>
          )}
          <TextInput label={t.mediaServers.id} description={t.mediaServers.idHint} data-autofocus {...text('id')} />
          <TextInput label={t.mediaServers.rtmpUrl} description={t.mediaServers.rtmpHint} {...text('rtmpUrl')} />
          <TextInput label={t.mediaServers.apiUrl} description={t.mediaServers.apiHint} {...text('apiUrl')} />
          <Select
            label={t.mediaServers.role}
            data={(['origin', 'edge'] as const).map((role) => ({ value: role, label: t.mediaServers.roles[role] }))}
            allowDeselect={false}
            value={draft.role}
            onChange={(role) => setDraft({ ...draft, role: role as MediaServer['role'] })}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending}>
              {t.common.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
