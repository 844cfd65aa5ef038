import { Button, Group as Row, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList, useOne } from '../../api/lists.js';
import type { Group, GroupMember, UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { DeleteButton } from '../../parts/DeleteButton.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { ListTable, RowLink } from '../../parts/ListTable.js';
import { OneOf } from '../../parts/OneOf.js';
import { problemSentence, useSuccessNotice } from '../../parts/notices.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Section } from '../../parts/Section.js';
import { Ago } from '../../parts/Time.js';
import { QuotaSection } from './QuotaSection.js';

export function GroupPage() {
  const { groupId = '' } = useParams();
  const query = useOne<Group>('groups', groupId);
  return <OneOf query={query}>{(group) => <GroupView group={group} key={group.id} />}</OneOf>;
}

function GroupView({ group }: { group: Group }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={group.name}
        up={{ to: '/users/groups', label: t.users.tabs.groups }}
        lead={group.isDefault ? t.users.defaultGroupHint : t.users.groupHint}
        actions={!group.isDefault && <DeleteGroup group={group} />}
      />
      <Stack gap="lg">
        <Members group={group} />
        <QuotaSection path={`/groups/${group.id}/quota`} hint={t.users.groupQuotaHint} />
        <Rename group={group} />
      </Stack>
    </>
  );
}

function Members({ group }: { group: Group }) {
  const t = useTexts();
  const list = useList<GroupMember>('groups', {}, { path: `/groups/${group.id}/members` });
  const change = useAction({
    run: ({ userId, isIn }: { userId: string; isIn: boolean }) =>
      request(isIn ? 'PUT' : 'DELETE', `/groups/${group.id}/members/${userId}`),
    changes: ['groups'],
  });
  return (
    <Section title={t.users.members} isFlush>
      <ListTable
        label={t.users.members}
        list={list}
        columns={[
          {
            header: t.common.name,
            isTitle: true,
            render: ({ id, name }) => <RowLink to={`/users/${id}`}>{name}</RowLink>,
          },
          { header: t.common.since, render: ({ since }) => <Ago at={since} /> },
          {
            header: t.common.actions,
            isAtEnd: true,
            render: ({ id, name }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={`${t.users.removeMember}: ${name}`}
                onClick={() => change.mutate({ userId: id, isIn: false })}
              >
                {t.users.removeMember}
              </Button>
            ),
          },
        ]}
        empty={<Empty icon={IconUsers} title={t.users.noMembers} />}
      />
      <Stack p="md">
        <AddMember isBusy={change.isPending} onAdd={(userId) => change.mutate({ userId, isIn: true })} />
      </Stack>
    </Section>
  );
}

function AddMember({ isBusy, onAdd }: { isBusy: boolean; onAdd: (userId: string) => void }) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const found = useList<UserAccount>('users', { search: settled, limit: 10 }, { isEnabled: settled !== '' });
  return (
    <Select
      aria-label={t.users.addMember}
      placeholder={t.users.addMember}
      searchable
      data={(settled === '' ? [] : (found.items ?? [])).map(({ id, name, displayName }) => ({
        value: id,
        label: displayName ? `${displayName} (${name})` : name,
      }))}
      filter={({ options }) => options}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      disabled={isBusy}
      maw={360}
      onChange={(userId) => {
        if (userId === null) return;
        onAdd(userId);
        setSearch('');
      }}
    />
  );
}

function Rename({ group }: { group: Group }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const [name, setName] = useState(group.name);
  const save = useAction({
    run: () => request<Group>('PATCH', `/groups/${group.id}`, { body: { name }, version: group.version }),
    changes: ['groups'],
    isErrorShownByCaller: true,
    onSuccess: () => showSuccess(t.common.saved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const problem =
    save.error === null ? undefined : (fieldErrors(save.error, t).get('name') ?? problemSentence(save.error, t));
  return (
    <Section title={t.users.rename}>
      <form onSubmit={submit}>
        <Row align="flex-start">
          <TextInput
            aria-label={t.common.name}
            error={problem}
            required
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={save.isPending} disabled={name === group.name}>
            {t.common.save}
          </Button>
        </Row>
      </form>
    </Section>
  );
}

function DeleteGroup({ group: { id, name } }: { group: Group }) {
  const t = useTexts();
  return (
    <DeleteButton
      path={`/groups/${id}`}
      next="/users/groups"
      title={t.users.deleteGroupTitle(name)}
      text={t.users.deleteGroupText}
    />
  );
}
