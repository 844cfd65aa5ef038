import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { TargetPreset } from '../../api/types.js';
import type { Path } from '../../forms/values.js';
import { useTexts } from '../../i18n/i18n.js';
import { PlatformHelp } from './PlatformHelp.js';
import { presetOf, titleOfPreset } from './presets.js';

interface PlatformChoiceProps {
  presets: TargetPreset[];
  /** What the form has as address. */
  address: unknown;
  onChange: (path: Path, value: unknown) => void;
}

/** Fills in the address of a platform, and says where its key is and what it asks for. An address somebody typed stays. */
export function PlatformChoice({ presets, address, onChange }: PlatformChoiceProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const byAddress = presetOf(presets, address);
  const shown = byAddress ?? presets.find(({ id }) => id === chosen);
  const choose = (id: string | null) => {
    setChosen(id);
    const preset = presets.find((one) => one.id === id);
    const isOurs = address === undefined || address === '' || presets.some(({ url }) => url !== '' && url === address);
    if (preset !== undefined && isOurs) onChange(['url'], preset.url === '' ? undefined : preset.url);
  };
  return (
    <Stack gap="xs">
      <Select
        label={t.targets.platform}
        data={presets.map((preset) => ({ value: preset.id, label: titleOfPreset(preset, t) }))}
        value={shown?.id ?? null}
        onChange={choose}
      />
      {shown !== undefined && <PlatformHelp preset={shown} />}
    </Stack>
  );
}
