import { ActionIcon, Alert, Button, Group, Loader, Select, Stack, Switch, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUser, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Grant } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { OneOf } from '../../parts/OneOf.js';
import { problemSentence } from '../../parts/notices.js';
import { levelOf, levels, withCreate, withLevel, type Level } from './level.js';
import classes from './sharing.module.css';
import { useCandidates, useGrants, type Shared } from './use-grants.js';

type Grants = ReturnType<typeof useGrants>;

/** Who may see, change and delete a thing. For those who may do all of it themselves. */
export function Sharing(shared: Shared) {
  const t = useTexts();
  const grants = useGrants(shared);
  return (
    <OneOf query={grants.query}>
      {({ items }) => (
        <Stack gap="md">
          {grants.error !== null && (
            <Alert color={grants.isStale ? 'yellow' : 'red'} role="alert" title={t.problems.title}>
              <Group justify="space-between">
                <Text size="sm">{problemSentence(grants.error, t)}</Text>
                <Button size="compact-sm" variant="default" onClick={grants.reload}>
                  {t.sharing.reload}
                </Button>
              </Group>
            </Alert>
          )}
          <ul className={classes['list']} aria-label={t.sharing.title} aria-busy={grants.isSaving}>
            {items.map((grant) => (
              <Row key={grant.grantId} grant={grant} grants={grants} isApplication={shared.noun === 'applications'} />
            ))}
          </ul>
          {items.length === 0 && (
            <Text size="sm" c="dimmed">
              {t.sharing.nobody}
            </Text>
          )}
          <AddSomebody shared={shared} grants={grants} />
        </Stack>
      )}
    </OneOf>
  );
}

function Row({ grant, grants, isApplication }: { grant: Grant; grants: Grants; isApplication: boolean }) {
  const t = useTexts();
  const Icon = grant.kind === 'user' ? IconUser : IconUsersGroup;
  const level = levelOf(grant.rights);
  const other = level === null ? [{ value: '', label: t.sharing.other(grant.rights.length > 1) }] : [];
  return (
    <li className={classes['row']}>
      <span className={classes['who']}>
        <Icon size={17} stroke={1.7} aria-label={t.sharing.kinds[grant.kind]} />
        {grant.name}
      </span>
      {isApplication && (
        <Switch
          label={t.sharing.mayCreate}
          aria-label={`${t.sharing.mayCreate}: ${grant.name}`}
          checked={grant.rights.includes('create')}
          disabled={grants.isSaving || grant.rights.join() === 'create'}
          onChange={(event) => grants.change(grant, withCreate(grant.rights, event.currentTarget.checked))}
        />
      )}
      <Select
        aria-label={t.sharing.levelOf(grant.name)}
        data={[...other, ...levels.map((value) => ({ value, label: t.sharing.levels[value] }))]}
        value={level ?? ''}
        allowDeselect={false}
        disabled={grants.isSaving}
        onChange={(value) => grants.change(grant, withLevel(grant.rights, value === '' ? null : (value as Level)))}
        w={210}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        disabled={grants.isSaving}
        aria-label={t.sharing.remove(grant.name)}
        title={t.sharing.remove(grant.name)}
        onClick={() => grants.remove(grant)}
      >
        <IconX size={17} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function AddSomebody({ shared, grants }: { shared: Shared; grants: Grants }) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const candidates = useCandidates(shared, settled);
  const found = candidates.data?.items ?? [];
  const valueOf = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`;
  return (
    <Select
      label={t.sharing.add}
      description={t.sharing.addHint}
      placeholder={t.sharing.searchLabel}
      searchable
      data={found.map((each) => ({
        value: valueOf(each),
        label: each.kind === 'group' ? t.sharing.groupOf(each.name) : each.name,
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={settled === '' || candidates.isFetching ? undefined : t.common.nothingFound}
      rightSection={candidates.isFetching ? <Loader size="xs" /> : undefined}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      disabled={grants.isSaving}
      maw={420}
      onChange={(value) => {
        const who = found.find((each) => valueOf(each) === value);
        if (who === undefined) return;
        grants.add(who, ['view']);
        setSearch('');
      }}
    />
  );
}
