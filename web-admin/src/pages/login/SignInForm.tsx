import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { signInOptionsQuery, type SignInOptions, type SignInRefusal } from '../../api/account.js';
import { ApiError } from '../../api/client.js';
import { useSignIn } from '../../api/session.js';
import type { Texts } from '../../i18n/en.js';
import { useTexts } from '../../i18n/i18n.js';
import { problemSentence } from '../../parts/notices.js';
import { OpenIdButton } from './OpenIdButton.js';

/** @param next where the OpenID provider leads back to; this page by default */
export function SignInForm({ next }: { next?: string }) {
  const t = useTexts();
  const signIn = useSignIn();
  const options = useQuery(signInOptionsQuery);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ user, password });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {signIn.error !== null && (
          <Alert color="red" role="alert">
            {refusalSentence(signIn.error, t)}
          </Alert>
        )}
        <TextInput
          label={t.account.userOrMail}
          name="user"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.login.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t.common.show }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={signIn.isPending} mt={4}>
          {t.login.submit}
        </Button>
        {options.data !== undefined && <OtherWays options={options.data} next={next} />}
      </Stack>
    </form>
  );
}

function OtherWays({ options, next }: { options: SignInOptions; next: string | undefined }) {
  const t = useTexts();
  return (
    <>
      {options.passwordReset ? (
        <Anchor component={Link} to="/forgotten" size="sm" ta="center">
          {t.account.forgot}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed" ta="center">
          {t.account.forgotNoMail}
        </Text>
      )}
      {options.openId !== null && (
        <>
          <Divider label={t.account.or} />
          <OpenIdButton label={t.account.openId(options.openId.label)} next={next} />
        </>
      )}
    </>
  );
}

function refusalSentence(error: Error, t: Texts): string {
  if (!(error instanceof ApiError)) return problemSentence(error, t);
  if (error.status === 401) return t.login.wrong;
  const { code } = error.problem;
  const isKnown = Object.hasOwn(t.account.refusals, code);
  return isKnown ? t.account.refusals[code as SignInRefusal] : problemSentence(error, t);
}
