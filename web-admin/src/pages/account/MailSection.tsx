import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.js';
import type { UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { CurrentPasswordInput } from './CurrentPasswordInput.js';
import { useAccountAction } from './use-account-action.js';

/** The mail address; a new one counts once the link that is mailed to it was opened. */
export function MailSection({ account, canMail }: { account: UserAccount; canMail: boolean }) {
  const t = useTexts();
  const [isChanging, changing] = useDisclosure(false);
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Section title={t.account.email}>
      <Stack maw={480}>
        {sentTo !== undefined && (
          <Alert color="teal" role="status">
            {t.account.mailChangeSent(sentTo)}
          </Alert>
        )}
        <Text>{account.email ?? t.account.noMail}</Text>
        {canMail && !isChanging && (
          <Group>
            <Button variant="default" onClick={changing.open}>
              {t.account.changeMail}
            </Button>
          </Group>
        )}
        {isChanging && (
          <MailForm
            account={account}
            onSent={(email) => {
              setSentTo(email);
              changing.close();
            }}
            onCancel={changing.close}
          />
        )}
      </Stack>
    </Section>
  );
}

interface MailFormProps {
  account: UserAccount;
  onSent: (email: string) => void;
  onCancel: () => void;
}

function MailForm({ account, onSent, onCancel }: MailFormProps) {
  const t = useTexts();
  const [email, setEmail] = useState('');
  const [currentPassword, setPassword] = useState('');
  const body = account.hasPassword ? { email, currentPassword } : { email };
  const change = useAccountAction(
    () => request('POST', '/account/email', { body }),
    () => onSent(email),
  );
  const errors = fieldErrors(change.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {change.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(change.error, t)}
          </Alert>
        )}
        <TextInput
          label={t.account.newMail}
          description={t.account.mailChangeHint}
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          error={errors.get('email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {account.hasPassword && (
          <CurrentPasswordInput value={currentPassword} onChange={setPassword} error={errors.get('currentPassword')} />
        )}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t.account.changeMail}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t.common.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
