import { SimpleGrid, Stack } from '@mantine/core';
import { useList } from '../../api/lists.js';
import { useTypeTitle } from '../../api/task-types.js';
import type { Concierge, MediaServer, Refusal, Stream, Task } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Failure } from '../../parts/Failure.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { RefusalsSection } from '../../parts/RefusalsSection.js';
import { Figure } from './Figure.js';
import { LiveStreams } from './LiveStreams.js';
import { problemsNow } from './problems.js';
import { ProblemList, Verdict } from './ProblemList.js';

/** What is live, is it healthy, whose turn is it, what to do. */
export function OverviewPage() {
  const t = useTexts();
  const typeTitle = useTypeTitle();
  const streams = useList<Stream>('streams', { live: true, limit: 100 });
  const retrying = useList<Task>('tasks', { state: 'retrying' });
  const quarantined = useList<Task>('tasks', { state: 'quarantined' });
  const agents = useList<Concierge>('concierges');
  const servers = useList<MediaServer>('media-servers');
  const refusals = useList<Refusal>('refusals', { limit: 6 });

  const lists = [streams, retrying, quarantined, agents, servers];
  const broken = lists.find(({ items, error }) => items === undefined && error !== null);
  const isLoading = lists.some(({ items }) => items === undefined);
  const problems = isLoading
    ? []
    : problemsNow(
        {
          tasks: [...(quarantined.items ?? []), ...(retrying.items ?? [])],
          agents: agents.items ?? [],
          servers: servers.items ?? [],
          typeTitle,
        },
        t,
      );
  const live = streams.items ?? [];
  const online = (agents.items ?? []).filter(({ isOnline }) => isOnline);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

  return (
    <>
      <PageHeader title={t.overview.title} />
      <Stack gap="lg">
        {broken !== undefined && <Failure error={broken.error} onRetry={broken.retry} />}
        {!isLoading && <Verdict problemCount={problems.length} liveCount={live.length} />}
        {problems.length > 0 && <ProblemList problems={problems} />}
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" role="group" aria-label={t.overview.figures}>
          <Figure
            label={t.overview.liveStreams}
            value={streams.items && `${live.length}${streams.hasMore ? '+' : ''}`}
            to="/streams"
          />
          <Figure
            label={t.overview.tasksRunning}
            value={streams.items && String(sum(live.map(({ taskCounts }) => taskCounts.running)))}
            to="/tasks"
          />
          <Figure
            label={t.overview.agents}
            value={agents.items && `${online.length}/${agents.items.length}`}
            hint={
              agents.items &&
              t.overview.freeSlots(sum(online.map(({ freeSlots }) => freeSlots)), sum(online.map(({ slots }) => slots)))
            }
            to="/agents"
          />
          <Figure
            label={t.overview.mediaServers}
            value={
              servers.items && `${servers.items.filter(({ isOnline }) => isOnline).length}/${servers.items.length}`
            }
            to="/media-servers"
          />
        </SimpleGrid>
        <LiveStreams list={streams} />
        <RefusalsSection
          list={refusals}
          title={t.overview.refusals}
          hint={t.overview.refusalsHint}
          emptyText={t.overview.noRefusals}
          isWithStream
        />
      </Stack>
    </>
  );
}
