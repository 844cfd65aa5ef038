import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconBroadcast, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useEnabledSwitch } from '../../api/actions.js';
import { useList } from '../../api/lists.js';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, RowLink, type Column } from '../../parts/ListTable.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { LiveBadge } from '../../parts/StateBadge.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { TaskCountBadges } from '../../parts/TaskCountBadges.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { DurationSince } from '../../parts/Time.js';
import { NewStreamModal } from './NewStreamModal.js';

const liveFilters: Record<string, boolean | undefined> = { all: undefined, live: true, off: false };

export function StreamsPage() {
  const t = useTexts();
  const [isCreating, creation] = useDisclosure(false);
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get('search') ?? '');
  const [settledSearch] = useDebouncedValue(search, 250);
  const show = params.get('show') ?? 'all';
  const list = useList<Stream>('streams', { search: settledSearch, live: liveFilters[show] });
  const isFiltered = settledSearch !== '' || show !== 'all';

  const newButton = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={creation.open}>
      {t.streams.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.streams.title} lead={t.streams.lead} actions={newButton} />
      <Surface>
        <Toolbar>
          <TextInput
            type="search"
            aria-label={t.streams.searchLabel}
            placeholder={t.streams.searchLabel}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            flex="1 1 220px"
            maw={360}
          />
          <SegmentedControl
            ms={{ sm: 'auto' }}
            aria-label={t.streams.filterLabel}
            value={show}
            onChange={(value) => setParams(value === 'all' ? {} : { show: value }, { replace: true })}
            data={[
              { value: 'all', label: t.streams.filterAll },
              { value: 'live', label: t.streams.filterLive },
              { value: 'off', label: t.streams.filterOff },
            ]}
          />
        </Toolbar>
        <ListTable
          label={t.streams.title}
          list={list}
          columns={useColumns()}
          empty={
            isFiltered ? (
              <Empty icon={IconSearch} title={t.common.nothingFound} hint={t.common.nothingFoundHint} />
            ) : (
              <Empty icon={IconBroadcast} title={t.streams.emptyTitle} hint={t.streams.emptyHint} action={newButton} />
            )
          }
        />
      </Surface>
      <NewStreamModal isOpen={isCreating} onClose={creation.close} />
    </>
  );
}

function useColumns(): Column<Stream>[] {
  const t = useTexts();
  const toggle = useEnabledSwitch('streams');
  return [
    {
      header: t.streams.name,
      isTitle: true,
      render: ({ id, name, title, application }) => (
        <TwoLines
          first={<RowLink to={`/streams/${id}`}>{title || name}</RowLink>}
          second={title ? `${application}/${name}` : application}
        />
      ),
    },
    {
      header: t.common.state,
      render: ({ live, enabled }) => (
        <TwoLines
          first={<LiveBadge isLive={live !== null} isEnabled={enabled} />}
          second={live && <DurationSince since={live.since} />}
        />
      ),
    },
    { header: t.streams.tasks, render: ({ taskCounts }) => <TaskCountBadges counts={taskCounts} /> },
    { header: t.streams.visibility, render: ({ visibility }) => t.visibility[visibility] },
    {
      header: t.streams.enabled,
      isAtEnd: true,
      render: ({ id, name, enabled, rights }) => (
        <Switch
          aria-label={t.streams.enabledFor(name)}
          checked={enabled}
          disabled={!rights.change}
          onChange={(event) => toggle.mutate({ id, isOn: event.currentTarget.checked })}
          display="inline-block"
        />
      ),
    },
  ];
}
