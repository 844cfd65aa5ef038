import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Stream } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { DeleteButton } from '../../parts/DeleteButton.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { ApplicationSelect } from './ApplicationSelect.js';
import { VisibilitySelect } from './VisibilitySelect.js';

const draftOf = ({ name, title, application, visibility }: Stream) => ({ name, title, application, visibility });

export function SettingsTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <Stack gap="lg">
      {stream.rights.change && <StreamSettings stream={stream} />}
      <Section title={t.stream.address}>
        <Stack>
          <CopyField label={t.stream.watchUrl} value={stream.watchUrl} />
          <CopyField label={t.stream.hlsUrl} value={stream.hlsUrl} />
        </Stack>
      </Section>
      {stream.rights.delete && <DeleteStream stream={stream} />}
    </Stack>
  );
}

function StreamSettings({ stream }: { stream: Stream }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const form = useDraft(stream, draftOf, `stream-settings/${stream.id}`);
  const { draft, setDraft, isSaved, isUnsaved, version, begin } = form;
  const save = useAction({
    run: ({ draft: body, version: basedOn }: Submission<ReturnType<typeof draftOf>>) =>
      request<Stream>('PATCH', `/streams/${stream.id}`, { body, version: basedOn }),
    changes: ['streams', 'configurations'],
    isErrorShownByCaller: true,
    onSuccess: (saved, sent) => {
      begin(saved, sent.draft);
      showSuccess(t.common.saved);
    },
  });
  const labels: Record<string, string> = {
    title: t.streamForm.streamTitle,
    name: t.streamForm.name,
    visibility: t.streams.visibility,
    application: t.streamForm.application,
  };
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
  };
  return (
    <Section title={t.settings.title}>
      <UnsavedGuard isUnsaved={isUnsaved} onLeave={form.forget} />
      <form onSubmit={submit}>
        <Stack maw={560}>
          <FormNotices form={form} save={save} objectId={stream.id} labels={labels} />
          <TextInput
            label={t.streamForm.streamTitle}
            description={t.streamForm.titleHint}
            error={errors.get('title')}
            maxLength={200}
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
          />
          <TextInput
            label={t.streamForm.name}
            description={t.streamForm.nameHint}
            error={errors.get('name')}
            maxLength={64}
            required
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <VisibilitySelect value={draft.visibility} onChange={(visibility) => setDraft({ ...draft, visibility })} />
          <ApplicationSelect
            value={draft.application}
            error={errors.get('application')}
            onChange={(application) => setDraft({ ...draft, application })}
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={isSaved}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function DeleteStream({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <Section title={t.settings.dangerTitle}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t.settings.dangerText}
        </Text>
        <DeleteButton
          path={`/streams/${stream.id}`}
          next="/streams"
          title={t.streams.deleteTitle(stream.name)}
          text={t.streams.deleteText}
        />
      </Group>
    </Section>
  );
}
