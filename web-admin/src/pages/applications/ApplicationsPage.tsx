import { Button, Group, TextInput } from '@mantine/core';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
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

export function ApplicationsPage() {
  const t = useTexts();
  const list = useList<Application>('applications');
  return (
    <>
      <PageHeader title={t.applications.title} lead={t.applications.lead} />
      <Surface>
        <Toolbar>
          <NewApplication />
        </Toolbar>
        <ListTable
          label={t.applications.title}
          list={list}
          columns={useColumns()}
          empty={<Empty icon={IconApps} title={t.applications.emptyTitle} hint={t.applications.emptyHint} />}
        />
      </Surface>
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
    create.error === null ? undefined : (fieldErrors(create.error).get('name') ?? problemSentence(create.error, t));
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

function useColumns(): Column<Application>[] {
  const t = useTexts();
  const confirm = useConfirm();
  const remove = useAction({
    run: (id: string) => request('DELETE', `/applications/${id}`),
    changes: ['applications'],
  });
  return [
    { header: t.common.name, isTitle: true, render: ({ name }) => <strong>{name}</strong> },
    { header: t.applications.streams, isNumber: true, render: ({ streamCount }) => streamCount },
    { header: t.common.created, isNumber: true, render: ({ createdAt }) => <Instant at={createdAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: ({ id, name, streamCount }) => (
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
      ),
    },
  ];
}
