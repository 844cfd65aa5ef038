import { Alert, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DryRun } from '../../api/types.js';
import type { Texts } from '../../i18n/en.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { CopyIcon } from '../../parts/CopyField.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { commandLine } from '../tasks/command-line.js';
import { InputWarnings } from './InputWarnings.js';
import classes from './targets.module.css';

/** What a dry run found, in plain sentences. */
export function DryRunResult({ result }: { result: DryRun }) {
  const t = useTexts();
  return (
    <Alert
      color={result.isPossible ? 'teal' : 'orange'}
      title={result.isPossible ? t.dryRun.possible : t.dryRun.notPossible}
      role="status"
    >
      <Stack gap="md" mt={4}>
        <Agents result={result} />
        {result.target !== null && <Target target={result.target} />}
        <Part title={t.dryRun.warnings}>
          <Text size="sm" c="dimmed" mb={4}>
            {t.dryRun.inputs[result.input.source]}
          </Text>
          <InputWarnings
            warnings={result.warnings}
            fine={result.input.source === 'assumed' ? null : t.dryRun.noWarnings}
          />
        </Part>
        {result.notices.length > 0 && (
          <Part title={t.dryRun.notices}>
            <Text size="sm">{result.notices.join(' ')}</Text>
          </Part>
        )}
        <Command line={commandLine(result.command)} />
      </Stack>
    </Alert>
  );
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', marginBottom: 4 }}>
        <Title order={3} size="sm">
          {title}
        </Title>
        {action}
      </div>
      {children}
    </div>
  );
}

type Verdict = DryRun['agents'][number]['verdict'];
const tones: Record<Verdict, Tone> = {
  ready: 'good',
  offline: 'off',
  draining: 'off',
  lacks_skills: 'bad',
  lacks_labels: 'bad',
  full: 'warn',
};

function Agents({ result }: { result: DryRun }) {
  const t = useTexts();
  return (
    <Part title={t.dryRun.agents}>
      <Text size="sm" mb={6}>
        {result.agents.length === 0 ? t.dryRun.noAgents : t.dryRun.agentsReady(result.readyAgents, result.neededAgents)}
      </Text>
      <ul className={classes['agents']}>
        {result.agents.map(({ name, verdict, missing }) => (
          <li key={name}>
            <Text size="sm" fw={550} component="span">
              {name}
            </Text>
            <StateBadge tone={tones[verdict]} label={t.dryRun.verdicts[verdict]} />
            {missing.length > 0 && (
              <Text size="sm" c="dimmed" component="span">
                {t.dryRun.missing(missing.join(', '))}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Target({ target }: { target: NonNullable<DryRun['target']> }) {
  const { language, texts: t } = useLanguage();
  const certificate = target.target?.certificateProblem ?? null;
  return (
    <Part title={t.dryRun.target}>
      <Text size="sm">
        {targetText(target, t, language)}
        {certificate !== null && ` ${t.dryRun.certificate(certificate)}`}
        {target.agentName !== null && ` ${t.dryRun.triedBy(target.agentName)}`}
      </Text>
    </Part>
  );
}

function targetText({ code, host, port, target, sentence }: NonNullable<DryRun['target']>, t: Texts, language: string) {
  const text = t.dryRun.targetAnswers[code];
  const ms = new Intl.NumberFormat(language).format(target?.tookMs ?? 0);
  return text === undefined ? sentence : text(`${host}:${port}`, ms);
}

function Command({ line }: { line: string }) {
  const t = useTexts();
  return (
    <Part title={t.dryRun.command} action={<CopyIcon value={line} label={t.dryRun.command} />}>
      <pre className={classes['command']} tabIndex={0} aria-label={t.dryRun.command}>
        {line}
      </pre>
    </Part>
  );
}
