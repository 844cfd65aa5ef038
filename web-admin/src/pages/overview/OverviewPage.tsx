import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useList } from '../../api/lists.js';
import { sessionQuery } from '../../api/session.js';
import type { HealthProblem, LiveStream, Refusal } from '../../api/types.js';
import { PageLoading } from '../../app/PageLoading.js';
import { useTexts } from '../../i18n/i18n.js';
import { Failure } from '../../parts/Failure.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { ProblemList } from '../../parts/ProblemList.js';
import { RefusalsSection } from '../../parts/RefusalsSection.js';
import { LiveWall } from './LiveWall.js';
import { SystemLine } from './SystemLine.js';
import { Verdict } from './Verdict.js';

/** What is live, is it healthy, whose turn is it, what to do. */
export function OverviewPage() {
  const t = useTexts();
  const isAdministrator = useQuery(sessionQuery).data?.isAdministrator === true;
  const streams = useList<LiveStream>('live-streams', {}, { path: '/streams/live' });
  const open = useList<HealthProblem>('problems', { limit: 100 });
  const refusals = useList<Refusal>('refusals', { limit: 6 });
  const problems = open.items ?? [];
  const isKnown = streams.items !== undefined && open.items !== undefined;
  const hasFailed = streams.error !== null || open.error !== null;
  // All at once: a list of problems that comes later would push away what somebody has begun to read.
  if (!isKnown && !hasFailed) {
    return (
      <>
        <PageHeader title={t.overview.title} />
        <PageLoading />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t.overview.title} />
      <Stack gap="lg">
        {open.items === undefined && open.error !== null && <Failure error={open.error} onRetry={open.retry} />}
        {isKnown && <Verdict problemCount={problems.length} liveCount={streams.items?.length ?? 0} />}
        {problems.length > 0 && <ProblemList label={t.overview.problems} problems={problems} />}
        <LiveWall list={streams} problems={problems} />
        {isAdministrator && <SystemLine />}
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
