import { Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { Publication, Refusal, Stream } from '../../api/types.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable } from '../../parts/ListTable.js';
import { reasonText } from '../../parts/reason.js';
import { RefusalsSection } from '../../parts/RefusalsSection.js';
import { Section } from '../../parts/Section.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { DurationSince, Instant } from '../../parts/Time.js';
import { videoText } from './media-text.js';
import { ProblemHistory } from './ProblemHistory.js';

const tones: Record<Publication['state'], Tone> = { authorized: 'busy', live: 'good', ended: 'off' };

export function HistoryTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const refusals = useList<Refusal>('refusals', { streamId: stream.id, limit: 20 });
  return (
    <Stack gap="lg">
      <Publications stream={stream} />
      <ProblemHistory stream={stream} />
      <RefusalsSection list={refusals} title={t.history.refusals} emptyText={t.history.noRefusals} />
    </Stack>
  );
}

function Publications({ stream }: { stream: Stream }) {
  const { texts: t } = useLanguage();
  const list = useList<Publication>('publications', {}, { path: `/streams/${stream.id}/publications` });
  return (
    <Section title={t.history.publications} isFlush>
      <ListTable
        label={t.history.publications}
        list={list}
        empty={<Empty icon={IconHistory} title={t.history.noPublications} hint={t.history.noPublicationsHint} />}
        columns={[
          {
            header: t.history.started,
            isTitle: true,
            render: ({ liveAt, authorizedAt }) => <Instant at={liveAt ?? authorizedAt} />,
          },
          {
            header: t.common.state,
            render: ({ state }) => <StateBadge tone={tones[state]} label={t.history.states[state]} />,
          },
          {
            header: t.history.duration,
            isNumber: true,
            render: ({ liveAt, endedAt }) => (liveAt === null ? '–' : <DurationSince since={liveAt} until={endedAt} />),
          },
          { header: t.stream.inputVideo, render: ({ media }) => videoText(media?.video) ?? '–' },
          { header: t.history.from, isNumber: true, render: ({ ip }) => ip },
          { header: t.history.server, render: ({ serverId }) => serverId },
          { header: t.history.reason, render: ({ reason }) => reasonText(reason, t) },
        ]}
      />
    </Section>
  );
}
