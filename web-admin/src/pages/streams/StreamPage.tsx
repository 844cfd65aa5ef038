import { Button, Switch, Tabs } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useEnabledSwitch } from '../../api/actions.js';
import { useOne } from '../../api/lists.js';
import type { Stream } from '../../api/types.js';
import { PageLoading } from '../../app/PageLoading.js';
import { useTexts } from '../../i18n/i18n.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { LiveBadge } from '../../parts/StateBadge.js';
import { StreamState } from './StreamState.js';
import { streamTabs } from './stream-tabs.js';

export function StreamPage() {
  const { streamId = '' } = useParams();
  const query = useOne<Stream>('streams', streamId);
  return <OneOf query={query}>{(stream) => <StreamView stream={stream} key={stream.id} />}</OneOf>;
}

function StreamView({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <>
      <PageHeader
        title={stream.title || stream.name}
        up={{ to: '/streams', label: t.streams.title }}
        badge={<LiveBadge isLive={stream.live !== null} isEnabled={stream.enabled} />}
        lead={<StreamState stream={stream} />}
        actions={<StreamActions stream={stream} />}
      />
      <StreamTabs stream={stream} />
    </>
  );
}

function StreamActions({ stream }: { stream: Stream }) {
  const t = useTexts();
  const toggle = useEnabledSwitch('streams');
  return (
    <>
      <Switch
        label={t.streams.enabled}
        checked={stream.enabled}
        disabled={!stream.rights.change}
        onChange={(event) => toggle.mutate({ id: stream.id, isOn: event.currentTarget.checked })}
        mr="xs"
      />
      <Button
        component="a"
        href={stream.watchUrl}
        target="_blank"
        rel="noreferrer"
        variant="default"
        rightSection={<IconExternalLink size={15} aria-label={t.common.newTab} />}
      >
        {t.stream.watch}
      </Button>
    </>
  );
}

/** On a phone the list of tabs is wider than the page. */
const intoView = (tab: HTMLElement | null): void => tab?.scrollIntoView({ block: 'nearest', inline: 'center' });

function StreamTabs({ stream }: { stream: Stream }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { tab } = useParams();
  const shown = streamTabs.filter(({ isFor }) => isFor === undefined || isFor(stream));
  const first = shown[0]?.name;
  const chosen = shown.some(({ name }) => name === tab) ? tab : first;
  return (
    <Tabs
      value={chosen ?? null}
      onChange={(name) => void navigate(`/streams/${stream.id}${name === first ? '' : `/${name}`}`, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
        {shown.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name} ref={name === chosen ? intoView : undefined}>
            {label(t)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {shown.map(({ name, Panel }) => (
        <Tabs.Panel key={name} value={name}>
          <Suspense fallback={<PageLoading />}>
            <Panel stream={stream} />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
