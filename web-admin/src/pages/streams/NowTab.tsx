import { SimpleGrid, Stack } from '@mantine/core';
import { IconBroadcast, IconPlayerPause } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useList } from '../../api/lists.js';
import type { Publication, Stream } from '../../api/types.js';
import { formatBitrate } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Facts } from '../../parts/Facts.js';
import { Section } from '../../parts/Section.js';
import { DurationSince } from '../../parts/Time.js';
import { audioText, videoText } from './media-text.js';
import { StreamTasks } from './StreamTasks.js';

// hls.js is larger than the rest of the pages together.
const Player = lazy(async () => ({ default: (await import('./Player.js')).Player }));

export function NowTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const publications = useList<Publication>('publications', {}, { path: `/streams/${stream.id}/publications` });
  const open = (publications.items ?? []).filter(({ state }) => state !== 'ended');
  const isLive = stream.live !== null;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title={t.stream.player}>
          {isLive ? (
            <Suspense fallback={null}>
              <Player url={stream.hlsUrl} name={stream.title || stream.name} />
            </Suspense>
          ) : (
            <Empty
              icon={stream.enabled ? IconBroadcast : IconPlayerPause}
              title={stream.enabled ? t.stream.waiting : t.stream.disabledTitle}
              hint={stream.enabled ? t.stream.waitingHint : t.stream.disabledHint}
            />
          )}
        </Section>
        <Section title={t.stream.input}>
          {open.length === 0 ? <Empty icon={IconBroadcast} title={t.streams.notLive} /> : null}
          <Stack gap="lg">
            {open.map((publication) => (
              <Input key={publication.id} publication={publication} />
            ))}
          </Stack>
        </Section>
      </SimpleGrid>
      <StreamTasks stream={stream} />
    </Stack>
  );
}

function Input({ publication: { media, ip, serverId, state, since } }: { publication: Publication }) {
  const { language, texts: t } = useLanguage();
  return (
    <Facts
      facts={[
        [t.common.state, t.history.states[state]],
        [t.common.since, <DurationSince since={since} />],
        [t.stream.inputVideo, videoText(media?.video) ?? t.common.unknown],
        [t.stream.inputAudio, audioText(media?.audio, language) ?? t.common.unknown],
        [t.stream.inputBitrate, media?.bitrate ? formatBitrate(media.bitrate, language) : t.common.unknown],
        [t.stream.inputFrom, ip],
        [t.stream.inputServer, serverId],
      ]}
    />
  );
}
