import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Token } from '../../api/account.js';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { CopyField } from '../../parts/CopyField.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { Ago, Instant } from '../../parts/Time.js';
import { NewTokenForm } from './NewTokenForm.js';

export function TokensSection() {
  const t = useTexts();
  const list = useList<Token>('tokens');
  const [isAsking, asking] = useDisclosure(false);
  const [newToken, setNewToken] = useState<string>();
  const closeLabel = { 'aria-label': t.common.close };
  return (
    <Section
      title={t.account.tokens}
      hint={t.account.tokensHint}
      isFlush
      actions={
        <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={asking.open}>
          {t.account.newToken}
        </Button>
      }
    >
      <ListTable
        label={t.account.tokens}
        list={list}
        columns={useColumns()}
        empty={<Empty icon={IconKey} title={t.account.noTokens} hint={t.account.noTokensHint} />}
      />
      <Modal opened={isAsking} onClose={asking.close} title={t.account.newToken} closeButtonProps={closeLabel}>
        <NewTokenForm
          onCreated={(token) => {
            asking.close();
            setNewToken(token);
          }}
        />
      </Modal>
      <Modal
        opened={newToken !== undefined}
        onClose={() => setNewToken(undefined)}
        title={t.account.tokenCreatedTitle}
        closeOnClickOutside={false}
        closeButtonProps={closeLabel}
        size="lg"
      >
        <Stack>
          <Alert color="teal">{t.account.tokenCreatedText}</Alert>
          <CopyField label={t.account.token} value={newToken ?? ''} isProminent />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setNewToken(undefined)}>
              {t.common.close}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Section>
  );
}

function useColumns(): Column<Token>[] {
  const t = useTexts();
  const confirm = useConfirm();
  const remove = useAction({ run: (id: string) => request('DELETE', `/tokens/${id}`), changes: ['tokens'] });
  return [
    { header: t.account.tokenName, isTitle: true, render: ({ name }) => <strong>{name}</strong> },
    { header: t.account.tokenHint, isNumber: true, render: ({ hint }) => <code>…{hint}</code> },
    { header: t.account.scopes, render: ({ scopes }) => scopes.join(', ') },
    { header: t.account.expires, render: ({ expiresAt }) => <Instant at={expiresAt} /> },
    { header: t.account.lastUsed, isNumber: true, render: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: ({ id, name }) => (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t.account.deleteTokenLabel(name)}
          onClick={() =>
            confirm({
              title: t.account.deleteTokenTitle(name),
              text: t.account.deleteTokenText,
              confirmLabel: t.common.delete,
              onConfirm: () => remove.mutate(id),
            })
          }
        >
          {t.common.delete}
        </Button>
      ),
    },
  ];
}
