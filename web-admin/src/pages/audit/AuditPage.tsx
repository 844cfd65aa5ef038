import { Button, Pill, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { apiRoot } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { AuditEntry } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { AuditTable } from './AuditTable.js';

/** Who changed what in the installation, as far as the reader may see it. */
export function AuditPage() {
  const t = useTexts();
  const { filter, set } = useFilter();
  const list = useList<AuditEntry>('audit', filter);
  const query = new URLSearchParams(
    Object.entries(filter).filter(([, value]) => value !== undefined) as [string, string][],
  );
  return (
    <>
      <PageHeader
        title={t.audit.title}
        lead={t.audit.lead}
        actions={(['csv', 'ndjson'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={`${apiRoot}/audit/export?format=${format}&${query.toString()}`}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.audit.download[format]}
          </Button>
        ))}
      />
      <Surface>
        <Filters filter={filter} set={set} actor={nameOfActor(list.items, filter.actorId)} />
        <AuditTable list={list} onActor={(id) => set('actorId', id)} />
      </Surface>
    </>
  );
}

const names = ['kind', 'action', 'actorId', 'objectId', 'streamId', 'from', 'to'] as const;
type Name = (typeof names)[number];
type AuditFilter = Partial<Record<Name, string>>;

/** Filters live in the address, so that they can be sent to somebody. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const given = (name: Name) => params.get(name) ?? undefined;
  const filter: AuditFilter = Object.fromEntries(
    names.map((name) => [
      name,
      name === 'from' || name === 'to' ? startOfDay(given(name), name === 'to') : given(name),
    ]),
  );
  const set = (name: Name, value: string | null) =>
    setParams(
      (before) => {
        if (value === null || value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return { filter, days: { from: given('from'), to: given('to') }, set };
}

/** `2026-11-21` -> the instant that day begins in the reader's time zone, or ends. */
function startOfDay(day: string | undefined, isEnd: boolean): string | undefined {
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const start = new Date(`${day}T00:00:00`);
  if (Number.isNaN(start.getTime())) return undefined;
  if (isEnd) start.setDate(start.getDate() + 1);
  return start.toISOString();
}

interface FiltersProps {
  filter: AuditFilter;
  set: (name: Name, value: string | null) => void;
  actor: string | undefined;
}

function Filters({ filter, set, actor }: FiltersProps) {
  const t = useTexts();
  const [params] = useSearchParams();
  const kinds = Object.entries(t.audit.kinds).map(([value, label]) => ({ value, label }));
  const pills: [Name, string][] = [
    ['actorId', actor ?? t.audit.who],
    ['objectId', t.audit.oneThing],
    ['streamId', t.audit.oneStream],
  ];
  return (
    <Toolbar>
      <Select
        aria-label={t.audit.kind}
        placeholder={t.audit.kind}
        data={kinds}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t.common.all }}
        value={filter.kind ?? null}
        onChange={(kind) => set('kind', kind)}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          aria-label={t.audit[name]}
          leftSection={<span aria-hidden>{t.audit[name]}</span>}
          leftSectionWidth={52}
          value={params.get(name) ?? ''}
          onChange={(event) => set(name, event.currentTarget.value)}
        />
      ))}
      {pills.map(
        ([name, label]) =>
          filter[name] !== undefined && (
            <Pill
              key={name}
              size="lg"
              withRemoveButton
              removeButtonProps={{ 'aria-label': t.audit.remove(label), 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => set(name, null)}
            >
              {label}
            </Pill>
          ),
      )}
    </Toolbar>
  );
}

function nameOfActor(items: readonly AuditEntry[] | undefined, id: string | undefined): string | undefined {
  return items?.find(({ actor }) => actor.id === id)?.actor.name ?? undefined;
}
