import { Collapse, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { useList } from '../../api/lists.js';
import { useTypeTitle } from '../../api/task-types.js';
import type { Concierge, Task } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { TaskStateBadge } from '../../parts/StateBadge.js';
import classes from './agents.module.css';

/** As many as a card shows; the rest is one link away. */
const shownTasks = 8;

/** What runs on an agent, by stream; fetched when somebody wants to know. */
export function AgentTasks({ agent, isOpenAtFirst }: { agent: Concierge; isOpenAtFirst: boolean }) {
  const t = useTexts();
  const id = useId();
  const [isOpen, disclosure] = useDisclosure(isOpenAtFirst);
  if (agent.taskCount === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.agents.runsNothing}
      </Text>
    );
  }
  return (
    <div>
      <UnstyledButton
        className={classes['toggle']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={disclosure.toggle}
      >
        <IconChevronRight size={16} className={classes['chevron']} data-open={isOpen || undefined} aria-hidden />
        {t.agents.runsHere} ({agent.taskCount})
      </UnstyledButton>
      <Collapse expanded={isOpen} keepMounted={false} id={id}>
        <TaskLines agent={agent} />
      </Collapse>
    </div>
  );
}

function TaskLines({ agent }: { agent: Concierge }) {
  const t = useTexts();
  const titleOf = useTypeTitle();
  const { items = [] } = useList<Task>('tasks', { conciergeId: agent.id, limit: shownTasks });
  return (
    <>
      <ul className={classes['tasks']}>
        {items.map(({ id, streamName, configurationName, type, state }) => (
          <li key={id}>
            <Link to={`/tasks/${id}`}>
              {streamName} · {configurationName || titleOf(type)}
            </Link>
            <TaskStateBadge state={state} />
          </li>
        ))}
      </ul>
      {agent.taskCount > shownTasks && (
        <Text size="sm" mt={6}>
          <Link to={`/tasks?agent=${agent.id}`}>{t.agents.taskCount(agent.taskCount)}</Link>
        </Text>
      )}
    </>
  );
}
