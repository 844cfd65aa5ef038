import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAction, useEnabledSwitch } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { useTaskTypes } from '../../api/task-types.js';
import type { Configuration, Stream, TaskType } from '../../api/types.js';
import { NotFound } from '../../app/RouteFailure.js';
import { isSame } from '../../forms/merge.js';
import { useStoredDraft } from '../../forms/use-stored-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { OneOf } from '../../parts/OneOf.js';
import { DeleteButton } from '../../parts/DeleteButton.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { RestoredNotice } from '../../parts/RestoredNotice.js';
import { Section } from '../../parts/Section.js';
import { isStale } from '../../parts/stale.js';
import { StaleNotice } from '../../parts/StaleNotice.js';
import { TaskStateBadge } from '../../parts/StateBadge.js';
import { Sharing } from '../sharing/Sharing.js';
import { ConfigurationForm, type ConfigurationDraft } from './ConfigurationForm.js';

export function ConfigurationPage() {
  const { configurationId = '' } = useParams();
  const query = useOne<Configuration>('configurations', configurationId);
  const types = useTaskTypes();
  return (
    <OneOf query={query}>
      {(configuration) => (
        <OneOf query={types}>
          {(items) => {
            const type = items.find(({ name }) => name === configuration.type);
            return type ? (
              <ConfigurationView key={configuration.id} configuration={configuration} type={type} />
            ) : (
              <NotFound />
            );
          }}
        </OneOf>
      )}
    </OneOf>
  );
}

function ConfigurationView({ configuration, type }: { configuration: Configuration; type: TaskType }) {
  const t = useTexts();
  const toggle = useEnabledSwitch('configurations');
  const name = configuration.name || type.title;
  // A configuration may be shared without its stream.
  const isStreamSeen = useOne<Stream>('streams', configuration.streamId).error === null;
  return (
    <>
      <PageHeader
        title={name}
        lead={
          <>
            {configuration.name && `${type.title} · `}
            {isStreamSeen ? (
              <Link to={`/streams/${configuration.streamId}`}>{configuration.streamName}</Link>
            ) : (
              configuration.streamName
            )}
          </>
        }
        up={
          isStreamSeen
            ? { to: `/streams/${configuration.streamId}/configurations`, label: configuration.streamName }
            : { to: '/configurations', label: t.configurations.title }
        }
        actions={
          <Switch
            label={t.configurations.enabled}
            checked={configuration.enabled}
            disabled={!configuration.rights.change}
            onChange={(event) => toggle.mutate({ id: configuration.id, isOn: event.currentTarget.checked })}
          />
        }
      />
      <Stack gap="lg">
        {configuration.tasks.length > 0 && <ConfigurationTasks configuration={configuration} />}
        <Section title={t.configurations.fields} hint={t.configurations.restartHint}>
          <fieldset
            disabled={!configuration.rights.change}
            style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}
          >
            <EditForm configuration={configuration} type={type} />
          </fieldset>
        </Section>
        {configuration.rights.change && configuration.rights.delete && (
          <Section title={t.sharing.title} hint={t.sharing.configurationHint(configuration.streamName)}>
            <Sharing noun="configurations" id={configuration.id} />
          </Section>
        )}
        {configuration.rights.delete && <DeleteConfiguration configuration={configuration} name={name} />}
      </Stack>
    </>
  );
}

const draftOf = ({ name, fields, replicas, labels }: Configuration): ConfigurationDraft => ({
  name,
  fields,
  replicas,
  labels,
});

function EditForm({ configuration, type }: { configuration: Configuration; type: TaskType }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  // What the form began with. Events go on changing `configuration` while somebody types.
  const stored = useStoredDraft<Configuration, ConfigurationDraft>(`configuration/${configuration.id}`);
  const [base, setBase] = useState(stored.found?.base ?? configuration);
  const [restored, setRestored] = useState(stored.found?.draft);
  const save = useAction({
    run: ({ draft, version }: { draft: ConfigurationDraft; version: number }) =>
      request<Configuration>('PATCH', `/configurations/${configuration.id}`, { body: draft, version }),
    changes: ['configurations', 'tasks'],
    isErrorShownByCaller: true,
    onSuccess: (saved) => {
      begin(saved);
      showSuccess(t.common.saved);
    },
  });
  // The switch on this page raises the version too; that is no conflict.
  const isUntouchedByOthers = isSame(draftOf(base), draftOf(configuration));
  const version = isUntouchedByOthers ? Math.max(base.version, configuration.version) : base.version;
  const begin = (from: Configuration) => {
    stored.clear();
    setRestored(undefined);
    setBase(from);
  };
  return (
    <ConfigurationForm
      key={`${base.version} ${restored === undefined}`}
      type={type}
      subject={{ configurationId: configuration.id }}
      initial={draftOf(base)}
      restored={restored}
      onDraft={(draft) => (draft === null ? stored.clear() : stored.keep(base, draft))}
      secretsSet={base.secretsSet}
      submitLabel={t.common.save}
      isSaving={save.isPending}
      error={save.error}
      onSubmit={(draft) => save.mutate({ draft, version })}
    >
      {isStale(save.error) && save.variables !== undefined && (
        <StaleNotice
          objectId={configuration.id}
          base={draftOf(base)}
          mine={save.variables.draft}
          theirs={draftOf(configuration)}
          isLoaded={configuration.version > save.variables.version}
          onTakeTheirs={() => (begin(configuration), save.reset())}
          onSave={(draft) => save.mutate({ draft, version: configuration.version })}
        />
      )}
      {restored !== undefined && <RestoredNotice onDiscard={() => begin(configuration)} />}
    </ConfigurationForm>
  );
}

function ConfigurationTasks({ configuration }: { configuration: Configuration }) {
  const t = useTexts();
  return (
    <Section title={t.tasks.title}>
      <Stack gap="xs">
        {configuration.tasks.map(({ id, state, error }) => (
          <Group key={id} gap="sm">
            <TaskStateBadge state={state} />
            <Text size="sm" flex="1 1 220px">
              {state === 'running'
                ? t.taskStateHint.running
                : error === null
                  ? t.taskStateHint[state]
                  : t.fromApi.task(error.sentence)}
            </Text>
            <Button component={Link} to={`/tasks/${id}`} size="compact-sm" variant="subtle">
              {t.common.details}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function DeleteConfiguration({
  configuration: { id, streamId },
  name,
}: {
  configuration: Configuration;
  name: string;
}) {
  const t = useTexts();
  return (
    <Group justify="flex-end">
      <DeleteButton
        path={`/configurations/${id}`}
        next={`/streams/${streamId}/configurations`}
        title={t.configurations.deleteTitle(name)}
        text={t.configurations.deleteText}
      />
    </Group>
  );
}
