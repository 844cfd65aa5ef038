import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { NewUserAccount, UserAccount } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { PasswordLink } from './PasswordLink.js';

const blank = {
  version: 0,
  ...{ name: '', displayName: '', email: '', language: 'en' as UserAccount['language'], isAdministrator: false },
};

const draftOf = ({ version: _, ...draft }: typeof blank) => draft;

/** Makes an account, then shows the link by which its owner sets a password, once. */
export function NewUserModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const form = useDraft(blank, draftOf, 'new-user');
  const { draft, setDraft, version } = form;
  const create = useAction({
    run: ({ draft: { email, ...rest } }: Submission<typeof draft>) =>
      request<NewUserAccount>('POST', '/users', {
        body: { ...rest, email: email.trim() === '' ? null : email.trim() },
      }),
    changes: ['users', 'groups'],
    isErrorShownByCaller: true,
    onSuccess: form.takeTheirs,
  });
  const finish = () => {
    onClose();
    create.reset();
  };
  const errors = fieldErrors(create.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ draft, version });
  };
  const text = (field: 'name' | 'displayName' | 'email') => ({
    error: errors.get(field),
    value: draft[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const made = create.data;
  return (
    <Modal
      opened={isOpen}
      onClose={made === undefined ? onClose : finish}
      title={made === undefined ? t.users.create : t.users.createdTitle(made.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
      closeOnClickOutside={made === undefined}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            <FormNotices form={form} save={create} />
            <TextInput
              label={t.common.name}
              description={t.users.nameHint}
              required
              maxLength={64}
              autoCapitalize="none"
              spellCheck={false}
              data-autofocus
              {...text('name')}
            />
            <TextInput label={t.users.displayName} maxLength={100} {...text('displayName')} />
            <TextInput label={t.users.email} type="email" maxLength={254} {...text('email')} />
            <LanguageSelect value={draft.language} onChange={(language) => setDraft({ ...draft, language })} />
            <Switch
              label={t.users.administrator}
              description={t.users.administratorHint}
              checked={draft.isAdministrator}
              onChange={(event) => setDraft({ ...draft, isAdministrator: event.currentTarget.checked })}
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
          {made.link !== null && <PasswordLink link={made.link} />}
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

interface LanguageSelectProps {
  value: UserAccount['language'];
  onChange: (language: UserAccount['language']) => void;
}

export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const t = useTexts();
  return (
    <Select
      label={t.users.language}
      description={t.users.languageHint}
      data={[
        { value: 'en', label: 'English' },
        { value: 'de', label: 'Deutsch' },
      ]}
      allowDeselect={false}
      value={value}
      onChange={(language) => onChange(language as UserAccount['language'])}
    />
  );
}
