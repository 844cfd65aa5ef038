import { Select } from '@mantine/core';
import { useList } from '../../api/lists.js';
import type { Application } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';

interface ApplicationSelectProps {
  value: string;
  error: string | undefined;
  onChange: (application: string) => void;
}

/** Shown only when there is something to choose. */
export function ApplicationSelect({ value, error, onChange }: ApplicationSelectProps) {
  const t = useTexts();
  const { items = [] } = useList<Application>('applications', { limit: 200 });
  const names = items.map(({ name }) => name);
  if (names.length < 2 && error === undefined) return null;
  return (
    <Select
      label={t.streamForm.application}
      description={t.streamForm.applicationHint}
      error={error}
      data={names.includes(value) ? names : [value, ...names]}
      allowDeselect={false}
      searchable={names.length > 8}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}
