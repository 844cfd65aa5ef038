import { Button, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { sessionQuery } from '../../api/session.js';
import type { UserAccount } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Facts } from '../../parts/Facts.js';
import { DeleteButton } from '../../parts/DeleteButton.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { OneOf } from '../../parts/OneOf.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Section } from '../../parts/Section.js';
import { Ago, Instant } from '../../parts/Time.js';
import { LanguageSelect } from './NewUserModal.js';
import { PasswordLink } from './PasswordLink.js';
import { QuotaSection } from './QuotaSection.js';
import { UserGroups } from './UserGroups.js';
import { UserStateBadge } from './UserStateBadge.js';

export function UserPage() {
  const { userId = '' } = useParams();
  const query = useOne<UserAccount>('users', userId);
  return <OneOf query={query}>{(user) => <UserView user={user} key={user.id} />}</OneOf>;
}

function UserView({ user }: { user: UserAccount }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={user.displayName || user.name}
        up={{ to: '/users', label: t.users.title }}
        badge={<UserStateBadge state={user.state} />}
        lead={t.users.stateHints[user.state]}
        actions={<UserActions user={user} />}
      />
      <Stack gap="lg">
        <Section title={t.users.account}>
          <Facts
            facts={[
              [t.users.lastSignIn, <Ago key="at" at={user.lastSignInAt} />],
              [t.common.created, <Instant key="at" at={user.createdAt} />],
              [t.users.openId, user.openIdIssuer],
              [t.users.password, user.hasPassword ? undefined : t.users.noPassword],
            ]}
          />
        </Section>
        <UserDetails user={user} />
        <UserGroups user={user} />
        <QuotaSection path={`/users/${user.id}/quota`} hint={t.users.quotaHint} />
        <DeleteUser user={user} />
      </Stack>
    </>
  );
}

type Step = 'approve' | 'enable' | 'disable';

const steps: Record<UserAccount['state'], Step> = {
  pending: 'approve',
  unconfirmed: 'approve',
  disabled: 'enable',
  active: 'disable',
};

function UserActions({ user }: { user: UserAccount }) {
  const t = useTexts();
  const confirm = useConfirm();
  const session = useQuery(sessionQuery);
  const advance = useAction({ run: (step: Step) => request('POST', `/users/${user.id}/${step}`), changes: ['users'] });
  const link = useAction({
    run: () => request<{ url: string; expiresAt: string }>('POST', `/users/${user.id}/link`),
    changes: [],
  });
  const step = steps[user.state];
  const run = () =>
    step === 'disable'
      ? confirm({
          title: t.users.disableTitle(user.name),
          text: t.users.disableText,
          confirmLabel: t.users.steps.disable,
          onConfirm: () => advance.mutate(step),
        })
      : advance.mutate(step);
  return (
    <>
      <Button variant="default" loading={link.isPending} onClick={() => link.mutate(undefined)}>
        {t.users.makeLink}
      </Button>
      {session.data?.id !== user.id && (
        <Button
          variant={step === 'disable' ? 'default' : 'filled'}
          color={step === 'disable' ? 'red' : undefined}
          loading={advance.isPending}
          onClick={run}
        >
          {t.users.steps[step]}
        </Button>
      )}
      <Modal
        opened={link.data !== undefined}
        onClose={() => link.reset()}
        title={t.users.link}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        {link.data !== undefined && <PasswordLink link={link.data} />}
      </Modal>
    </>
  );
}

const draftOf = ({ name, displayName, email, language, isAdministrator }: UserAccount) => ({
  ...{ name, displayName, email: email ?? '', language, isAdministrator },
});
type Draft = ReturnType<typeof draftOf>;

function UserDetails({ user }: { user: UserAccount }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const form = useDraft(user, draftOf, `user/${user.id}`);
  const { draft, setDraft, isSaved, isUnsaved, forget, version, begin } = form;
  const save = useAction({
    run: ({ draft: { email, ...rest }, version: basedOn }: Submission<Draft>) =>
      request<UserAccount>('PATCH', `/users/${user.id}`, {
        body: { ...rest, email: email.trim() === '' ? null : email.trim() },
        version: basedOn,
      }),
    changes: ['users'],
    isErrorShownByCaller: true,
    onSuccess: (saved, sent) => {
      begin(saved, sent.draft);
      showSuccess(t.common.saved);
    },
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft, version });
  };
  const text = (field: 'name' | 'displayName' | 'email') => ({
    error: errors.get(field),
    value: draft[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const labels: Record<string, string> = {
    ...{ name: t.common.name, displayName: t.users.displayName, email: t.users.email },
    ...{ language: t.users.language, isAdministrator: t.users.administrator },
  };
  return (
    <Section title={t.users.details}>
      <UnsavedGuard isUnsaved={isUnsaved} onLeave={forget} />
      <form onSubmit={submit}>
        <Stack maw={560}>
          <FormNotices form={form} save={save} objectId={user.id} labels={labels} />
          <TextInput label={t.common.name} required maxLength={64} spellCheck={false} {...text('name')} />
          <TextInput label={t.users.displayName} maxLength={100} {...text('displayName')} />
          <TextInput label={t.users.email} type="email" maxLength={254} {...text('email')} />
          <LanguageSelect value={draft.language} onChange={(language) => setDraft({ ...draft, language })} />
          <Switch
            label={t.users.administrator}
            description={t.users.administratorHint}
            checked={draft.isAdministrator}
            onChange={(event) => setDraft({ ...draft, isAdministrator: event.currentTarget.checked })}
          />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={isSaved}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function DeleteUser({ user }: { user: UserAccount }) {
  const t = useTexts();
  const session = useQuery(sessionQuery);
  if (session.data?.id === user.id) return null;
  return (
    <Section title={t.users.deleteSection}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t.users.deleteText}
        </Text>
        <DeleteButton
          path={`/users/${user.id}`}
          next="/users"
          changes={['groups']}
          title={t.users.deleteTitle(user.name)}
          text={t.users.deleteText}
        />
      </Group>
    </Section>
  );
}
