import { Button } from '@mantine/core';
import { IconAdjustments, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useList } from '../../api/lists.js';
import type { Configuration, Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Section } from '../../parts/Section.js';
import { ConfigurationTable } from '../configurations/ConfigurationTable.js';

export function ConfigurationsTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const list = useList<Configuration>('configurations', { streamId: stream.id });
  const addButton = stream.rights.change && (
    <Button
      component={Link}
      to={`/streams/${stream.id}/configurations/new`}
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
    >
      {t.configurations.add}
    </Button>
  );
  return (
    <Section title={t.configurations.title} hint={t.configurations.lead} actions={addButton} isFlush>
      <ConfigurationTable
        list={list}
        isWithStream={false}
        empty={
          <Empty
            icon={IconAdjustments}
            title={t.configurations.emptyTitle}
            hint={t.configurations.emptyStreamHint}
            action={addButton}
          />
        }
      />
    </Section>
  );
}
