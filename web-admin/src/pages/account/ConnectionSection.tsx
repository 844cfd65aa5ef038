import { Button, Group, Stack, Text } from '@mantine/core';
import { request } from '../../api/client.js';
import type { UserAccount } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { problemSentence } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { OpenIdButton } from '../login/OpenIdButton.js';
import { useAccountAction } from './use-account-action.js';

/** Sign-in by OpenID Connect: connected by its owner, never by a mail address. */
export function ConnectionSection({ account, label }: { account: UserAccount; label: string }) {
  const t = useTexts();
  const confirm = useConfirm();
  const disconnect = useAccountAction(
    () => request('DELETE', '/account/openid'),
    () => undefined,
  );
  const isConnected = account.openIdIssuer !== null;
  return (
    <Section title={t.account.connection(label)}>
      <Stack>
        <Text>{isConnected ? t.account.connected : t.account.notConnected}</Text>
        {disconnect.error !== null && (
          <Text c="red" role="alert">
            {problemSentence(disconnect.error, t)}
          </Text>
        )}
        <Group>
          {isConnected ? (
            <Button
              variant="default"
              onClick={() =>
                confirm({
                  title: t.account.disconnect,
                  text: t.account.disconnectText,
                  confirmLabel: t.account.disconnect,
                  onConfirm: () => disconnect.mutate(),
                })
              }
            >
              {t.account.disconnect}
            </Button>
          ) : (
            <OpenIdButton label={t.account.connect} path="/account/openid" next="/account" />
          )}
        </Group>
      </Stack>
    </Section>
  );
}
