import { Button, Collapse, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { NewPublishKey, PublishKey } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { bodyOf, changeOf, draftOf, newKey, type Draftable, type KeyDraft } from './key-draft.js';

interface KeyFormProps {
  path: string;
  /** The one to change; absent = a new one. */
  publishKey?: PublishKey;
  onSaved: (saved: PublishKey | NewPublishKey) => void;
}

/** Whose a key is, and when and from where it lets in. */
export function KeyForm({ path, publishKey, onSaved }: KeyFormProps) {
  const t = useTexts();
  const form = useDraft<Draftable, KeyDraft>(
    publishKey ?? newKey,
    draftOf,
    publishKey === undefined ? `new-key${path}` : `key/${publishKey.id}`,
  );
  const { draft, setDraft, version } = form;
  const [isLimited, limits] = useDisclosure(draft.notBefore + draft.notAfter + draft.networks !== '');
  const save = useAction({
    run: ({ draft: sent, version: basedOn }: Submission<KeyDraft>) =>
      publishKey === undefined
        ? request<NewPublishKey>('POST', path, { body: bodyOf(sent) })
        : request<PublishKey>('PATCH', `${path}/${publishKey.id}`, {
            body: changeOf(sent, form.theirs),
            version: basedOn,
          }),
    changes: ['keys'],
    isErrorShownByCaller: true,
    onSuccess: (saved) => (form.takeTheirs(), onSaved(saved)),
  });
  const labels = {
    ...{ label: t.publish.keyLabel, notBefore: t.publish.notBefore, notAfter: t.publish.notAfter },
    networks: t.publish.networks,
  };
  const errors = fieldErrors(save.error, t);
  const networkError = [...errors].find(([field]) => field.startsWith('networks'))?.[1];
  const text = (field: keyof KeyDraft) => ({
    error: errors.get(field),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormNotices form={form} save={save} objectId={publishKey?.id} labels={labels} />
        {publishKey !== undefined && (
          <Text size="sm" c="dimmed">
            {t.publish.editHint(publishKey.hint)}
          </Text>
        )}
        <TextInput
          label={t.publish.keyLabel}
          description={t.publish.keyLabelHint}
          maxLength={100}
          data-autofocus
          {...text('label')}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isLimited}
          onClick={limits.toggle}
          style={{ alignSelf: 'flex-start' }}
        >
          {t.publish.advanced}
        </Button>
        <Collapse expanded={isLimited || errors.size > 0} keepMounted={false}>
          <Stack>
            <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
              <TextInput type="datetime-local" label={t.publish.notBefore} miw={200} {...text('notBefore')} />
              <TextInput type="datetime-local" label={t.publish.notAfter} miw={200} {...text('notAfter')} />
            </Group>
            <Textarea
              label={t.publish.networks}
              description={t.publish.networksHint}
              autosize
              minRows={2}
              {...text('networks')}
              error={networkError}
            />
          </Stack>
        </Collapse>
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {publishKey === undefined ? t.common.create : t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
