import { Select } from '@mantine/core';
import type { Visibility } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';

interface VisibilitySelectProps {
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

const visibilities: Visibility[] = ['public', 'unlisted', 'token'];

export function VisibilitySelect({ value, onChange }: VisibilitySelectProps) {
  const t = useTexts();
  return (
    <Select
      label={t.streams.visibility}
      description={t.visibility[`${value}Hint`]}
      data={visibilities.map((visibility) => ({ value: visibility, label: t.visibility[visibility] }))}
      allowDeselect={false}
      value={value}
      onChange={(chosen) => onChange(chosen as Visibility)}
    />
  );
}
