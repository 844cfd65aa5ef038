import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Concierge } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { changeOf, draftOf, ownLabels, textsOf, type AgentDraft } from './given-labels.js';

/** Name of an agent, and the labels it is given here. */
export function AgentForm({ agent, onSaved }: { agent: Concierge; onSaved: () => void }) {
  const t = useTexts();
  const form = useDraft(agent, draftOf, `agent/${agent.id}`);
  const { draft, setDraft, version } = form;
  const [areLabelsWrong, setLabelsWrong] = useState(false);
  const save = useAction({
    run: ({ draft: sent, version: basedOn }: Submission<AgentDraft>) =>
      request<Concierge>('PATCH', `/concierges/${agent.id}`, {
        body: changeOf(sent, form.theirs) ?? {},
        version: basedOn,
      }),
    changes: ['concierges'],
    isErrorShownByCaller: true,
    onSuccess: () => (form.takeTheirs(), onSaved()),
  });
  const labels = { name: t.common.name, givenLabels: t.agents.givenLabels };
  const errors = fieldErrors(save.error, t);
  const labelError = [...errors].find(([field]) => field.startsWith('givenLabels'))?.[1];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWrong = changeOf(draft, form.theirs) === null;
    setLabelsWrong(isWrong);
    if (!isWrong) save.mutate({ draft, version });
  };
  const own = textsOf(ownLabels(agent));
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormNotices form={form} save={save} objectId={agent.id} labels={labels} />
        <TextInput
          label={t.common.name}
          description={t.agents.nameHint}
          error={errors.get('name')}
          required
          maxLength={64}
          data-autofocus
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label={t.agents.givenLabels}
          description={t.agents.givenLabelsHint(own.join(', '))}
          error={areLabelsWrong ? t.agents.givenLabelsProblem : labelError}
          autosize
          minRows={2}
          spellCheck={false}
          value={draft.givenLabels}
          onChange={(event) => {
            setLabelsWrong(false);
            setDraft({ ...draft, givenLabels: event.currentTarget.value });
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
