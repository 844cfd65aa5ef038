import { Alert, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Concierge } from '../../api/types.js';
import { formatBytes, formatShare } from '../../format/numbers.js';
import type { Texts } from '../../i18n/en.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { reasonText } from '../../parts/reason.js';
import { LoadBar, LoadBars } from '../../parts/LoadBar.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { Ago } from '../../parts/Time.js';
import { AgentActions } from './AgentActions.js';
import { AgentBadges } from './AgentBadges.js';
import { AgentTasks } from './AgentTasks.js';
import classes from './agents.module.css';

/** Above this an agent gets no breath for a further encoder. */
const busyLoad = 0.85;
/** As Portier itself takes it for a problem unless it is set otherwise. */
const fullDisk = 0.9;

export function AgentCard({ agent, isOpenAtFirst }: { agent: Concierge; isOpenAtFirst: boolean }) {
  const { language, texts: t } = useLanguage();
  const { tone, label } = stateOf(agent, t);
  const used = agent.slots - agent.freeSlots;
  return (
    <article className={classes['card']} aria-label={agent.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap={10}>
            <Title order={2}>{agent.name}</Title>
            <StateBadge tone={tone} label={label} />
          </Group>
          <Text size="xs" c="dimmed" mt={2}>
            {t.agents.lastSeen}: <Ago at={agent.lastHeartbeatAt} />
            {agent.software !== null && ` · ${agent.software}`}
          </Text>
        </div>
        <AgentActions agent={agent} />
      </Group>
      {agent.rivalSeenAt !== null && (
        <Alert color="red" title={t.agents.rivalTitle}>
          {t.agents.rivalText}
        </Alert>
      )}
      <LoadBars isMuted={!agent.isOnline}>
        <LoadBar
          label={t.agents.slots}
          share={agent.slots === 0 ? 0 : used / agent.slots}
          text={t.agents.slotsUsed(used, agent.slots)}
          limit={1}
        />
        <LoadBar
          label={t.agents.cpu}
          share={agent.load.cpu}
          text={formatShare(agent.load.cpu, language)}
          limit={busyLoad}
        />
        <LoadBar
          label={t.agents.memory}
          share={agent.load.memory}
          text={formatShare(agent.load.memory, language)}
          limit={busyLoad}
        />
        {agent.disks.map(({ holds: [first, second], bytesFree, bytesTotal }) => (
          <LoadBar
            key={first}
            label={t.agents.disks[second === undefined ? (first ?? 'all') : 'all']}
            share={1 - bytesFree / bytesTotal}
            text={t.agents.diskFree(formatBytes(bytesFree, language))}
            limit={fullDisk}
          />
        ))}
      </LoadBars>
      <AgentBadges agent={agent} />
      <AgentTasks agent={agent} isOpenAtFirst={isOpenAtFirst} />
      {agent.drainWaits.length > 0 && <DrainWaits waits={agent.drainWaits} />}
    </article>
  );
}

/** What stands between an agent that drains and its end. */
function DrainWaits({ waits }: { waits: Concierge['drainWaits'] }) {
  const t = useTexts();
  return (
    <div>
      <Text size="sm" fw={500}>
        {t.agents.drainWaits}
      </Text>
      {waits.map(({ taskId, streamName, type, reason }) => (
        <Text key={taskId} size="sm">
          <Link to={`/tasks/${taskId}`}>
            {streamName} · {type}
          </Link>
          : {reasonText(reason, t)}
        </Text>
      ))}
    </div>
  );
}

function stateOf(agent: Concierge, t: Texts): { tone: Tone; label: string } {
  if (agent.lastHeartbeatAt === null) return { tone: 'off', label: t.agents.neverSeen };
  if (!agent.isOnline) return { tone: 'bad', label: t.agents.offline };
  if (agent.isStopping) return { tone: 'warn', label: t.agents.stopping };
  if (agent.state === 'active') return { tone: 'good', label: t.agents.online };
  return { tone: 'warn', label: t.agents.states[agent.state] };
}
