import { Checkbox, Fieldset, Input, SimpleGrid, Stack } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import { eventGroups, type EventGroup, type RuleEvent } from './alert-types.js';

interface EventsFieldProps {
  events: RuleEvent[];
  /** Machines may be told of too. */
  hasMachines: boolean;
  error: string | undefined;
  onChange: (events: RuleEvent[]) => void;
}

/** What a rule tells, in groups. */
export function EventsField({ events, hasMachines, error, onChange }: EventsFieldProps) {
  const t = useTexts();
  const groups = (Object.keys(eventGroups) as EventGroup[]).filter(
    (group) => hasMachines || group !== 'eventsMachines',
  );
  const toggle = (event: RuleEvent, isOn: boolean) =>
    onChange(isOn ? [...events, event] : events.filter((each) => each !== event));
  return (
    <Fieldset legend={t.alerts.events}>
      <Stack gap="sm">
        {error !== undefined && <Input.Error role="alert">{error}</Input.Error>}
        {groups.map((group) => (
          <div key={group} role="group" aria-label={t.alerts[group]}>
            <Input.Label>{t.alerts[group]}</Input.Label>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" verticalSpacing={6}>
              {eventGroups[group].map((event) => (
                <Checkbox
                  key={event}
                  label={t.alerts.event[event] ?? event}
                  checked={events.includes(event)}
                  onChange={(change) => toggle(event, change.currentTarget.checked)}
                />
              ))}
            </SimpleGrid>
          </div>
        ))}
      </Stack>
    </Fieldset>
  );
}
