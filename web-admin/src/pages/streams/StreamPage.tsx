import { Button, Switch, Tabs } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useNavigate, useParams } from 'react-router';
import { useEnabledSwitch } from '../../api/actions.js';
import { useOne } from '../../api/lists.js';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { LiveBadge } from '../../parts/StateBadge.js';
import { DurationSince } from '../../parts/Time.js';
import { ConfigurationsTab } from './ConfigurationsTab.js';
import { HistoryTab } from './HistoryTab.js';
import { NowTab } from './NowTab.js';
import { PublishTab } from './PublishTab.js';
import { SettingsTab } from './SettingsTab.js';

const tabs = ['now', 'publish', 'configurations', 'history', 'settings'] as const;
type Tab = (typeof tabs)[number];
const isTab = (word: string | undefined): word is Tab => tabs.includes(word as Tab);

export function StreamPage() {
  const { streamId = '' } = useParams();
  const query = useOne<Stream>('streams', streamId);
  return <OneOf query={query}>{(stream) => <StreamView stream={stream} key={stream.id} />}</OneOf>;
}

function StreamView({ stream }: { stream: Stream }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { tab } = useParams();
  const toggle = useEnabledSwitch('streams');
  return (
    <>
      <PageHeader
        title={stream.title || stream.name}
        up={{ to: '/streams', label: t.streams.title }}
        badge={<LiveBadge isLive={stream.live !== null} isEnabled={stream.enabled} />}
        lead={
          <>
            {stream.application}/{stream.name}
            {stream.live !== null && (
              <>
                {' · '}
                {t.streams.live} <DurationSince since={stream.live.since} />
              </>
            )}
          </>
        }
        actions={
          <>
            <Switch
              label={t.streams.enabled}
              checked={stream.enabled}
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
        }
      />
      <Tabs
        value={isTab(tab) ? tab : 'now'}
        onChange={(chosen) =>
          void navigate(`/streams/${stream.id}${chosen === 'now' ? '' : `/${chosen}`}`, { replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t.stream.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="now">
          <NowTab stream={stream} />
        </Tabs.Panel>
        <Tabs.Panel value="publish">
          <PublishTab stream={stream} />
        </Tabs.Panel>
        <Tabs.Panel value="configurations">
          <ConfigurationsTab stream={stream} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <HistoryTab stream={stream} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <SettingsTab stream={stream} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
