import { SimpleGrid, Stack } from '@mantine/core';
import { IconBroadcast, IconPlayerPause } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { HealthProblem, Stream } from '../../api/types.js';
import { PageLoading } from '../../app/PageLoading.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ProblemList } from '../../parts/ProblemList.js';
import { Section } from '../../parts/Section.js';
import { InputProbe } from '../configurations/InputProbe.js';
import { IncomingSignal } from './IncomingSignal.js';
import { PlayerOnDemand } from './PlayerOnDemand.js';
import { StreamTasks } from './StreamTasks.js';

/** What is wrong, what viewers see, what comes in, what runs. */
export function NowTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const list = useList<HealthProblem>('problems', { limit: 50 }, { path: `/streams/${stream.id}/problems` });
  // Not before they are known: problems that come later would push the picture away.
  if (list.items === undefined && list.error === null) return <PageLoading />;
  const open = (list.items ?? []).filter(({ endedAt }) => endedAt === null);
  return (
    <Stack gap="lg">
      {open.length > 0 && <ProblemList label={t.overview.problems} problems={open} isOfOneThing />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Preview stream={stream} />
        <IncomingSignal stream={stream} />
      </SimpleGrid>
      <InputProbe stream={stream} />
      <StreamTasks stream={stream} />
    </Stack>
  );
}

function Preview({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <Section title={t.stream.player}>
      {stream.live === null ? (
        <Empty
          icon={stream.enabled ? IconBroadcast : IconPlayerPause}
          title={stream.enabled ? t.stream.waiting : t.stream.disabledTitle}
          hint={stream.enabled ? t.stream.waitingHint : t.stream.disabledHint}
        />
      ) : (
        <PlayerOnDemand url={stream.hlsUrl} name={stream.title || stream.name} />
      )}
    </Section>
  );
}
