import { Button, Collapse, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { PublishKey } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';

const blank = { version: 0, label: '', notBefore: '', notAfter: '', networks: '' };
const draftOf = ({ version: _, ...draft }: typeof blank) => draft;

interface NewKeyFormProps {
  path: string;
  onCreated: (key: string) => void;
}

export function NewKeyForm({ path, onCreated }: NewKeyFormProps) {
  const t = useTexts();
  const form = useDraft(blank, draftOf, `new-key${path}`);
  const { draft, setDraft, version } = form;
  const [isLimited, limits] = useDisclosure(draft.notBefore + draft.notAfter + draft.networks !== '');
  const create = useAction({
    run: ({ draft: sent }: Submission<typeof draft>) =>
      request<PublishKey & { key: string }>('POST', path, {
        body: {
          label: sent.label,
          notBefore: instantOf(sent.notBefore),
          notAfter: instantOf(sent.notAfter),
          networks: sent.networks.split(/[\s,]+/).filter((network) => network !== ''),
        },
      }),
    changes: ['keys'],
    isErrorShownByCaller: true,
    onSuccess: ({ key }) => (form.takeTheirs(), onCreated(key)),
  });
  const errors = fieldErrors(create.error, t);
  const networkError = [...errors].find(([field]) => field.startsWith('networks'))?.[1];
  const text = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ draft, version });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormNotices form={form} save={create} />
        <TextInput
          label={t.publish.keyLabel}
          description={t.publish.keyLabelHint}
          error={errors.get('label')}
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
            <Group grow>
              <TextInput
                type="datetime-local"
                label={t.publish.notBefore}
                error={errors.get('notBefore')}
                {...text('notBefore')}
              />
              <TextInput
                type="datetime-local"
                label={t.publish.notAfter}
                error={errors.get('notAfter')}
                {...text('notAfter')}
              />
            </Group>
            <Textarea
              label={t.publish.networks}
              description={t.publish.networksHint}
              error={networkError}
              autosize
              minRows={2}
              {...text('networks')}
            />
          </Stack>
        </Collapse>
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            {t.common.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The browser's local date and time as an instant. */
const instantOf = (local: string) => (local === '' ? null : new Date(local).toISOString());
