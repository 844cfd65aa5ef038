import { Button, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../../api/lists.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { Ago, Until } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import type { AlertDelivery } from './alert-types.js';
import { DeliveryModal } from './DeliveryModal.js';

const tones: Record<AlertDelivery['state'], Tone> = { pending: 'busy', delivered: 'good', failed: 'bad' };

export function DeliveriesSection() {
  const t = useTexts();
  const list = useList<AlertDelivery>('alert-deliveries', { limit: 25 });
  const [openedId, setOpenedId] = useState<string>();
  return (
    <Section title={t.alerts.deliveries} hint={t.alerts.deliveriesHint} isFlush>
      <ListTable
        label={t.alerts.deliveries}
        list={list}
        columns={useColumns(setOpenedId)}
        empty={<Empty icon={IconSend} title={t.alerts.noDeliveries} hint={t.alerts.noDeliveriesHint} />}
      />
      {openedId !== undefined && <DeliveryModal id={openedId} onClose={() => setOpenedId(undefined)} />}
    </Section>
  );
}

function useColumns(onOpen: (id: string) => void): Column<AlertDelivery>[] {
  const t = useTexts();
  return [
    {
      header: t.alerts.what,
      isTitle: true,
      render: ({ title, eventCount, rule }) => (
        <TwoLines
          first={title}
          second={eventCount > 1 ? t.alerts.eventCount(eventCount) : rule !== null && rule.name}
        />
      ),
    },
    {
      header: t.alerts.destination,
      render: ({ destination }) => <TwoLines first={destination.name} second={t.alerts.kinds[destination.kind]} />,
    },
    {
      header: t.common.state,
      isWide: true,
      render: ({ state, error, answerCode }) => (
        <TwoLines
          first={
            <StateBadge
              tone={state === 'pending' && error !== null ? 'warn' : tones[state]}
              label={t.alerts.states[state]}
            />
          }
          second={error ?? (answerCode !== null && `${t.alerts.answer} ${answerCode}`)}
        />
      ),
    },
    {
      header: t.alerts.when,
      isNumber: true,
      render: ({ createdAt, nextAttemptAt, attempts }) => (
        <TwoLines
          first={<Ago at={createdAt} />}
          second={
            nextAttemptAt === null ? (
              t.alerts.attempts(attempts)
            ) : (
              <Text span inherit>
                {t.alerts.nextAttempt} <Until at={nextAttemptAt} />
              </Text>
            )
          }
        />
      ),
    },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: ({ id, title }) => (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${t.common.details}: ${title}`}
          onClick={() => onOpen(id)}
        >
          {t.common.details}
        </Button>
      ),
    },
  ];
}
