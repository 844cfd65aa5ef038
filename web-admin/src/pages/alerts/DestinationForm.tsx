import { Alert, Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { languages, useLanguage } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence } from '../../parts/notices.js';
import type { AlertDestination, NewAlertDestination } from './alert-types.js';

interface DestinationFormProps {
  /** The one to change; absent = a new one. */
  destination?: AlertDestination;
  isAdministrator: boolean;
  onSaved: (saved: AlertDestination | NewAlertDestination) => void;
}

const kinds = ['mail', 'webhook', 'slack', 'discord', 'matrix'] as const satisfies readonly AlertDestination['kind'][];

export function DestinationForm({ destination, isAdministrator, onSaved }: DestinationFormProps) {
  const { texts: t, language } = useLanguage();
  const [draft, setDraft] = useState(() => ({
    name: destination?.name ?? '',
    kind: destination?.kind ?? ('mail' as AlertDestination['kind']),
    language: destination?.language ?? language,
    enabled: destination?.enabled ?? true,
    url: '',
    mailTo: destination?.mailTo ?? '',
  }));
  const save = useAction({
    run: () => send(destination, draft, isAdministrator),
    changes: ['alert-destinations'],
    isErrorShownByCaller: true,
    onSuccess: onSaved,
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const text = (field: 'name' | 'url' | 'mailTo') => ({
    name: field,
    error: errors.get(field),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const isOwnMail = destination === undefined ? !isAdministrator : destination.owner !== null;
  return (
    <form onSubmit={submit}>
      <Stack>
        {save.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(save.error, t)}
          </Alert>
        )}
        <TextInput label={t.common.name} required maxLength={100} data-autofocus {...text('name')} />
        <Select
          label={t.alerts.kind}
          description={t.alerts.kindHints[draft.kind]}
          data={kinds.map((kind) => ({ value: kind, label: t.alerts.kinds[kind] }))}
          allowDeselect={false}
          disabled={destination !== undefined}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind: kind as AlertDestination['kind'] })}
        />
        {draft.kind !== 'mail' && (
          <TextInput
            label={t.alerts.url}
            description={destination === undefined ? t.alerts.urlHint : t.alerts.urlKeep}
            type="url"
            required={destination === undefined}
            spellCheck={false}
            autoComplete="off"
            {...text('url')}
          />
        )}
        {draft.kind === 'mail' &&
          (isOwnMail ? (
            <Text size="sm" c="dimmed">
              {t.alerts.mailToOwn}
            </Text>
          ) : (
            <TextInput label={t.alerts.mailTo} type="email" required {...text('mailTo')} />
          ))}
        <Select
          label={t.alerts.language}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          value={draft.language}
          onChange={(chosen) => setDraft({ ...draft, language: chosen === 'de' ? 'de' : 'en' })}
        />
        <Switch
          label={t.alerts.enabled}
          checked={draft.enabled}
          onChange={(event) => setDraft({ ...draft, enabled: event.currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {destination === undefined ? t.common.create : t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Draft {
  name: string;
  kind: AlertDestination['kind'];
  language: 'en' | 'de';
  enabled: boolean;
  url: string;
  mailTo: string;
}

/** A field left empty keeps what is stored, or says nothing. */
function send(
  destination: AlertDestination | undefined,
  { kind, url, mailTo, ...rest }: Draft,
  isAdministrator: boolean,
): Promise<AlertDestination | NewAlertDestination> {
  const isMailOfOthers = kind === 'mail' && (destination === undefined ? isAdministrator : destination.owner === null);
  const body = {
    ...rest,
    ...(kind !== 'mail' && url !== '' ? { url } : {}),
    ...(isMailOfOthers ? { mailTo } : {}),
  };
  if (destination === undefined) return request('POST', '/alert-destinations', { body: { ...body, kind } });
  return request('PATCH', `/alert-destinations/${destination.id}`, { body, version: destination.version });
}
