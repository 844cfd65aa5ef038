import { Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { CopyIcon } from '../../parts/CopyField.js';
import { Section } from '../../parts/Section.js';
import { commandLine } from './command-line.js';
import classes from './task.module.css';

export function CommandSection({ command }: { command: string[] | null }) {
  const t = useTexts();
  const line = command === null ? null : commandLine(command);
  return (
    <Section
      title={t.tasks.command}
      hint={t.tasks.commandHint}
      actions={line !== null && <CopyIcon value={line} label={t.tasks.command} />}
    >
      {line === null ? (
        <Text size="sm" c="dimmed">
          {t.tasks.noCommand}
        </Text>
      ) : (
        <pre className={classes['output']} data-wrap tabIndex={0} aria-label={t.tasks.command}>
          {line}
        </pre>
      )}
    </Section>
  );
}

/** Follows the end of the log, unless somebody has scrolled up to read. */
export function LogSection({ lines }: { lines: string[] }) {
  const t = useTexts();
  const box = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  const text = lines.join('\n');
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [text]);
  const onScroll = () => {
    const element = box.current;
    if (element !== null) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
  };
  return (
    <Section title={t.tasks.log}>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.tasks.noLog}
        </Text>
      ) : (
        <pre ref={box} className={classes['output']} onScroll={onScroll} tabIndex={0} aria-label={t.tasks.logLabel}>
          {text}
        </pre>
      )}
    </Section>
  );
}
