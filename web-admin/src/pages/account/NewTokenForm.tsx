import { Alert, Button, Group, Radio, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { NewToken } from '../../api/account.js';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';

/** Offered while typing; Portier takes every noun of its API. */
const nouns = [
  'streams',
  'configurations',
  'tasks',
  'problems',
  'applications',
  'concierges',
  'edges',
  'media-servers',
  'audit',
];
const suggestions = nouns.flatMap((noun) => [`${noun}:read`, `${noun}:write`]);

const accesses = ['read', 'write', 'chosen'] as const;
type Access = (typeof accesses)[number];
const expiries = ['7', '30', '90', '365', 'never'] as const;
type Expiry = (typeof expiries)[number];

export function NewTokenForm({ onCreated }: { onCreated: (token: string) => void }) {
  const t = useTexts();
  const [name, setName] = useState('');
  const [access, setAccess] = useState<Access>('read');
  const [chosen, setChosen] = useState<string[]>([]);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const create = useAction({
    run: () =>
      request<NewToken>('POST', '/tokens', {
        body: { name, scopes: access === 'chosen' ? chosen : [`*:${access}`], expiresAt: expiresAt(expiry) },
      }),
    changes: ['tokens'],
    isErrorShownByCaller: true,
    onSuccess: ({ token }) => onCreated(token),
  });
  const errors = fieldErrors(create.error, t);
  const scopeError = [...errors].find(([path]) => path.startsWith('scopes'))?.[1];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {create.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(create.error, t)}
          </Alert>
        )}
        <TextInput
          label={t.account.tokenName}
          description={t.account.tokenNameHint}
          required
          maxLength={100}
          error={errors.get('name')}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t.account.tokenAccess}
          value={access}
          onChange={(value) => setAccess(value as Access)}
          error={access === 'chosen' ? undefined : scopeError}
        >
          <Stack gap="xs" mt="xs">
            {accesses.map((value) => (
              <Radio key={value} value={value} label={t.account.tokenAccesses[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {access === 'chosen' && (
          <TagsInput
            label={t.account.scopes}
            description={t.account.scopesHint}
            data={suggestions}
            value={chosen}
            onChange={setChosen}
            splitChars={[',', ' ']}
            acceptValueOnBlur
            comboboxProps={{ position: 'top' }}
            maxDropdownHeight={160}
            error={scopeError}
          />
        )}
        <Select
          label={t.account.expires}
          data={expiries.map((value) => ({ value, label: t.account.expiries[value] }))}
          allowDeselect={false}
          value={expiry}
          onChange={(value) => setExpiry(value as Expiry)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            {t.common.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function expiresAt(expiry: Expiry): string | null {
  return expiry === 'never' ? null : new Date(Date.now() + Number(expiry) * 86_400_000).toISOString();
}
