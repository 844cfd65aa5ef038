import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconZoomScan } from '@tabler/icons-react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Page, Probe, Stream } from '../../api/types.js';
import { formatBitrate } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { Facts } from '../../parts/Facts.js';
import { Section } from '../../parts/Section.js';
import { Ago } from '../../parts/Time.js';
import { InputWarnings } from './InputWarnings.js';

const probeKey = (streamId: string) => ['probe', streamId] as const;

/** Lets an agent watch a live stream and shows what it measured. Keeps showing the last look until there is a new one. */
export function InputProbe({ stream }: { stream: Stream }) {
  const t = useTexts();
  const client = useQueryClient();
  const last = useQuery({
    queryKey: probeKey(stream.id),
    queryFn: async ({ signal }) =>
      (await request<Page<Probe>>('GET', `/streams/${stream.id}/probes`, { signal })).items[0] ?? null,
    staleTime: 60_000,
  });
  const look = useAction({
    run: () => request<Probe>('POST', `/streams/${stream.id}/probes`),
    changes: [],
    onSuccess: (probe) => client.setQueryData(probeKey(stream.id), probe),
  });
  const isLive = stream.live !== null;
  if (!isLive && !last.data) return null;
  return (
    <Section
      title={t.probe.title}
      hint={isLive ? t.probe.hint : t.probe.notLive}
      actions={
        stream.rights.change && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconZoomScan size={15} aria-hidden />}
            disabled={!isLive}
            loading={look.isPending}
            onClick={() => look.mutate(undefined)}
          >
            {t.probe.run}
          </Button>
        )
      }
    >
      <div role="status">
        {look.isPending && (
          <Group gap="xs" mb="sm">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{t.probe.running}</Text>
          </Group>
        )}
      </div>
      {last.data ? <ProbeResult probe={last.data} /> : !look.isPending && <Text size="sm">{t.probe.never}</Text>}
    </Section>
  );
}

function ProbeResult({ probe }: { probe: Probe }) {
  const t = useTexts();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {probe.agent !== null && `${t.probe.seen(probe.agent.name)}, `}
        <Ago at={probe.at} />
      </Text>
      {probe.error !== null && (
        <Alert color="orange" title={probe.error.sentence}>
          {t.faultHint[probe.error.fault]}
        </Alert>
      )}
      {probe.input !== null && (
        <>
          <InputWarnings warnings={probe.warnings} fine={t.probe.fine} />
          <InputFacts input={probe.input} />
        </>
      )}
    </Stack>
  );
}

function InputFacts({ input: { video, audio, bitrate } }: { input: NonNullable<Probe['input']> }) {
  const { language, texts: t } = useLanguage();
  const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  const yes = (is: boolean) => (is ? t.probe.yes : t.probe.no);
  const words = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' ');
  return (
    <Facts
      facts={[
        [t.probe.picture, video === null ? t.probe.none : words(video.codec, video.profile, video.level)],
        [t.probe.size, video && `${video.width} × ${video.height}`],
        [t.probe.frameRate, video && `${number(video.framesPerSecond)} fps`],
        [
          t.probe.keyframes,
          video &&
            (video.keyframeIntervalSeconds === null
              ? t.probe.keyframesUnseen
              : `${number(video.keyframeIntervalSeconds)} s`),
        ],
        [t.probe.bFrames, video && yes(video.hasBFrames)],
        [t.probe.scan, video && (video.isInterlaced ? t.probe.interlaced : t.probe.progressive)],
        [t.probe.pixelFormat, video?.pixelFormat],
        [t.probe.sound, audio === null ? t.probe.none : words(audio.codec, audio.profile)],
        [t.probe.sampleRate, audio && `${number(audio.sampleRate / 1_000)} kHz`],
        [t.probe.channels, audio && words(String(audio.channels), audio.layout && `(${audio.layout})`)],
        [t.probe.bitrate, formatBitrate(bitrate, language)],
        [`${t.probe.bitrate} ${t.probe.videoBitrate}`, video && formatBitrate(video.bitrate, language)],
        [`${t.probe.bitrate} ${t.probe.audioBitrate}`, audio && formatBitrate(audio.bitrate, language)],
      ]}
    />
  );
}
