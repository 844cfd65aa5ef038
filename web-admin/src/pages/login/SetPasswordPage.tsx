import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import type { PasswordResetPreview, PasswordResetResult } from '../../api/account.js';
import { ApiError, request } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import { Failure } from '../../parts/Failure.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';
import { BackToSignIn } from './BackToSignIn.js';
import { NewPasswordInput } from './NewPasswordInput.js';
import { PublicFrame } from './PublicFrame.js';
import { useLinkSecret } from './link-secret.js';

/** `/reset#...` and `/activate#...`: the password of an account, set with a link. */
export function SetPasswordPage() {
  const t = useTexts();
  const token = useLinkSecret();
  const [done, setDone] = useState<PasswordResetResult>();
  const preview = useQuery({
    queryKey: ['password-reset', token],
    queryFn: ({ signal }) =>
      request<PasswordResetPreview>('POST', '/password-resets/preview', { body: { token }, signal }),
    // Looking again after the link was used up would say that it is invalid.
    staleTime: Infinity,
    enabled: token !== '' && done === undefined,
  });
  if (done !== undefined) return <Done {...done} />;
  if (token === '' || isInvalidLink(preview.error)) return <InvalidLink />;
  if (preview.error !== null) {
    return (
      <PublicFrame title={t.account.resetTitle} foot={<BackToSignIn />}>
        <Failure error={preview.error} onRetry={() => void preview.refetch()} />
      </PublicFrame>
    );
  }
  if (preview.data === undefined) return <PublicFrame title={t.app.loading}>{null}</PublicFrame>;
  const { purpose, name } = preview.data;
  return (
    <PublicFrame
      title={purpose === 'activate' ? t.account.activateTitle : t.account.resetTitle}
      lead={t.account.choosingFor(name)}
      foot={<BackToSignIn />}
    >
      <PasswordForm token={token} preview={preview.data} onDone={setDone} />
    </PublicFrame>
  );
}

interface PasswordFormProps {
  token: string;
  preview: PasswordResetPreview;
  onDone: (result: PasswordResetResult) => void;
}

function PasswordForm({ token, preview: { name, email }, onDone }: PasswordFormProps) {
  const t = useTexts();
  const [password, setPassword] = useState('');
  const complete = useMutation({
    mutationFn: () =>
      request<PasswordResetResult>('POST', '/password-resets/completion', { body: { token, password } }),
    onSuccess: onDone,
  });
  const errors = fieldErrors(complete.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    complete.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {complete.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {isInvalidLink(complete.error) ? t.account.linkInvalid : problemSentence(complete.error, t)}
          </Alert>
        )}
        <TextInput label={t.account.name} name="username" autoComplete="username" readOnly value={name} />
        <NewPasswordInput
          own={[name, email ?? '']}
          value={password}
          onChange={setPassword}
          error={errors.get('password')}
          autoFocus
        />
        <Button type="submit" fullWidth loading={complete.isPending}>
          {t.account.choose}
        </Button>
      </Stack>
    </form>
  );
}

function Done({ state }: PasswordResetResult) {
  const t = useTexts();
  return (
    <PublicFrame title={t.account.doneTitle}>
      <Stack>
        <Text role="status">{state === 'active' ? t.account.doneActive : t.account.donePending}</Text>
        <Button component={Link} to="/login" fullWidth>
          {t.account.toSignIn}
        </Button>
      </Stack>
    </PublicFrame>
  );
}

export function InvalidLink() {
  const t = useTexts();
  return (
    <PublicFrame title={t.account.linkInvalidTitle} foot={<BackToSignIn />}>
      <Text role="alert" mb="md">
        {t.account.linkInvalid}
      </Text>
      <Anchor component={Link} to="/forgotten">
        {t.account.askAgain}
      </Anchor>
    </PublicFrame>
  );
}

export const isInvalidLink = (error: unknown) => error instanceof ApiError && error.status === 410;
