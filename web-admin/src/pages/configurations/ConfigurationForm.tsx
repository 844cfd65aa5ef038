import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../../api/client.js';
import type { TaskType } from '../../api/types.js';
import { problemsFromApi, problemsOf, withoutProblemsAt, type Problems } from '../../forms/problems.js';
import { fieldsOf } from '../../forms/schema.js';
import { SchemaForm } from '../../forms/SchemaForm.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { payloadOf, withoutSecrets, withValueAt, type Path, type Values } from '../../forms/values.js';
import { useTexts } from '../../i18n/i18n.js';
import { problemSentence } from '../../parts/notices.js';
import { isStale } from '../../parts/stale.js';
import { DryRunResult } from './DryRunResult.js';
import { labelsText, parseLabels } from './labels.js';
import { PlacementFields } from './PlacementFields.js';
import { PlatformChoice } from './PlatformChoice.js';
import { useDryRun, type DraftSubject } from './use-dry-run.js';

export interface ConfigurationDraft {
  name: string;
  fields: Values;
  replicas: number;
  labels: Record<string, string>;
}

interface ConfigurationFormProps {
  type: TaskType;
  /** What a dry run is about. */
  subject: DraftSubject;
  /** Read once; give the form another `key` to begin anew. */
  initial: ConfigurationDraft;
  /** Unsaved text from before, in place of `initial`. */
  restored?: ConfigurationDraft | undefined;
  /** Called with what is not saved yet, without secrets; null when nothing is. */
  onDraft?: ((draft: ConfigurationDraft | null) => void) | undefined;
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
  subject,
  initial,
  restored,
  onDraft,
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
  const [name, setName] = useState((restored ?? initial).name);
  const [values, setValues] = useState<Values>((restored ?? initial).fields);
  const [replicas, setReplicas] = useState((restored ?? initial).replicas);
  const [labels, setLabels] = useState(labelsText((restored ?? initial).labels));
  const [problems, setProblems] = useState<Problems>({});

  const dryRun = useDryRun(subject);
  const parsed = parseLabels(labels);
  const isUnsaved = useUnsaved({ name, fields: values, replicas, labels: parsed ?? {} }, initial);
  useEffect(() => {
    const draft = { name, fields: withoutSecrets(fields, values), replicas, labels: parseLabels(labels) ?? {} };
    onDraft?.(isUnsaved() ? draft : null);
    // `initial` and the callbacks are read once, like the state above.
  }, [name, values, replicas, labels]);
  const refusal = error ?? dryRun.error;
  useEffect(() => {
    if (refusal instanceof ApiError && refusal.problem.errors)
      setProblems(problemsFromApi(refusal.problem.errors, 'fields.', t));
  }, [refusal]);
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
  const withDraft = (use: (draft: ConfigurationDraft) => void) => {
    const wrongLabels: Problems = parsed === null ? { labels: t.configurations.labelsProblem } : {};
    const found = { ...problemsOf(fields, values, secretsSet, t), ...wrongLabels };
    setProblems(found);
    if (Object.keys(found).length === 0)
      use({ name, fields: payloadOf(fields, values), replicas, labels: parsed ?? {} });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withDraft(onSubmit);
  };
  const problemCount = Object.keys(problems).length;
  const isOtherFailure =
    refusal !== null && !isStale(refusal) && !(refusal instanceof ApiError && refusal.problem.errors);
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <UnsavedGuard isUnsaved={isUnsaved} onLeave={() => onDraft?.(null)} />
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
        {type.presets.length > 0 && <PlatformChoice presets={type.presets} address={values['url']} onChange={change} />}
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
            {problemSentence(refusal, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isSaving}>
            {submitLabel}
          </Button>
          <Button variant="default" loading={dryRun.isPending} onClick={() => withDraft(dryRun.mutate)}>
            {t.dryRun.run}
          </Button>
          <span role="status" style={{ color: 'var(--bad-text)', fontSize: 14 }}>
            {problemCount > 0 && t.problems.checkFields(problemCount)}
          </span>
        </Group>
        {dryRun.data !== undefined && <DryRunResult result={dryRun.data} />}
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
