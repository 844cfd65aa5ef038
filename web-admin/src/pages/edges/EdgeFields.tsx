import { Group, NumberInput, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import type { EdgeDraft } from './edge-draft.js';

interface EdgeFieldsProps {
  draft: EdgeDraft;
  errors: Map<string, string>;
  onChange: (draft: EdgeDraft) => void;
}

/** What an operator says of an edge. */
export function EdgeFields({ draft, errors, onChange }: EdgeFieldsProps) {
  const t = useTexts();
  const text = (field: 'name' | 'baseUrl' | 'region') => ({
    error: errors.get(field),
    value: draft[field],
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [field]: event.currentTarget.value }),
  });
  const number = (field: 'capacityMegabits' | 'capacitySessions' | 'weight') => ({
    min: 0,
    value: draft[field],
    onChange: (value: number | string) => onChange({ ...draft, [field]: value }),
  });
  return (
    <>
      <TextInput
        label={t.common.name}
        description={t.edges.nameHint}
        required
        maxLength={64}
        autoCapitalize="none"
        data-autofocus
        {...text('name')}
      />
      <TextInput
        label={t.edges.baseUrl}
        description={t.edges.baseUrlHint}
        type="url"
        required
        maxLength={512}
        {...text('baseUrl')}
      />
      <TextInput label={t.edges.region} description={t.edges.regionHint} maxLength={64} {...text('region')} />
      <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
        <NumberInput
          label={t.edges.capacityBits}
          description={t.edges.capacityBitsHint}
          error={errors.get('capacityBitsPerSecond')}
          suffix=" Mbit/s"
          thousandSeparator=" "
          miw={220}
          {...number('capacityMegabits')}
        />
        <NumberInput
          label={t.edges.capacitySessions}
          description={t.edges.capacitySessionsHint}
          error={errors.get('capacitySessions')}
          allowDecimal={false}
          thousandSeparator=" "
          miw={220}
          {...number('capacitySessions')}
        />
      </Group>
      <NumberInput
        label={t.edges.weight}
        description={t.edges.weightHint}
        error={errors.get('weight')}
        max={1_000}
        step={0.5}
        maw={260}
        {...number('weight')}
      />
    </>
  );
}

/** Names of the fields where two edits of one edge are compared. */
export function useEdgeLabels(): Record<keyof EdgeDraft, string> {
  const t = useTexts();
  return {
    ...{ name: t.common.name, baseUrl: t.edges.baseUrl, region: t.edges.region, weight: t.edges.weight },
    ...{ capacityMegabits: t.edges.capacityBits, capacitySessions: t.edges.capacitySessions },
  };
}
