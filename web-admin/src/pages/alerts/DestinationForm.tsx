import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { languages, useLanguage } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
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
  const form = useDraft<Draftable, Draft>(
    destination ?? newDestination(language),
    draftOf,
    `alert-destination/${destination?.id ?? 'new'}`,
    { kept: withoutUrl },
  );
  const { draft, setDraft, version } = form;
  const save = useAction({
    run: (submission: Submission<Draft>) => send(destination, submission, isAdministrator),
    changes: ['alert-destinations'],
    isErrorShownByCaller: true,
    onSuccess: (saved) => (form.takeTheirs(), onSaved(saved)),
  });
  const labels = {
    ...{ name: t.common.name, url: t.alerts.url, mailTo: t.alerts.mailTo },
    ...{ language: t.alerts.language, enabled: t.alerts.enabled },
  };
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
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
        <FormNotices form={form} save={save} objectId={destination?.id} labels={labels} />
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

/** A destination, there or not yet, as far as the form is about it. */
type Draftable = Pick<AlertDestination, 'name' | 'kind' | 'language' | 'enabled' | 'mailTo' | 'version'>;

const newDestination = (language: AlertDestination['language']): Draftable => ({
  ...{ name: '', kind: 'mail', language, enabled: true, mailTo: null, version: 0 },
});

/** The address is a secret: it is never shown again. */
function draftOf({ name, kind, language, enabled, mailTo }: Draftable): Draft {
  return { name, kind, language, enabled, url: '', mailTo: mailTo ?? '' };
}

const withoutUrl = (draft: Draft): Draft => ({ ...draft, url: '' });

/** A field left empty keeps what is stored, or says nothing. */
function send(
  destination: AlertDestination | undefined,
  { draft: { kind, url, mailTo, ...rest }, version }: Submission<Draft>,
  isAdministrator: boolean,
): Promise<AlertDestination | NewAlertDestination> {
  const isMailOfOthers = kind === 'mail' && (destination === undefined ? isAdministrator : destination.owner === null);
  const body = {
    ...rest,
    ...(kind !== 'mail' && url !== '' ? { url } : {}),
    ...(isMailOfOthers ? { mailTo } : {}),
  };
  if (destination === undefined) return request('POST', '/alert-destinations', { body: { ...body, kind } });
  return request('PATCH', `/alert-destinations/${destination.id}`, { body, version });
}
