import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { MediaServer } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';

const blank = { id: '', role: 'origin' as MediaServer['role'], rtmpUrl: '', apiUrl: '' };

interface MediaServerModalProps {
  /** The server to edit; absent = a new one. Give the modal another `key` for each. */
  server?: MediaServer;
  isOpen: boolean;
  onClose: () => void;
}

/** Addresses and role of a media server. Its id is what it calls itself and stays. */
export function MediaServerModal({ server, isOpen, onClose }: MediaServerModalProps) {
  const t = useTexts();
  const [draft, setDraft] = useState(server ?? blank);
  const save = useAction({
    run: () => send(server, draft),
    changes: ['media-servers'],
    isErrorShownByCaller: true,
    onSuccess: () => {
      if (server === undefined) setDraft(blank);
      onClose();
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
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
      title={server === undefined ? t.mediaServers.create : t.mediaServers.editTitle(server.id)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form onSubmit={submit}>
        <Stack>
          {save.error !== null && errors.size === 0 && (
            <Alert color="red" role="alert">
              {problemSentence(save.error, t)}
            </Alert>
          )}
          {server === undefined && (
            <TextInput label={t.mediaServers.id} description={t.mediaServers.idHint} data-autofocus {...text('id')} />
          )}
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
            <Button type="submit" loading={save.isPending}>
              {server === undefined ? t.common.add : t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function send(server: MediaServer | undefined, { id, role, rtmpUrl, apiUrl }: typeof blank): Promise<MediaServer> {
  if (server === undefined) return request('POST', '/media-servers', { body: { id, role, rtmpUrl, apiUrl } });
  const path = `/media-servers/${encodeURIComponent(server.id)}`;
  return request('PATCH', path, { body: { role, rtmpUrl, apiUrl }, version: server.version });
}
