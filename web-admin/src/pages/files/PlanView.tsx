import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Plan, PlanStep } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Section } from '../../parts/Section.js';
import { ChangeList } from '../audit/ChangeList.js';
import classes from './files.module.css';

const colors = { create: 'teal', change: 'blue', delete: 'red' } as const;

interface PlanViewProps {
  plan: Plan;
  isApplying: boolean;
  onApply: () => void;
}

/** What applying would do, and what it would cut off the air. */
export function PlanView({ plan, isApplying, onApply }: PlanViewProps) {
  const t = useTexts();
  const confirm = useConfirm();
  const { steps, cuts } = plan;
  const ask = () =>
    confirm({
      title: t.files.applyTitle,
      text: cuts.length > 0 ? t.files.applyCuts(cuts.length) : t.files.applyText(steps.length),
      confirmLabel: t.files.apply,
      onConfirm: onApply,
    });
  if (steps.length === 0) {
    return (
      <Section title={t.files.planTitle}>
        <Text role="status">{t.files.nothingToDo}</Text>
      </Section>
    );
  }
  const count = (action: PlanStep['action']) => steps.filter((step) => step.action === action).length;
  return (
    <Section
      title={t.files.planTitle}
      hint={<span role="status">{t.files.summary(count('create'), count('change'), count('delete'))}</span>}
      actions={
        <Button loading={isApplying} onClick={ask}>
          {t.files.apply}
        </Button>
      }
    >
      <Stack>
        <Cuts plan={plan} />
        <ol className={classes['steps']}>
          {steps.map((step, index) => (
            <Step key={index} step={step} />
          ))}
        </ol>
      </Stack>
    </Section>
  );
}

function Cuts({ plan: { cuts } }: { plan: Plan }) {
  const t = useTexts();
  if (cuts.length === 0) return <Text size="sm">{t.files.noCuts}</Text>;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t.files.cutsTitle(cuts.length)}>
      <ul className={classes['problems']}>
        {cuts.map(({ what, stream, streamId, type, configuration, reason }, index) => (
          <li key={index}>
            <Link to={`/streams/${streamId}`}>{stream}</Link>
            {': '}
            {what === 'publisher' ? t.files.publisher : `${type ?? ''} ${configuration ?? ''}`.trim()}
            {' – '}
            {(t.files.cutReasons as Record<string, string>)[reason] ?? reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Step({ step }: { step: PlanStep }) {
  const t = useTexts();
  const { action, kind, name, stream, changes, line } = step;
  const isOfStream = stream !== null && !name.includes(stream);
  return (
    <li className={classes['step']}>
      <Group gap="xs">
        <Badge variant="light" color={colors[action]}>
          {t.files.actions[action]}
        </Badge>
        <strong>
          {t.files.kinds[kind]} {name}
        </strong>
        {isOfStream && <Text size="sm">{t.files.ofStream(stream)}</Text>}
        {line !== null && (
          <Text size="sm" c="dimmed">
            {t.files.line(line)}
          </Text>
        )}
      </Group>
      <ChangeList changes={changes} />
    </li>
  );
}
