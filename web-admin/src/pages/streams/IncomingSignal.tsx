import { Stack } from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { LiveStream, Publication, Stream } from '../../api/types.js';
import { formatBitrate, formatFrameRate, formatMilliseconds, formatNumber } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Facts } from '../../parts/Facts.js';
import { LevelMeter } from '../../parts/LevelMeter.js';
import { Section } from '../../parts/Section.js';
import { DurationSince } from '../../parts/Time.js';
import { audioText, videoText } from './media-text.js';

/** What comes in: measured, and as the media servers describe it. */
export function IncomingSignal({ stream }: { stream: Stream }) {
  const t = useTexts();
  const publications = useList<Publication>('publications', {}, { path: `/streams/${stream.id}/publications` });
  const isKnown = stream.live === null || publications.items !== undefined;
  const open = (publications.items ?? []).filter(({ state }) => state !== 'ended');
  return (
    <Section title={t.stream.input}>
      {open.length === 0 && isKnown && <Empty icon={IconBroadcast} title={t.streams.notLive} />}
      <Stack gap="lg">
        {stream.live !== null && <Measured stream={stream} />}
        {open.map((publication) => (
          <Input key={publication.id} publication={publication} />
        ))}
      </Stack>
    </Section>
  );
}

function Measured({ stream }: { stream: Stream }) {
  const { texts: t, language } = useLanguage();
  const live = useLiveStream(stream.id);
  return (
    <>
      <LevelMeter level={live?.audio} name={stream.title || stream.name} isLarge />
      <Facts
        facts={[
          [t.liveCard.frameRate, formatFrameRate(live?.framesPerSecond, language)],
          [t.liveCard.keyframes, formatMilliseconds(live?.keyframeIntervalMs, language)],
          [t.liveCard.viewers, formatNumber(live?.viewers, language)],
        ]}
      />
    </>
  );
}

function useLiveStream(streamId: string): LiveStream | undefined {
  return useList<LiveStream>('live-streams', { streamId }, { path: '/streams/live' }).items?.[0];
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
