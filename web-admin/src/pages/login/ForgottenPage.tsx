import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { signInOptionsQuery } from '../../api/account.js';
import { request } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import { problemSentence } from '../../parts/notices.js';
import { BackToSignIn } from './BackToSignIn.js';
import { PublicFrame } from './PublicFrame.js';

/** A forgotten password: asks for the mail with a link. */
export function ForgottenPage() {
  const t = useTexts();
  const options = useQuery(signInOptionsQuery);
  const [user, setUser] = useState('');
  const ask = useMutation({ mutationFn: () => request('POST', '/password-resets', { body: { user } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  if (ask.isSuccess) {
    return (
      <PublicFrame title={t.account.mailSentTitle} foot={<BackToSignIn />}>
        <Text role="status">{t.account.forgotSent(user)}</Text>
      </PublicFrame>
    );
  }
  if (options.data?.passwordReset === false) {
    return (
      <PublicFrame title={t.account.forgotTitle} foot={<BackToSignIn />}>
        <Text>{t.account.forgotNoMail}</Text>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={t.account.forgotTitle} lead={t.account.forgotLead} foot={<BackToSignIn />}>
      <form onSubmit={submit}>
        <Stack>
          {ask.error !== null && (
            <Alert color="red" role="alert">
              {problemSentence(ask.error, t)}
            </Alert>
          )}
          <TextInput
            label={t.account.userOrMail}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={254}
            withAsterisk={false}
            autoFocus
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth loading={ask.isPending}>
            {t.account.forgotSubmit}
          </Button>
        </Stack>
      </form>
    </PublicFrame>
  );
}
