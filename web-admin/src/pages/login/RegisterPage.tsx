import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { signInOptionsQuery } from '../../api/account.js';
import { request } from '../../api/client.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';
import { BackToSignIn } from './BackToSignIn.js';
import { PublicFrame } from './PublicFrame.js';

/** Somebody makes an account: name and address here, the password with the link in the mail. */
export function RegisterPage() {
  const t = useTexts();
  const options = useQuery(signInOptionsQuery);
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return (
      <PublicFrame title={t.account.mailSentTitle} foot={<BackToSignIn />}>
        <Text role="status">{t.account.registerSent(sentTo)}</Text>
      </PublicFrame>
    );
  }
  const isOff = options.data?.registration === 'off';
  const lead = isOff
    ? t.account.registerOff
    : options.data?.registration === 'approval'
      ? `${t.account.registerLead} ${t.account.approvalHint}`
      : t.account.registerLead;
  return (
    <PublicFrame title={t.account.registerTitle} lead={lead} foot={<BackToSignIn />}>
      {!isOff && <RegisterForm onSent={setSentTo} />}
    </PublicFrame>
  );
}

function RegisterForm({ onSent }: { onSent: (email: string) => void }) {
  const { texts: t, language } = useLanguage();
  const [draft, setDraft] = useState({ name: '', email: '', displayName: '' });
  const register = useMutation({
    mutationFn: () => request('POST', '/registrations', { body: { ...draft, language } }),
    onSuccess: () => onSent(draft.email),
  });
  const errors = fieldErrors(register.error, t);
  const text = (field: keyof typeof draft) => ({
    error: errors.get(field),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {register.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(register.error, t)}
          </Alert>
        )}
        <TextInput
          label={t.account.name}
          description={t.account.nameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          minLength={2}
          maxLength={64}
          autoFocus
          {...text('name')}
        />
        <TextInput
          label={t.account.email}
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          {...text('email')}
        />
        <TextInput
          label={t.account.displayName}
          description={t.account.displayNameHint}
          autoComplete="name"
          maxLength={100}
          {...text('displayName')}
        />
        <Button type="submit" fullWidth loading={register.isPending} mt={4}>
          {t.account.registerSubmit}
        </Button>
      </Stack>
    </form>
  );
}
