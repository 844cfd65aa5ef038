import { Text } from '@mantine/core';
import type { Run } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { ListTable } from '../../parts/ListTable.js';
import { reasonText } from '../../parts/reason.js';
import { Section } from '../../parts/Section.js';
import { DurationSince, Instant } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';

/** Which agents ran the task, when, and how it ended. */
export function RunsSection({ runs }: { runs: Run[] }) {
  const t = useTexts();
  const items = runs.map((run) => ({ ...run, id: String(run.leaseToken) }));
  return (
    <Section title={t.tasks.runs} isFlush>
      <ListTable
        label={t.tasks.runs}
        list={{
          items,
          error: null,
          hasMore: false,
          isLoadingMore: false,
          loadMore: () => undefined,
          retry: () => undefined,
        }}
        empty={
          <Text size="sm" c="dimmed" px={18} pb={18}>
            {t.tasks.noRuns}
          </Text>
        }
        columns={[
          { header: t.tasks.agent, isTitle: true, render: ({ concierge }) => concierge?.name ?? '–' },
          { header: t.tasks.granted, isNumber: true, render: ({ grantedAt }) => <Instant at={grantedAt} /> },
          {
            header: t.tasks.ranFor,
            isNumber: true,
            render: ({ runningAt, endedAt }) =>
              runningAt === null ? '–' : <DurationSince since={runningAt} until={endedAt} />,
          },
          {
            header: t.tasks.endReason,
            render: ({ endReason, error }) => (
              <TwoLines first={reasonText(endReason, t)} second={error && t.fromApi.task(error.sentence)} />
            ),
          },
          { header: t.tasks.lease, isNumber: true, isAtEnd: true, render: ({ leaseToken }) => leaseToken },
        ]}
      />
    </Section>
  );
}
