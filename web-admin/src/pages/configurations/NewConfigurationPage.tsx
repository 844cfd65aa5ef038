import { SimpleGrid, Text } from '@mantine/core';
import { IconAdjustments, IconArrowForwardUp, IconBroadcast, IconChevronRight } from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { useTaskTypes } from '../../api/task-types.js';
import type { Configuration, Stream, TaskType } from '../../api/types.js';
import { NotFound } from '../../app/RouteFailure.js';
import { finished } from '../../forms/UnsavedGuard.js';
import { useStoredDraft } from '../../forms/use-stored-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { RestoredNotice } from '../../parts/RestoredNotice.js';
import { Section } from '../../parts/Section.js';
import { ConfigurationForm, type ConfigurationDraft } from './ConfigurationForm.js';
import classes from './type-card.module.css';

/** First the kind of task, then its form. */
export function NewConfigurationPage() {
  const { streamId = '', type: typeName } = useParams();
  const stream = useOne<Stream>('streams', streamId);
  const types = useTaskTypes();
  return (
    <OneOf query={stream}>
      {(found) => (
        <OneOf query={types}>
          {(items) => {
            // Portier would refuse what they fill in here.
            if (!found.rights.change) return <Navigate to={`/streams/${found.id}/configurations`} replace />;
            if (typeName === undefined) return <TypeChoice stream={found} types={items} />;
            const type = items.find(({ name }) => name === typeName);
            return type === undefined ? <NotFound /> : <NewConfiguration stream={found} type={type} />;
          }}
        </OneOf>
      )}
    </OneOf>
  );
}

const icons: Record<string, ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>> = {
  hls: IconBroadcast,
  restream: IconArrowForwardUp,
};

function TypeChoice({ stream, types }: { stream: Stream; types: TaskType[] }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={t.configurations.chooseType}
        lead={t.configurations.chooseTypeLead}
        up={{ to: `/streams/${stream.id}/configurations`, label: stream.title || stream.name }}
      />
      {types.length === 0 && <Text c="dimmed">{t.configurations.noTypes}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {types.map(({ name, title, summary }) => {
          const Icon = icons[name] ?? IconAdjustments;
          return (
            <Link key={name} to={`/streams/${stream.id}/configurations/new/${name}`} className={classes['card']}>
              <span className={classes['icon']}>
                <Icon size={24} stroke={1.7} aria-hidden />
              </span>
              <span className={classes['text']}>
                <strong>{title}</strong>
                <span>{summary}</span>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          );
        })}
      </SimpleGrid>
    </>
  );
}

function NewConfiguration({ stream, type }: { stream: Stream; type: TaskType }) {
  const t = useTexts();
  const navigate = useNavigate();
  const stored = useStoredDraft<null, ConfigurationDraft>(`new-configuration/${stream.id}/${type.name}`);
  const [restored, setRestored] = useState(stored.found?.draft);
  const create = useAction({
    run: (draft: ConfigurationDraft) =>
      request<Configuration>('POST', '/configurations', { body: { streamId: stream.id, type: type.name, ...draft } }),
    changes: ['configurations', 'tasks', 'streams'],
    isErrorShownByCaller: true,
    onSuccess: () => {
      stored.clear();
      void navigate(`/streams/${stream.id}/configurations`, finished);
    },
  });
  return (
    <>
      <PageHeader
        title={t.configurations.newTitle(type.title, stream.title || stream.name)}
        lead={type.summary}
        up={{ to: `/streams/${stream.id}/configurations`, label: stream.title || stream.name }}
      />
      <Section title={t.configurations.fields}>
        <ConfigurationForm
          key={String(restored === undefined)}
          type={type}
          subject={{ streamId: stream.id, type: type.name }}
          initial={{ name: '', fields: {}, replicas: 1, labels: {} }}
          restored={restored}
          onDraft={(draft) => (draft === null ? stored.clear() : stored.keep(null, draft))}
          secretsSet={[]}
          submitLabel={t.common.create}
          isSaving={create.isPending}
          error={create.error}
          onSubmit={create.mutate}
        >
          {restored !== undefined && <RestoredNotice onDiscard={() => (stored.clear(), setRestored(undefined))} />}
        </ConfigurationForm>
      </Section>
    </>
  );
}
