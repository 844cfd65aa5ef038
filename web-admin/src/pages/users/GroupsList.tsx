import { Button, Group as Row, TextInput } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { Group } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { ListTable, RowLink } from '../../parts/ListTable.js';
import { problemSentence } from '../../parts/notices.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { Instant } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';

export function GroupsList() {
  const t = useTexts();
  const list = useList<Group>('groups');
  return (
    <Surface>
      <Toolbar>
        <NewGroup />
      </Toolbar>
      <ListTable
        label={t.users.tabs.groups}
        list={list}
        columns={[
          {
            header: t.common.name,
            isTitle: true,
            render: ({ id, name, isDefault }) => (
              <TwoLines
                first={<RowLink to={`/users/groups/${id}`}>{name}</RowLink>}
                second={isDefault ? t.users.defaultGroup : undefined}
              />
            ),
          },
          { header: t.users.members, isNumber: true, render: ({ memberCount }) => memberCount },
          { header: t.common.created, isNumber: true, render: ({ createdAt }) => <Instant at={createdAt} /> },
        ]}
        empty={<Empty icon={IconUsersGroup} title={t.users.noGroups} />}
      />
    </Surface>
  );
}

function NewGroup() {
  const t = useTexts();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useAction({
    run: () => request<Group>('POST', '/groups', { body: { name } }),
    changes: ['groups'],
    isErrorShownByCaller: true,
    onSuccess: ({ id }) => void navigate(`/users/groups/${id}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const problem =
    create.error === null ? undefined : (fieldErrors(create.error, t).get('name') ?? problemSentence(create.error, t));
  return (
    <form onSubmit={submit}>
      <Row align="flex-start" gap="xs">
        <TextInput
          aria-label={t.users.newGroup}
          placeholder={t.users.newGroup}
          error={problem}
          required
          maxLength={64}
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
      </Row>
    </form>
  );
}
