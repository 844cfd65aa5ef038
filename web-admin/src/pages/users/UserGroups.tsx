import { Button, Select, Stack } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { Group, UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, RowLink } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';

/** The groups of a user, and those it can be put into. */
export function UserGroups({ user }: { user: UserAccount }) {
  const t = useTexts();
  const own = useList<Group>('groups', { userId: user.id, limit: 200 });
  const all = useList<Group>('groups', { limit: 200 });
  const change = useAction({
    run: ({ groupId, isIn }: { groupId: string; isIn: boolean }) =>
      request(isIn ? 'PUT' : 'DELETE', `/groups/${groupId}/members/${user.id}`),
    changes: ['groups'],
  });
  const ids = new Set(own.items?.map(({ id }) => id));
  const others = (all.items ?? []).filter(({ id }) => !ids.has(id));
  return (
    <Section title={t.users.tabs.groups} isFlush>
      <ListTable
        label={t.users.tabs.groups}
        list={own}
        columns={[
          {
            header: t.common.name,
            isTitle: true,
            render: ({ id, name }) => <RowLink to={`/users/groups/${id}`}>{name}</RowLink>,
          },
          {
            header: t.common.actions,
            isAtEnd: true,
            render: ({ id, name }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={`${t.users.leaveGroup}: ${name}`}
                onClick={() => change.mutate({ groupId: id, isIn: false })}
              >
                {t.users.leaveGroup}
              </Button>
            ),
          },
        ]}
        empty={<Empty icon={IconUsersGroup} title={t.users.noGroups} />}
      />
      {others.length > 0 && (
        <Stack p="md">
          <Select
            aria-label={t.users.joinGroup}
            placeholder={t.users.joinGroup}
            searchable
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            disabled={change.isPending}
            maw={360}
            onChange={(groupId) => groupId !== null && change.mutate({ groupId, isIn: true })}
          />
        </Stack>
      )}
    </Section>
  );
}
