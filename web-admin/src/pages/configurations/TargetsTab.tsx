import { Stack } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import { useTaskTypes } from '../../api/task-types.js';
import type { Configuration, Stream, TargetPreset } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { OneOf } from '../../parts/OneOf.js';
import { Section } from '../../parts/Section.js';
import { ConfigurationTable } from './ConfigurationTable.js';
import { NewTargetForm } from './NewTargetForm.js';

/** Where a stream is sent to: a list with a switch each, and a short form to add several one after the other. */
export function TargetsTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const types = useTaskTypes();
  return (
    <OneOf query={types}>
      {(items) => {
        const presets = items.find(({ name }) => name === 'restream')?.presets ?? [];
        return (
          <Stack gap="lg">
            <TargetList stream={stream} presets={presets} />
            {stream.rights.change && (
              <Section title={t.targets.addTitle}>
                <NewTargetForm stream={stream} presets={presets} />
              </Section>
            )}
          </Stack>
        );
      }}
    </OneOf>
  );
}

function TargetList({ stream, presets }: { stream: Stream; presets: TargetPreset[] }) {
  const t = useTexts();
  const list = useList<Configuration>('configurations', { streamId: stream.id, type: 'restream' });
  return (
    <Section title={t.targets.title} hint={t.targets.lead} isFlush>
      <ConfigurationTable
        list={list}
        isWithStream={false}
        presets={presets}
        empty={<Empty icon={IconArrowForwardUp} title={t.targets.emptyTitle} hint={t.targets.emptyHint} />}
      />
    </Section>
  );
}
