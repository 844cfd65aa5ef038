import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useList } from '../../api/lists.js';
import type { Application, Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import type { RuleDraft } from './rule-draft.js';

type Scope = Pick<RuleDraft, 'streamIds' | 'applicationIds'>;

interface ScopeFieldsProps extends Scope {
  errors: Map<string, string>;
  onChange: (changed: Partial<Scope>) => void;
}

/** Which streams a rule is about. Streams are searched for: there may be thousands. */
export function ScopeFields({ streamIds, applicationIds, errors, onChange }: ScopeFieldsProps) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const streams = useList<Stream>('streams', { search: settled, limit: 50 });
  const applications = useList<Application>('applications', { limit: 200 });
  const found = (streams.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <MultiSelect
        label={t.alerts.streams}
        description={t.alerts.scopeHint}
        data={withChosen(found, streamIds)}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={t.common.nothingFound}
        error={errors.get('streamIds')}
        value={streamIds}
        onChange={(ids) => onChange({ streamIds: ids })}
      />
      <MultiSelect
        label={t.alerts.applications}
        data={withChosen(
          (applications.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          applicationIds,
        )}
        searchable
        nothingFoundMessage={t.common.nothingFound}
        error={errors.get('applicationIds')}
        value={applicationIds}
        onChange={(ids) => onChange({ applicationIds: ids })}
      />
    </>
  );
}

/** Names of all that was found so far, so that what was chosen keeps its name while something else is searched for. */
const namesSeen = new Map<string, string>();

function withChosen(found: { value: string; label: string }[], chosen: string[]): { value: string; label: string }[] {
  for (const { value, label } of found) namesSeen.set(value, label);
  const missing = chosen.filter((id) => !found.some(({ value }) => value === id));
  return [...found, ...missing.map((id) => ({ value: id, label: namesSeen.get(id) ?? id.slice(0, 8) }))];
}
