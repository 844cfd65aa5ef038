import { Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import type { AlertDestination, AlertRule } from './alert-types.js';
import { EventsField } from './EventsField.js';
import { bodyOf, draftOf, newRule, type NewRule, type RuleDraft } from './rule-draft.js';
import { ScopeFields } from './ScopeFields.js';

interface RuleFormProps {
  /** The one to change; absent = a new one. */
  rule?: AlertRule;
  destinations: AlertDestination[];
  isAdministrator: boolean;
  onSaved: () => void;
}

export function RuleForm({ rule, destinations, isAdministrator, onSaved }: RuleFormProps) {
  const t = useTexts();
  const [zone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const form = useDraft<AlertRule | NewRule, RuleDraft>(
    rule ?? newRule(destinations[0]?.id ?? ''),
    (from) => draftOf(from, zone),
    `alert-rule/${rule?.id ?? 'new'}`,
  );
  const { draft, setDraft, version } = form;
  const change = (changed: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const save = useAction({
    run: ({ draft: sent, version: basedOn }: Submission<RuleDraft>) =>
      rule === undefined
        ? request('POST', '/alert-rules', { body: bodyOf(sent) })
        : request('PATCH', `/alert-rules/${rule.id}`, { body: bodyOf(sent), version: basedOn }),
    changes: ['alert-rules', 'alert-destinations'],
    isErrorShownByCaller: true,
    onSuccess: () => (form.takeTheirs(), onSaved()),
  });
  const labels = {
    ...{ name: t.common.name, destinationId: t.alerts.destination, events: t.alerts.events },
    ...{ minDurationSeconds: t.alerts.minDuration, repeatMinutes: t.alerts.repeat, isQuiet: t.alerts.quiet },
    ...{ 'quiet.from': t.alerts.quietFrom, 'quiet.to': t.alerts.quietTo, 'quiet.timeZone': t.alerts.timeZone },
    ...{ enabled: t.alerts.enabled, streamIds: t.alerts.scope, applicationIds: t.alerts.scope },
  };
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
  };
  const destination = destinations.find(({ id }) => id === draft.destinationId);
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormNotices form={form} save={save} objectId={rule?.id} labels={labels} />
        <TextInput
          label={t.common.name}
          required
          maxLength={100}
          data-autofocus
          error={errors.get('name')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t.alerts.destination}
          data={destinations.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          error={errors.get('destinationId')}
          value={draft.destinationId}
          onChange={(destinationId) => change({ destinationId: destinationId ?? '' })}
        />
        <EventsField
          events={draft.events}
          // Rules of a person's own destination tell of streams alone.
          hasMachines={isAdministrator && (destination?.owner ?? null) === null}
          error={errors.get('events')}
          onChange={(events) => change({ events })}
        />
        <ScopeFields
          streamIds={draft.streamIds}
          applicationIds={draft.applicationIds}
          errors={errors}
          onChange={change}
        />
        <Group grow align="flex-start">
          <NumberInput
            label={t.alerts.minDuration}
            description={t.alerts.minDurationHint}
            suffix=" s"
            min={0}
            max={86_400}
            allowDecimal={false}
            error={errors.get('minDurationSeconds')}
            value={draft.minDurationSeconds}
            onChange={(minDurationSeconds) => change({ minDurationSeconds })}
          />
          <NumberInput
            label={t.alerts.repeat}
            description={t.alerts.repeatHint}
            suffix=" min"
            min={1}
            max={10_080}
            allowDecimal={false}
            error={errors.get('repeatMinutes')}
            value={draft.repeatMinutes}
            onChange={(repeatMinutes) => change({ repeatMinutes })}
          />
        </Group>
        <QuietFields draft={draft} errors={errors} onChange={change} />
        <Switch
          label={t.alerts.enabled}
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {rule === undefined ? t.common.create : t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface QuietFieldsProps {
  draft: RuleDraft;
  errors: Map<string, string>;
  onChange: (changed: Partial<RuleDraft>) => void;
}

function QuietFields({ draft: { isQuiet, quiet }, errors, onChange }: QuietFieldsProps) {
  const t = useTexts();
  const field = (name: keyof typeof quiet) => ({
    error: errors.get(`quiet.${name}`),
    value: quiet[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ quiet: { ...quiet, [name]: event.currentTarget.value } }),
  });
  return (
    <>
      <Switch
        label={t.alerts.quiet}
        description={t.alerts.quietHint}
        checked={isQuiet}
        onChange={(event) => onChange({ isQuiet: event.currentTarget.checked })}
      />
      {isQuiet && (
        <Group grow align="flex-start">
          <TextInput type="time" required label={t.alerts.quietFrom} {...field('from')} />
          <TextInput type="time" required label={t.alerts.quietTo} {...field('to')} />
          <TextInput required label={t.alerts.timeZone} spellCheck={false} {...field('timeZone')} />
        </Group>
      )}
    </>
  );
}
