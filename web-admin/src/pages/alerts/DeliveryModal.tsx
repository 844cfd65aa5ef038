import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { useTexts } from '../../i18n/i18n.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { OneOf } from '../../parts/OneOf.js';
import { Instant } from '../../parts/Time.js';
import type { AlertDeliveryDetail } from './alert-types.js';

/** What was sent, what was answered, and once more. */
export function DeliveryModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts();
  const query = useOne<AlertDeliveryDetail>('alert-deliveries', id);
  const tell = useSuccessNotice();
  const again = useAction({
    run: () => request('POST', `/alert-deliveries/${id}/redeliver`),
    changes: ['alert-deliveries', 'alert-destinations'],
    onSuccess: () => {
      tell(t.alerts.redelivered);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.alerts.detailTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
      size="lg"
    >
      <OneOf query={query}>
        {({ title, createdAt, attempts, error, answerCode, answerExcerpt, events }) => (
          <Stack>
            <div>
              <Text fw={600}>{title}</Text>
              <Text size="sm" c="dimmed">
                <Instant at={createdAt} /> · {t.alerts.attempts(attempts)}
                {answerCode !== null && ` · ${t.alerts.answer} ${answerCode}`}
              </Text>
              {error !== null && <Text size="sm">{error}</Text>}
            </div>
            {answerExcerpt !== null && answerExcerpt !== '' && (
              <Excerpt label={t.alerts.detailAnswer} text={answerExcerpt} />
            )}
            <Excerpt label={t.alerts.detailEvents} text={JSON.stringify(events, null, 2)} />
            <Group justify="flex-end">
              <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
                {t.alerts.redeliver}
              </Button>
            </Group>
          </Stack>
        )}
      </OneOf>
    </Modal>
  );
}

/** Text of machines, as it is. */
function Excerpt({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <Text
          component="pre"
          size="xs"
          ff="monospace"
          style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word', margin: 0 }}
        >
          {text}
        </Text>
      </ScrollArea.Autosize>
    </div>
  );
}
