import { Button, Select, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useList } from '../../api/lists.js';
import type { UserAccount, UserState } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, RowLink, type Column } from '../../parts/ListTable.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { Ago } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { GroupsList } from './GroupsList.js';
import { NewUserModal } from './NewUserModal.js';
import { UserStateBadge } from './UserStateBadge.js';

const shownStates = ['all', 'pending', 'unconfirmed', 'disabled'] as const satisfies readonly ('all' | UserState)[];

export function UsersPage() {
  return <UsersAndGroups tab="users" />;
}

export function GroupsPage() {
  return <UsersAndGroups tab="groups" />;
}

function UsersAndGroups({ tab }: { tab: 'users' | 'groups' }) {
  const t = useTexts();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t.users.title} lead={t.users.lead} />
      <Tabs
        value={tab}
        onChange={(name) => void navigate(name === 'groups' ? '/users/groups' : '/users', { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="users">{t.users.tabs.users}</Tabs.Tab>
          <Tabs.Tab value="groups">{t.users.tabs.groups}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <UsersList />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <GroupsList />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function UsersList() {
  const t = useTexts();
  const [isCreating, creation] = useDisclosure(false);
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState('');
  const [settledSearch] = useDebouncedValue(search, 250);
  const show = params.get('show') ?? 'all';
  const list = useList<UserAccount>('users', { search: settledSearch, state: show === 'all' ? undefined : show });
  return (
    <Surface>
      <Toolbar>
        <TextInput
          type="search"
          aria-label={t.users.searchLabel}
          placeholder={t.users.searchLabel}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          flex="1 1 220px"
          maw={360}
        />
        <Select
          aria-label={t.users.filterLabel}
          value={show}
          allowDeselect={false}
          onChange={(value) => setParams(value === null || value === 'all' ? {} : { show: value }, { replace: true })}
          data={shownStates.map((value) => ({ value, label: t.users.filters[value] }))}
          w={180}
        />
        <Button ms={{ sm: 'auto' }} leftSection={<IconPlus size={17} aria-hidden />} onClick={creation.open}>
          {t.users.create}
        </Button>
      </Toolbar>
      <ListTable
        label={t.users.tabs.users}
        list={list}
        columns={useColumns()}
        empty={<Empty icon={IconUsers} title={t.common.nothingFound} hint={t.common.nothingFoundHint} />}
      />
      <NewUserModal isOpen={isCreating} onClose={creation.close} />
    </Surface>
  );
}

function useColumns(): Column<UserAccount>[] {
  const t = useTexts();
  return [
    {
      header: t.common.name,
      isTitle: true,
      render: ({ id, name, displayName }) => (
        <TwoLines
          first={<RowLink to={`/users/${id}`}>{displayName || name}</RowLink>}
          second={displayName ? name : undefined}
        />
      ),
    },
    { header: t.users.email, render: ({ email }) => email ?? '–' },
    {
      header: t.common.state,
      render: ({ state, isAdministrator }) => (
        <TwoLines
          first={<UserStateBadge state={state} />}
          second={isAdministrator ? t.users.administrator : undefined}
        />
      ),
    },
    { header: t.users.lastSignIn, render: ({ lastSignInAt }) => <Ago at={lastSignInAt} /> },
  ];
}
