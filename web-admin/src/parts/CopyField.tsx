import { ActionIcon, Button, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import { useTexts } from '../i18n/i18n.js';
import classes from './copy.module.css';

interface CopyFieldProps {
  label: string;
  value: string;
  /** A full button instead of an icon: for the value somebody came here for. */
  isProminent?: boolean;
}

/** A value to paste elsewhere. */
export function CopyField({ label, value, isProminent = false }: CopyFieldProps) {
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id={id}>
        {label}
      </Text>
      <Group gap="xs" wrap="nowrap" align="stretch">
        <code className={classes['value']} aria-labelledby={id} tabIndex={0}>
          {value}
        </code>
        {isProminent ? <CopyTextButton value={value} label={label} /> : <CopyIcon value={value} label={label} />}
      </Group>
    </div>
  );
}

export function CopyIcon({ value, label }: { value: string; label: string }) {
  const t = useTexts();
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.common.copied : t.common.copy} withArrow>
          <ActionIcon
            variant="default"
            size={36}
            color={copied ? 'teal' : 'gray'}
            onClick={copy}
            aria-label={copied ? t.common.copied : `${t.common.copy}: ${label}`}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

function CopyTextButton({ value, label }: { value: string; label: string }) {
  const t = useTexts();
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          flex="none"
          color={copied ? 'teal' : 'portier'}
          onClick={copy}
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          aria-label={copied ? t.common.copied : `${t.common.copy}: ${label}`}
        >
          {copied ? t.common.copied : t.common.copy}
        </Button>
      )}
    </CopyButton>
  );
}
