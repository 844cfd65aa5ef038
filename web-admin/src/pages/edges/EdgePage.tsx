import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useParams } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList, useOne } from '../../api/lists.js';
import type { Edge, HealthProblem, NewEdge } from '../../api/types.js';
import { FormNotices, type Submission } from '../../forms/FormNotices.js';
import { useDraft } from '../../forms/use-draft.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { formatNumber } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { DeleteButton } from '../../parts/DeleteButton.js';
import { Facts } from '../../parts/Facts.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { ProblemList } from '../../parts/ProblemList.js';
import { Section } from '../../parts/Section.js';
import { Ago } from '../../parts/Time.js';
import { AgentSettings } from './AgentSettings.js';
import { DrainButton } from './DrainButton.js';
import { bodyOf, draftOf, type EdgeDraft } from './edge-draft.js';
import { EdgeFields, useEdgeLabels } from './EdgeFields.js';
import { EdgeLoad } from './EdgeLoad.js';
import { EdgeStanding } from './EdgeStanding.js';
import { standingOf } from './edge-state.js';

export function EdgePage() {
  const { edgeId = '' } = useParams();
  const query = useOne<Edge>('edges', edgeId);
  return <OneOf query={query}>{(edge) => <EdgeView edge={edge} key={edge.id} />}</OneOf>;
}

function EdgeView({ edge }: { edge: Edge }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={edge.name}
        up={{ to: '/edges', label: t.edges.title }}
        lead={
          <>
            {edge.baseUrl} · {t.edges.stateHints[standingOf(edge)]}
            <EdgeStanding edge={edge} />
          </>
        }
        actions={<DrainButton edge={edge} size="sm" />}
      />
      <Stack gap="lg">
        <Problems edge={edge} />
        <Load edge={edge} />
        <EdgeSettings edge={edge} />
        <NewToken edge={edge} />
        <DeleteEdge edge={edge} />
      </Stack>
    </>
  );
}

/** What is wrong with it now. */
function Problems({ edge }: { edge: Edge }) {
  const t = useTexts();
  const open = useList<HealthProblem>('problems', { limit: 100 });
  const problems = (open.items ?? []).filter(({ edgeId }) => edgeId === edge.id);
  return problems.length === 0 ? null : <ProblemList label={t.overview.problems} problems={problems} isOfOneThing />;
}

function Load({ edge }: { edge: Edge }) {
  const { texts: t, language } = useLanguage();
  const { load } = edge;
  return (
    <Section title={t.edges.load} hint={load === null ? t.edges.noLoad : t.edges.loadHint}>
      <Stack gap="md">
        <EdgeLoad edge={edge} />
        <Facts
          facts={[
            [t.edges.requests, load && formatNumber(load.requestsPerSecond, language, 1)],
            [t.edges.origin, load && (load.originReachable ? t.edges.originReached : t.edges.originLost)],
            [t.edges.lastSeen, <Ago key="at" at={edge.lastSeenAt} />],
            [t.edges.software, edge.software],
            [t.edges.incarnation, edge.incarnation - 1],
          ]}
        />
      </Stack>
    </Section>
  );
}

function EdgeSettings({ edge }: { edge: Edge }) {
  const t = useTexts();
  const labels = useEdgeLabels();
  const showSuccess = useSuccessNotice();
  const form = useDraft(edge, draftOf, `edge/${edge.id}`);
  const save = useAction({
    run: ({ draft, version }: Submission<EdgeDraft>) =>
      request<Edge>('PATCH', `/edges/${edge.id}`, { body: bodyOf(draft), version }),
    changes: ['edges'],
    isErrorShownByCaller: true,
    onSuccess: (saved, sent) => {
      form.begin(saved, sent.draft);
      showSuccess(t.common.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ draft: form.draft, version: form.version });
  };
  return (
    <Section title={t.edges.edit}>
      <UnsavedGuard isUnsaved={form.isUnsaved} onLeave={form.forget} />
      <form onSubmit={submit}>
        <Stack maw={560}>
          <FormNotices form={form} save={save} objectId={edge.id} labels={labels} />
          <EdgeFields draft={form.draft} errors={fieldErrors(save.error, t)} onChange={form.setDraft} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={form.isSaved}>
              {t.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function NewToken({ edge: { id, name } }: { edge: Edge }) {
  const t = useTexts();
  const confirm = useConfirm();
  const renew = useAction({ run: () => request<NewEdge>('POST', `/edges/${id}/token`), changes: ['edges'] });
  const ask = () =>
    confirm({
      title: t.edges.tokenTitle(name),
      text: t.edges.tokenConfirm,
      confirmLabel: t.edges.token,
      onConfirm: () => renew.mutate(undefined),
    });
  return (
    <Section title={t.edges.token}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t.edges.tokenText}
        </Text>
        <Button variant="default" loading={renew.isPending} onClick={ask}>
          {t.edges.token}
        </Button>
      </Group>
      <Modal
        opened={renew.data !== undefined}
        onClose={() => renew.reset()}
        title={t.edges.token}
        closeButtonProps={{ 'aria-label': t.common.close }}
        closeOnClickOutside={false}
        size="lg"
      >
        {renew.data !== undefined && <AgentSettings token={renew.data.token} onClose={() => renew.reset()} />}
      </Modal>
    </Section>
  );
}

function DeleteEdge({ edge: { id, name } }: { edge: Edge }) {
  const t = useTexts();
  return (
    <Section title={t.edges.deleteSection}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t.edges.deleteText}
        </Text>
        <DeleteButton path={`/edges/${id}`} next="/edges" title={t.edges.deleteTitle(name)} text={t.edges.deleteText} />
      </Group>
    </Section>
  );
}
