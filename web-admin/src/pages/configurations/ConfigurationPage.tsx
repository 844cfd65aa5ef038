import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAction, useEnabledSwitch } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { useTaskTypes } from '../../api/task-types.js';
import type { Configuration, TaskType } from '../../api/types.js';
import { NotFound } from '../../app/RouteFailure.js';
import { finished } from '../../forms/UnsavedGuard.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Section } from '../../parts/Section.js';
import { isStale } from '../../parts/stale.js';
import { StaleNotice } from '../../parts/StaleNotice.js';
import { TaskStateBadge } from '../../parts/StateBadge.js';
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
  return (
    <>
      <PageHeader
        title={name}
        lead={
          <>
            {configuration.name && `${type.title} · `}
            <Link to={`/streams/${configuration.streamId}`}>{configuration.streamName}</Link>
          </>
        }
        up={{ to: `/streams/${configuration.streamId}/configurations`, label: configuration.streamName }}
        actions={
          <Switch
            label={t.configurations.enabled}
            checked={configuration.enabled}
            onChange={(event) => toggle.mutate({ id: configuration.id, isOn: event.currentTarget.checked })}
          />
        }
      />
      <Stack gap="lg">
        {configuration.tasks.length > 0 && <ConfigurationTasks configuration={configuration} />}
        <Section title={t.configurations.fields} hint={t.configurations.restartHint}>
          <EditForm configuration={configuration} type={type} />
        </Section>
        <DeleteConfiguration configuration={configuration} name={name} />
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
const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

function EditForm({ configuration, type }: { configuration: Configuration; type: TaskType }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  // What the form began with. Events go on changing `configuration` while somebody types.
  const [base, setBase] = useState(configuration);
  const save = useAction({
    run: ({ draft, version }: { draft: ConfigurationDraft; version: number }) =>
      request<Configuration>('PATCH', `/configurations/${configuration.id}`, { body: draft, version }),
    changes: ['configurations', 'tasks'],
    isErrorShownByCaller: true,
    onSuccess: (saved) => {
      setBase(saved);
      showSuccess(t.common.saved);
    },
  });
  // The switch on this page raises the version too; that is no conflict.
  const isUntouchedByOthers = isSame(draftOf(base), draftOf(configuration));
  const version = isUntouchedByOthers ? Math.max(base.version, configuration.version) : base.version;
  const takeTheirs = () => {
    setBase(configuration);
    save.reset();
  };
  return (
    <ConfigurationForm
      key={base.version}
      type={type}
      initial={draftOf(base)}
      secretsSet={base.secretsSet}
      submitLabel={t.common.save}
      isSaving={save.isPending}
      error={save.error}
      onSubmit={(draft) => save.mutate({ draft, version })}
    >
      {isStale(save.error) && save.variables !== undefined && (
        <StaleNotice
          onTakeTheirs={takeTheirs}
          onKeepMine={() =>
            save.variables && save.mutate({ draft: save.variables.draft, version: configuration.version })
          }
        />
      )}
    </ConfigurationForm>
  );
}

function ConfigurationTasks({ configuration }: { configuration: Configuration }) {
  const t = useTexts();
  return (
    <Section title={t.tasks.title}>
      <Stack gap="xs">
        {configuration.tasks.map(({ id, state, error }) => (
          <Group key={id} gap="sm" wrap="nowrap">
            <TaskStateBadge state={state} />
            <Text size="sm" flex={1}>
              {state === 'running' ? t.taskStateHint.running : (error?.sentence ?? t.taskStateHint[state])}
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

function DeleteConfiguration({ configuration, name }: { configuration: Configuration; name: string }) {
  const t = useTexts();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const remove = useAction({
    run: () => request('DELETE', `/configurations/${configuration.id}`),
    changes: [],
    onSuccess: () => void navigate(`/streams/${configuration.streamId}/configurations`, finished),
  });
  const ask = () =>
    confirm({
      title: t.configurations.deleteTitle(name),
      text: t.configurations.deleteText,
      confirmLabel: t.common.delete,
      onConfirm: () => remove.mutate(undefined),
    });
  return (
    <Group justify="flex-end">
      <Button color="red" variant="light" loading={remove.isPending} onClick={ask}>
        {t.common.delete}
      </Button>
    </Group>
  );
}
