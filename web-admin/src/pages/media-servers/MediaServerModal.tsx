import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { MediaServer } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';

const blank = { version: 0, id: '', role: 'origin' as MediaServer['role'], rtmpUrl: '', apiUrl: '' };
const draftOf = ({ id, role, rtmpUrl, apiUrl }: typeof blank) => ({ id, role, rtmpUrl, apiUrl });
type Draft = ReturnType<typeof draftOf>;

interface MediaServerModalProps {
  /** The server to edit; absent = a new one. Give the modal another `key` for each. */
  server?: MediaServer;
  isOpen: boolean;
  onClose: () => void;
}

/** Addresses and role of a media server. Its id is what it calls itself and stays. */
export function MediaServerModal({ server, isOpen, onClose }: MediaServerModalProps) {
  const t = useTexts();
  const form = useDraft<typeof blank, Draft>(server ?? blank, draftOf, `media-server/${server?.id ?? 'new'}`);
  const { draft, setDraft, version } = form;
  const save = useAction({
    run: (submission: Submission<Draft>) => send(server, submission),
    changes: ['media-servers'],
    isErrorShownByCaller: true,
    onSuccess: () => {
      form.takeTheirs();
      onClose();
    },
  });
  const labels = { rtmpUrl: t.mediaServers.rtmpUrl, apiUrl: t.mediaServers.apiUrl, role: t.mediaServers.role };
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
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
          <FormNotices form={form} save={save} objectId={server?.id} labels={labels} />
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

function send(
  server: MediaServer | undefined,
  { draft: { id, ...rest }, version }: Submission<Draft>,
): Promise<MediaServer> {
  if (server === undefined) return request('POST', '/media-servers', { body: { id, ...rest } });
  return request('PATCH', `/media-servers/${encodeURIComponent(server.id)}`, { body: rest, version });
}
