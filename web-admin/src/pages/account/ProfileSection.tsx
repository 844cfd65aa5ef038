import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.js';
import type { UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence, useSuccessNotice } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { useAccountAction } from './use-account-action.js';

export function ProfileSection({ account }: { account: UserAccount }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const [displayName, setDisplayName] = useState(account.displayName);
  const [language, setLanguage] = useState(account.language);
  const save = useAccountAction(
    () => request('PATCH', '/account', { body: { displayName, language }, version: account.version }),
    () => showSuccess(t.common.saved),
  );
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isSame = displayName === account.displayName && language === account.language;
  return (
    <Section title={t.account.profile}>
      <form onSubmit={submit}>
        <Stack maw={480}>
          {save.error !== null && errors.size === 0 && (
            <Alert color="red" role="alert">
              {problemSentence(save.error, t)}
            </Alert>
          )}
          <TextInput
            label={t.account.displayName}
            description={t.account.displayNameHint}
            autoComplete="name"
            maxLength={100}
            error={errors.get('displayName')}
            value={displayName}
            onChange={(event) => setDisplayName(event.currentTarget.value)}
          />
          <Select
            label={t.account.mailLanguage}
            data={(['en', 'de'] as const).map((value) => ({ value, label: t.account.mailLanguages[value] }))}
            allowDeselect={false}
            value={language}
            onChange={(chosen) => setLanguage(chosen === 'de' ? 'de' : 'en')}
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={isSame}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
