import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.js';
import type { UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence, useSuccessNotice } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { NewPasswordInput } from '../login/NewPasswordInput.js';
import { CurrentPasswordInput } from './CurrentPasswordInput.js';
import { useAccountAction } from './use-account-action.js';

const blank = { currentPassword: '', newPassword: '' };

export function PasswordSection({ account }: { account: UserAccount }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const [draft, setDraft] = useState(blank);
  const { currentPassword, newPassword } = draft;
  const body = account.hasPassword ? { currentPassword, newPassword } : { newPassword };
  const change = useAccountAction(
    () => request('POST', '/account/password', { body }),
    () => {
      setDraft(blank);
      showSuccess(t.account.passwordChanged);
    },
  );
  const errors = fieldErrors(change.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title={t.account.password} hint={account.hasPassword ? t.account.passwordHint : t.account.noPassword}>
      <form onSubmit={submit}>
        <Stack maw={480}>
          {change.error !== null && errors.size === 0 && (
            <Alert color="red" role="alert">
              {problemSentence(change.error, t)}
            </Alert>
          )}
          {/* For password managers: whose password this is. */}
          <input type="text" name="username" autoComplete="username" value={account.name} readOnly hidden />
          {account.hasPassword && (
            <CurrentPasswordInput
              value={currentPassword}
              onChange={(value) => setDraft({ ...draft, currentPassword: value })}
              error={errors.get('currentPassword')}
            />
          )}
          <NewPasswordInput
            own={[account.name, account.displayName, account.email ?? '']}
            value={newPassword}
            onChange={(value) => setDraft({ ...draft, newPassword: value })}
            error={errors.get('newPassword')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {account.hasPassword ? t.account.changePassword : t.account.setPassword}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
