import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import { sessionQuery } from '../../api/session.js';
import type { Application } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { problemSentence } from '../../parts/notices.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { Instant } from '../../parts/Time.js';
import { SharingModal } from '../sharing/SharingModal.js';

export function ApplicationsPage() {
  const t = useTexts();
  const list = useList<Application>('applications');
  const session = useQuery(sessionQuery);
  const [shared, setShared] = useState<Application | null>(null);
  return (
    <>
      <PageHeader title={t.applications.title} lead={t.applications.lead} />
      <Surface>
        {session.data?.isAdministrator === true && (
          <Toolbar>
            <NewApplication />
          </Toolbar>
        )}
        <ListTable
          label={t.applications.title}
          list={list}
          columns={useColumns(setShared)}
          empty={<Empty icon={IconApps} title={t.applications.emptyTitle} hint={t.applications.emptyHint} />}
        />
      </Surface>
      <SharingModal
        shared={shared && { noun: 'applications', id: shared.id, name: shared.name }}
        onClose={() => setShared(null)}
      />
    </>
  );
}

function NewApplication() {
  const t = useTexts();
  const [name, setName] = useState('');
  const create = useAction({
    run: () => request<Application>('POST', '/applications', { body: { name } }),
    changes: ['applications'],
    isErrorShownByCaller: true,
    onSuccess: () => setName(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const problem =
    create.error === null ? undefined : (fieldErrors(create.error, t).get('name') ?? problemSentence(create.error, t));
  return (
    <form onSubmit={submit}>
      <Group align="flex-start" gap="xs">
        <TextInput
          aria-label={t.applications.create}
          placeholder={t.applications.create}
          error={problem}
          required
          maxLength={64}
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={create.isPending}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t.common.create}
        </Button>
      </Group>
    </form>
  );
}

function useColumns(onShare: (application: Application) => void): Column<Application>[] {
  const t = useTexts();
  return [
    { header: t.common.name, isTitle: true, render: ({ name }) => <strong>{name}</strong> },
    { header: t.applications.streams, isNumber: true, render: ({ streamCount }) => streamCount },
    { header: t.common.created, isNumber: true, render: ({ createdAt }) => <Instant at={createdAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (application) => <Actions application={application} onShare={onShare} />,
    },
  ];
}

interface ActionsProps {
  application: Application;
  onShare: (application: Application) => void;
}

function Actions({ application, onShare }: ActionsProps) {
  const t = useTexts();
  const confirm = useConfirm();
  const remove = useAction({
    run: (id: string) => request('DELETE', `/applications/${id}`),
    changes: ['applications'],
  });
  const { id, name, streamCount, rights } = application;
  return (
    <Group gap={4} justify="flex-end">
      {rights.change && rights.delete && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t.sharing.titleOf(name)}
          onClick={() => onShare(application)}
        >
          {t.sharing.share}
        </Button>
      )}
      {rights.delete && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          disabled={streamCount > 0}
          title={streamCount > 0 ? t.applications.inUse : undefined}
          aria-label={`${t.common.delete}: ${name}`}
          onClick={() =>
            confirm({
              title: t.applications.deleteTitle(name),
              text: t.applications.deleteText,
              confirmLabel: t.common.delete,
              onConfirm: () => remove.mutate(id),
            })
          }
        >
          {t.common.delete}
        </Button>
      )}
    </Group>
  );
}
