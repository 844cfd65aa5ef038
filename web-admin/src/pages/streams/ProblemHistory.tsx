import { IconCircleCheck } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { HealthProblem, Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { useProblemText } from '../../parts/problem-text.js';
import { Section } from '../../parts/Section.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { DurationSince, Instant } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';

/** What has been wrong with a stream, newest first. */
export function ProblemHistory({ stream }: { stream: Stream }) {
  const t = useTexts();
  const list = useList<HealthProblem>('problems', { limit: 20 }, { path: `/streams/${stream.id}/problems` });
  return (
    <Section title={t.overview.problems} isFlush>
      <ListTable
        label={t.overview.problems}
        list={list}
        columns={useColumns()}
        empty={<Empty icon={IconCircleCheck} title={t.problemHistory.none} />}
      />
    </Section>
  );
}

function useColumns(): Column<HealthProblem>[] {
  const t = useTexts();
  const textOf = useProblemText();
  return [
    {
      header: t.problemHistory.what,
      isTitle: true,
      isWide: true,
      render: (problem) => {
        const { sentence, action } = textOf(problem);
        return <TwoLines first={sentence} second={action} />;
      },
    },
    {
      header: t.common.state,
      render: ({ severity, endedAt }) =>
        endedAt === null ? (
          <StateBadge tone={severity === 'error' ? 'bad' : 'warn'} label={t.problemHistory.open} />
        ) : (
          <StateBadge tone="off" label={t.problemHistory.over} />
        ),
    },
    { header: t.history.started, isNumber: true, render: ({ since }) => <Instant at={since} /> },
    {
      header: t.history.duration,
      isNumber: true,
      render: ({ since, endedAt }) => <DurationSince since={since} until={endedAt} />,
    },
    { header: t.problemHistory.fault, render: ({ fault }) => t.fault[fault] },
  ];
}
