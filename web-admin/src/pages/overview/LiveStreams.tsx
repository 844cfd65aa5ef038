import { Button } from '@mantine/core';
import { IconBroadcastOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { List } from '../../api/lists.js';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, RowLink } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { LiveBadge } from '../../parts/StateBadge.js';
import { TaskCountBadges } from '../../parts/TaskCountBadges.js';
import { DurationSince } from '../../parts/Time.js';

export function LiveStreams({ list }: { list: List<Stream> }) {
  const t = useTexts();
  return (
    <Section title={t.overview.liveNow} isFlush>
      <ListTable
        label={t.overview.liveNow}
        list={list}
        empty={
          <Empty
            icon={IconBroadcastOff}
            title={t.overview.noLive}
            hint={t.overview.noLiveHint}
            action={
              <Button component={Link} to="/streams" variant="light">
                {t.overview.howToPublish}
              </Button>
            }
          />
        }
        columns={[
          {
            header: t.streams.name,
            isTitle: true,
            render: (stream) => <RowLink to={`/streams/${stream.id}`}>{stream.title || stream.name}</RowLink>,
          },
          { header: t.common.state, render: () => <LiveBadge isLive /> },
          {
            header: t.common.since,
            isNumber: true,
            render: ({ live }) => live && <DurationSince since={live.since} />,
          },
          { header: t.streams.tasks, render: ({ taskCounts }) => <TaskCountBadges counts={taskCounts} /> },
        ]}
      />
    </Section>
  );
}
