import { NumberInput, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';

interface PlacementFieldsProps {
  /** Absent when the type runs once at a time. */
  replicas: number | undefined;
  labels: string;
  problems: Readonly<Record<string, string>>;
  onReplicas: (replicas: number) => void;
  onLabels: (labels: string) => void;
}

/** How many agents run it, and which may. The same for every type. */
export function PlacementFields({ replicas, labels, problems, onReplicas, onLabels }: PlacementFieldsProps) {
  const t = useTexts();
  return (
    <>
      {replicas !== undefined && (
        <NumberInput
          label={t.configurations.replicas}
          description={t.configurations.replicasHint}
          error={problems['replicas']}
          min={1}
          max={4}
          allowDecimal={false}
          value={replicas}
          onChange={(next) => typeof next === 'number' && onReplicas(next)}
        />
      )}
      <TextInput
        label={t.configurations.labels}
        description={t.configurations.labelsHint}
        error={problems['labels']}
        autoComplete="off"
        spellCheck={false}
        value={labels}
        onChange={(event) => onLabels(event.currentTarget.value)}
      />
    </>
  );
}
