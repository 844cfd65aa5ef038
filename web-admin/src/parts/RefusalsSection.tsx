import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { List } from '../api/lists.js';
import type { Refusal } from '../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import { ListTable, type Column } from './ListTable.js';
import { Section } from './Section.js';
import { Ago } from './Time.js';

interface RefusalsSectionProps {
  list: List<Refusal>;
  title: string;
  hint?: string;
  emptyText: string;
  isWithStream?: boolean;
}

/** Who was turned away and what to do about it. */
export function RefusalsSection({ list, title, hint, emptyText, isWithStream = false }: RefusalsSectionProps) {
  const t = useTexts();
  const stream: Column<Refusal> = {
    header: t.configurations.stream,
    render: ({ streamId, streamName, application }) =>
      streamId === null ? `${application}/…` : <Link to={`/streams/${streamId}/history`}>{streamName}</Link>,
  };
  return (
    <Section title={title} {...(hint === undefined ? {} : { hint })} isFlush>
      <ListTable
        label={title}
        list={list}
        empty={
          <Text size="sm" c="dimmed" px={18} pb={18}>
            {emptyText}
          </Text>
        }
        columns={[
          { header: t.history.why, isTitle: true, render: ({ sentence }) => <Text size="sm">{sentence}</Text> },
          ...(isWithStream ? [stream] : []),
          { header: t.history.what, render: ({ action }) => t.history.actions[action] ?? action },
          { header: t.history.from, isNumber: true, render: ({ ip }) => ip },
          { header: t.history.at, isNumber: true, isAtEnd: true, render: ({ at }) => <Ago at={at} /> },
        ]}
      />
    </Section>
  );
}
