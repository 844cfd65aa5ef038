import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../../api/client.js';
import type { TaskType } from '../../api/types.js';
import { problemsFromApi, problemsOf, withoutProblemsAt, type Problems } from '../../forms/problems.js';
import { fieldsOf } from '../../forms/schema.js';
import { SchemaForm } from '../../forms/SchemaForm.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { payloadOf, withValueAt, type Path, type Values } from '../../forms/values.js';
import { useTexts } from '../../i18n/i18n.js';
import { problemSentence } from '../../parts/notices.js';
import { isStale } from '../../parts/stale.js';
import { labelsText, parseLabels } from './labels.js';
import { PlacementFields } from './PlacementFields.js';

export interface ConfigurationDraft {
  name: string;
  fields: Values;
  replicas: number;
  labels: Record<string, string>;
}

interface ConfigurationFormProps {
  type: TaskType;
  /** Read once; give the form another `key` to begin anew. */
  initial: ConfigurationDraft;
  secretsSet: readonly string[];
  submitLabel: string;
  isSaving: boolean;
  error: Error | null;
  onSubmit: (draft: ConfigurationDraft) => void;
  children?: ReactNode;
}

/** The form of one task type, made from its schema. Keeps what is typed through failed saves and lost connections. */
export function ConfigurationForm({
  type,
  initial,
  secretsSet,
  submitLabel,
  isSaving,
  error,
  onSubmit,
  children,
}: ConfigurationFormProps) {
  const t = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => fieldsOf(type.schema), [type]);
  const [name, setName] = useState(initial.name);
  const [values, setValues] = useState<Values>(initial.fields);
  const [replicas, setReplicas] = useState(initial.replicas);
  const [labels, setLabels] = useState(labelsText(initial.labels));
  const [problems, setProblems] = useState<Problems>({});

  const parsed = parseLabels(labels);
  const isUnsaved = useUnsaved({ name, fields: values, replicas, labels: parsed ?? {} }, initial);
  useEffect(() => {
    if (error instanceof ApiError && error.problem.errors)
      setProblems(problemsFromApi(error.problem.errors, 'fields.'));
  }, [error]);
  // The first wrong field takes the focus, so that nobody has to look for it.
  useEffect(() => {
    if (Object.keys(problems).length > 0 && document.activeElement?.getAttribute('aria-invalid') !== 'true') {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [problems]);

  const change = useCallback((path: Path, value: unknown) => {
    setValues((before) => withValueAt(before, path, value) as Values);
    setProblems((before) => withoutProblemsAt(before, path));
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrongLabels: Problems = parsed === null ? { labels: t.configurations.labelsProblem } : {};
    const found = { ...problemsOf(fields, values, secretsSet, t), ...wrongLabels };
    setProblems(found);
    if (Object.keys(found).length === 0)
      onSubmit({ name, fields: payloadOf(fields, values), replicas, labels: parsed ?? {} });
  };
  const problemCount = Object.keys(problems).length;
  const isOtherFailure = error !== null && !isStale(error) && !(error instanceof ApiError && error.problem.errors);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <Stack gap="lg" maw={680}>
        {children}
        <TextInput
          label={t.configurations.nameLabel}
          description={t.configurations.nameHint}
          placeholder={type.title}
          error={problems['name']}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SchemaForm fields={fields} values={values} problems={problems} secretsSet={secretsSet} onChange={change} />
        <PlacementFields
          replicas={type.handover === 'overlap' ? replicas : undefined}
          labels={labels}
          problems={problems}
          onReplicas={setReplicas}
          onLabels={setLabels}
        />
        {isOtherFailure && (
          <Alert color="red" role="alert">
            {problemSentence(error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isSaving}>
            {submitLabel}
          </Button>
          <span role="status" style={{ color: 'var(--bad-text)', fontSize: 14 }}>
            {problemCount > 0 && t.problems.checkFields(problemCount)}
          </span>
        </Group>
      </Stack>
    </form>
  );
}

function useUnsaved(draft: ConfigurationDraft, initial: ConfigurationDraft): () => boolean {
  const state = useRef({ draft, initial });
  state.current = { draft, initial };
  return useCallback(() => {
    const now = state.current;
    return JSON.stringify(now.draft) !== JSON.stringify(now.initial);
  }, []);
}
