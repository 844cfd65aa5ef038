import { Skeleton, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useList } from '../../api/lists.js';
import type { MediaServer, ServerPublication } from '../../api/types.js';
import { formatBitrate } from '../../format/numbers.js';
import { useLanguage } from '../../i18n/i18n.js';
import { ListTable } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { DurationSince } from '../../parts/Time.js';

/** What is live on a media server now, and how many agents pull it. */
export function ServerPublications({ server }: { server: MediaServer }) {
  const { language, texts: t } = useLanguage();
  const path = `/media-servers/${encodeURIComponent(server.id)}/publications`;
  const list = useList<ServerPublication>('media-servers', {}, { path });
  return (
    <Section title={`${t.mediaServers.publishedHere}: ${server.id}`} isFlush>
      {list.items === undefined ? (
        <Skeleton height={40} m={18} />
      ) : (
        <ListTable
          label={`${t.mediaServers.publishedHere}: ${server.id}`}
          list={list}
          empty={
            <Text size="sm" c="dimmed" px={18} pb={18}>
              {t.mediaServers.nothingPublished}
            </Text>
          }
          columns={[
            {
              header: t.mediaServers.stream,
              isTitle: true,
              render: ({ streamId, streamName }) => <Link to={`/streams/${streamId}`}>{streamName}</Link>,
            },
            { header: t.history.from, isNumber: true, render: ({ ip }) => ip || '–' },
            {
              header: t.common.since,
              isNumber: true,
              render: ({ liveAt }) => (liveAt === null ? '–' : <DurationSince since={liveAt} />),
            },
            {
              header: t.stream.inputBitrate,
              isNumber: true,
              render: ({ bitrate }) => formatBitrate(bitrate, language),
            },
            { header: t.tasks.agent, isAtEnd: true, render: ({ agentPulls }) => t.mediaServers.clients(agentPulls) },
          ]}
        />
      )}
    </Section>
  );
}
