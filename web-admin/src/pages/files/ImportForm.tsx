import { Alert, Button, FileButton, Group, PasswordInput, Stack, Switch, Text, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState, type DragEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { ApiError, request } from '../../api/client.js';
import type { Noun } from '../../api/keys.js';
import type { Applied, Plan } from '../../api/types.js';
import { useStoredDraft } from '../../forms/use-stored-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { problemSentence } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import classes from './files.module.css';
import { NewKeys } from './NewKeys.js';
import { PlanView } from './PlanView.js';
import { secretNamesIn } from './secret-names.js';

/** Nouns whose pages a file may change. */
const touched: Noun[] = [
  ...(['streams', 'keys', 'configurations', 'applications', 'media-servers', 'audit'] as const),
  ...(['groups', 'grants', 'quotas', 'alert-destinations', 'alert-rules'] as const),
];

interface Input {
  file: string;
  prune: boolean;
  secrets: Record<string, string>;
}

/** A file is put in, its plan looked at, and applied as it was planned. */
export function ImportForm() {
  const t = useTexts();
  const { found, keep, clear } = useStoredDraft<null, string>('import');
  const [file, setFile] = useState(found?.draft ?? '');
  const [prune, setPrune] = useState(false);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  // Stays while the next file is typed: nobody can show its keys again.
  const [applied, setApplied] = useState<Applied>();
  useEffect(() => {
    if (file === '') clear();
    else keep(null, file);
  }, [file, keep, clear]);

  const plan = useAction({
    run: (input: Input) => request<Plan>('POST', '/plan', { body: input }),
    changes: [],
    isErrorShownByCaller: true,
  });
  const apply = useAction({
    run: (input: Input & { planHash: string }) => request<Applied>('POST', '/apply', { body: input }),
    changes: touched,
    isErrorShownByCaller: true,
    onSuccess: (done) => {
      setApplied(done);
      plan.reset();
      setFile('');
    },
  });
  const names = secretNamesIn(file);
  const given = Object.fromEntries(names.flatMap((name) => (secrets[name] ? [[name, secrets[name]]] : [])));
  // Another input calls for another plan.
  const change = (next: () => void) => {
    plan.reset();
    apply.reset();
    next();
  };
  const read = (chosen: File | null | undefined) => {
    if (chosen) void chosen.text().then((text) => change(() => setFile(text)));
  };
  const input = { file, prune, secrets: given };
  return (
    <>
      <Section title={t.files.importTitle} hint={t.files.importHint}>
        <Stack maw={820}>
          <FileText value={file} onChange={(text) => change(() => setFile(text))} onFile={read} />
          {names.map((name) => (
            <PasswordInput
              key={name}
              label={t.files.secret(name)}
              autoComplete="off"
              value={secrets[name] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                change(() => setSecrets({ ...secrets, [name]: value }));
              }}
            />
          ))}
          <Switch
            label={t.files.prune}
            description={t.files.pruneHint}
            checked={prune}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              change(() => setPrune(checked));
            }}
          />
          {plan.error !== null && <Problems error={plan.error} />}
          <Group>
            <Button disabled={file.trim() === ''} loading={plan.isPending} onClick={() => plan.mutate(input)}>
              {t.files.showPlan}
            </Button>
            <FileButton onChange={read} accept=".yaml,.yml,.json,application/yaml,application/json">
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
                  {t.files.choose}
                </Button>
              )}
            </FileButton>
          </Group>
        </Stack>
      </Section>
      {apply.error !== null && <Problems error={apply.error} />}
      {applied !== undefined && <NewKeys applied={applied} />}
      {plan.data !== undefined && (
        <PlanView
          plan={plan.data}
          isApplying={apply.isPending}
          onApply={() => apply.mutate({ ...input, planHash: plan.data.hash })}
        />
      )}
    </>
  );
}

interface FileTextProps {
  value: string;
  onChange: (text: string) => void;
  onFile: (file: File | undefined) => void;
}

/** Typed, pasted, or a file dropped on it. */
function FileText({ value, onChange, onFile }: FileTextProps) {
  const t = useTexts();
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => (event.preventDefault(), setIsOver(true))}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      data-over={isOver || undefined}
      className={classes['drop']}
    >
      <Textarea
        label={t.files.file}
        description={t.files.fileHint}
        placeholder={'kind: portier/v1\nstreams:\n  - name: first'}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        classNames={{ input: classes['text'] ?? '' }}
      />
    </div>
  );
}

function Problems({ error }: { error: Error }) {
  const t = useTexts();
  const problems = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return (
    <Alert color="red" role="alert" title={problemSentence(error, t)}>
      {problems.length > 0 && (
        <ul className={classes['problems']}>
          {problems.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path !== '' && <code>{path}</code>} <Text span>{message}</Text>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
