import { Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditEntry, Undone } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';

interface UndoneModalProps {
  entry: AuditEntry;
  /** What did not come back. */
  missing: Undone['missing'];
  onClose: () => void;
}

/** A deleted thing is back, but for its secrets: what is missing, and what to do about it. */
export function UndoneModal({ entry: { kind, objectId, objectName }, missing, onClose }: UndoneModalProps) {
  const t = useTexts();
  const pages: Record<string, string> = { user: `/users/${objectId}`, stream: `/streams/${objectId}/invitations` };
  const page = pages[kind];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.audit.missingTitle}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        <Text size="sm">{t.audit.missingText(objectName)}</Text>
        <List size="sm" spacing="xs">
          {missing.map((what) => (
            <List.Item key={what}>{t.audit.missing[what]}</List.Item>
          ))}
        </List>
        <Group justify="space-between">
          {page !== undefined && (
            <Anchor component={Link} to={page} size="sm">
              {t.audit.missingPage(objectName)}
            </Anchor>
          )}
          <Button variant="default" ml="auto" onClick={onClose}>
            {t.common.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
