import { Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Invitation, NewInvitation } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { bodyOf, draftOf, newInvitation, type Draftable, type InvitationDraft } from './invitation-draft.js';

interface InvitationFormProps {
  path: string;
  /** The one to change; absent = a new one. */
  invitation?: Invitation;
  onSaved: (saved: Invitation | NewInvitation) => void;
}

export function InvitationForm({ path, invitation, onSaved }: InvitationFormProps) {
  const t = useTexts();
  const form = useDraft<Draftable, InvitationDraft>(
    invitation ?? newInvitation,
    draftOf,
    `invitation${path}/${invitation?.id ?? 'new'}`,
  );
  const { draft, setDraft, version } = form;
  const save = useAction({
    run: ({ draft: sent, version: basedOn }: Submission<InvitationDraft>) =>
      invitation === undefined
        ? request<NewInvitation>('POST', path, { body: bodyOf(sent) })
        : request<Invitation>('PATCH', `${path}/${invitation.id}`, { body: bodyOf(sent), version: basedOn }),
    changes: ['invitations', 'keys'],
    isErrorShownByCaller: true,
    onSuccess: (saved) => (form.takeTheirs(), onSaved(saved)),
  });
  const labels = {
    ...{ label: t.invitations.label, contact: t.invitations.contact, notBefore: t.invitations.notBefore },
    ...{ showAt: t.invitations.showAt, notAfter: t.invitations.notAfter, networks: t.invitations.networks },
    ...{ expiresAfterBroadcast: t.invitations.expires },
  };
  const errors = fieldErrors(save.error, t);
  const networkError = [...errors].find(([field]) => field.startsWith('networks'))?.[1];
  type TextField = Exclude<keyof InvitationDraft, 'expiresAfterBroadcast'>;
  const text = (field: TextField) => ({
    name: field,
    error: errors.get(field),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const [isEndMissing, setEndMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEndMissing(draft.notAfter === '');
    if (draft.notAfter !== '') save.mutate({ draft, version });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormNotices form={form} save={save} objectId={invitation?.id} labels={labels} />
        <TextInput
          label={t.invitations.label}
          description={t.invitations.labelHint}
          maxLength={100}
          data-autofocus
          {...text('label')}
        />
        <TextInput
          label={t.invitations.contact}
          description={t.invitations.contactHint}
          maxLength={200}
          {...text('contact')}
        />
        <TextInput
          type="datetime-local"
          label={t.invitations.notBefore}
          description={t.invitations.notBeforeHint}
          {...text('notBefore')}
        />
        <Group grow align="flex-start">
          <TextInput type="datetime-local" label={t.invitations.showAt} {...text('showAt')} />
          <TextInput
            type="datetime-local"
            label={t.invitations.notAfter}
            {...text('notAfter')}
            error={isEndMissing ? t.invitations.endNeeded : errors.get('notAfter')}
          />
        </Group>
        <Switch
          label={t.invitations.expires}
          description={t.invitations.expiresHint}
          checked={draft.expiresAfterBroadcast}
          onChange={(event) => setDraft({ ...draft, expiresAfterBroadcast: event.currentTarget.checked })}
        />
        <Textarea
          label={t.invitations.networks}
          description={t.invitations.networksHint}
          autosize
          minRows={2}
          {...text('networks')}
          error={networkError}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {invitation === undefined ? t.common.create : t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
