import { Badge, Group, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import type { Concierge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { ownLabels, textsOf } from './given-labels.js';

/** Labels given here, labels the agent says of itself, and what it can run. */
export function AgentBadges({ agent }: { agent: Concierge }) {
  const t = useTexts();
  return (
    <Group gap={6}>
      {textsOf(agent.givenLabels).map((label) => (
        <Badge key={label} variant="outline" tt="none" fw={500} leftSection={<IconTag size={12} aria-hidden />}>
          <VisuallyHidden>{t.agents.given}</VisuallyHidden> {label}
        </Badge>
      ))}
      {textsOf(ownLabels(agent)).map((label) => (
        <Badge key={label} variant="light" color="gray" tt="none" fw={500}>
          {label}
        </Badge>
      ))}
      <Skills skills={agent.skills} />
    </Group>
  );
}

/** The task types it can run; what its ffmpeg can do is a long list, shown on demand. */
function Skills({ skills }: { skills: string[] }) {
  const t = useTexts();
  const types = skills.filter((skill) => !skill.includes(':'));
  const others = skills.filter((skill) => skill.includes(':'));
  return (
    <>
      {types.map((skill) => (
        <Badge key={skill} variant="light" tt="none" fw={500}>
          {skill}
        </Badge>
      ))}
      {others.length > 0 && (
        <Tooltip
          label={others.join(', ')}
          multiline
          maw={360}
          withArrow
          events={{ hover: true, focus: true, touch: true }}
        >
          <Badge
            variant="default"
            tt="none"
            fw={500}
            tabIndex={0}
            aria-label={`${t.agents.skills}: ${others.join(', ')}`}
          >
            +{others.length}
          </Badge>
        </Tooltip>
      )}
    </>
  );
}
