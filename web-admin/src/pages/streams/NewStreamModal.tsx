import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ComponentProps, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Stream, Visibility } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft, type DraftForm } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { ShownOnceModal } from '../../parts/ShownOnceModal.js';
import { ApplicationSelect } from './ApplicationSelect.js';
import { KeyToCopy } from './KeyToCopy.js';
import { VisibilitySelect } from './VisibilitySelect.js';

interface NewStreamModalProps {
  isOpen: boolean;
  onClose: () => void;
}

type CreatedStream = Stream & { key: string };

const blank = { version: 0, name: '', title: '', application: 'live', visibility: 'public' as Visibility };
const draftOf = ({ version: _, ...draft }: typeof blank) => draft;
type StreamDraft = ReturnType<typeof draftOf>;
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Asks for a new stream, then shows its key, once. What was typed stays when the dialog is closed by mistake. */
export function NewStreamModal({ isOpen, onClose }: NewStreamModalProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const form = useDraft(blank, draftOf, 'new-stream');
  const create = useAction({
    run: ({ draft }: Submission<StreamDraft>) => request<CreatedStream>('POST', '/streams', { body: draft }),
    changes: ['streams', 'applications'],
    isErrorShownByCaller: true,
    onSuccess: form.takeTheirs,
  });
  const finish = () => {
    onClose();
    create.reset();
    if (create.data !== undefined) void navigate(`/streams/${create.data.id}`);
  };
  return (
    <ShownOnceModal
      isOpen={isOpen}
      created={create.data}
      title={{ before: t.streamForm.title, after: t.streamForm.createdTitle }}
      onClose={onClose}
      onFinish={finish}
      shown={(stream) => <Created stream={stream} onFinish={finish} />}
    >
      <StreamFields form={form} create={create} />
    </ShownOnceModal>
  );
}

interface StreamFieldsProps {
  form: DraftForm<StreamDraft>;
  create: ComponentProps<typeof FormNotices<StreamDraft>>['save'] & { isPending: boolean };
}

function StreamFields({ form, create }: StreamFieldsProps) {
  const t = useTexts();
  const { draft, setDraft: onChange, version } = form;
  const [isChecked, setChecked] = useState(false);
  const errors = fieldErrors(create.error, t);
  const isNameWrong = isChecked && !namePattern.test(draft.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (namePattern.test(draft.name)) create.mutate({ draft, version });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormNotices form={form} save={create} />
        <TextInput
          label={t.streamForm.name}
          description={t.streamForm.nameHint}
          error={isNameWrong ? t.streamForm.namePattern : errors.get('name')}
          required
          data-autofocus
          maxLength={64}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t.streamForm.streamTitle}
          description={t.streamForm.titleHint}
          error={errors.get('title')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
        />
        <VisibilitySelect value={draft.visibility} onChange={(visibility) => onChange({ ...draft, visibility })} />
        <ApplicationSelect
          value={draft.application}
          error={errors.get('application')}
          onChange={(application) => onChange({ ...draft, application })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            {t.streamForm.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Created({ stream, onFinish }: { stream: CreatedStream; onFinish: () => void }) {
  const t = useTexts();
  return (
    <Stack>
      <Alert color="teal">{t.streamForm.createdText}</Alert>
      <KeyToCopy rtmpUrl={stream.rtmpUrl} publishKey={stream.key} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onFinish}>
          {t.streamForm.toStream}
        </Button>
      </Group>
    </Stack>
  );
}
