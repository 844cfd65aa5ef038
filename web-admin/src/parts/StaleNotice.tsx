import { Alert, Button, Group, Loader, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { AuditEntry, Page } from '../api/types.js';
import { differencesOf, merged, type Choice } from '../forms/merge.js';
import { useTexts } from '../i18n/i18n.js';
import { actorName, shownValue } from '../pages/audit/entry-text.js';
import { Ago } from './Time.js';
import classes from './stale.module.css';

interface StaleNoticeProps<Draft extends object> {
  /** Id of the thing, to ask who it was. */
  objectId: string;
  /** What the form began with, what was typed, and what somebody else saved. */
  base: Draft;
  mine: Draft;
  theirs: Draft;
  /** Their version is here: until then only `mine` is known. */
  isLoaded: boolean;
  /** Name of a field as the form shows it. */
  labelOf?: (path: string) => string;
  onTakeTheirs: () => void;
  /** Save this over theirs. */
  onSave: (draft: Draft) => void;
}

/** Two people edited one thing: who it was, what both changed, and a choice for each field. Nobody's text is lost unasked. */
export function StaleNotice<Draft extends object>(props: StaleNoticeProps<Draft>) {
  const { base, mine, theirs, isLoaded, labelOf = (path) => path, onTakeTheirs, onSave } = props;
  const t = useTexts();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const differences = differencesOf(base, mine, theirs);
  const contested = differences.filter(({ changedBy }) => changedBy === 'both');
  const onlyTheirs = differences.filter(({ changedBy }) => changedBy === 'them');
  return (
    <Alert color="orange" title={t.stale.title} role="alert">
      <OtherPerson objectId={props.objectId} />
      {!isLoaded && <Loader size="sm" aria-label={t.app.loading} />}
      {contested.length > 0 && (
        <Stack gap="sm" mt="sm">
          {contested.map(({ path, mine: own, theirs: other }) => (
            <div key={path} role="group" aria-label={labelOf(path)} className={classes['choice']}>
              <Text size="sm" fw={600}>
                {labelOf(path)}
              </Text>
              <dl className={classes['values']}>
                <dt>{t.stale.mine}</dt>
                <dd>{shownValue(own, t)}</dd>
                <dt>{t.stale.theirs}</dt>
                <dd>{shownValue(other, t)}</dd>
              </dl>
              <SegmentedControl
                size="xs"
                aria-label={t.stale.choose(labelOf(path))}
                data={[
                  { value: 'mine', label: t.stale.mine },
                  { value: 'theirs', label: t.stale.theirs },
                ]}
                value={choices[path] ?? 'mine'}
                onChange={(choice) => setChoices({ ...choices, [path]: choice as Choice })}
              />
            </div>
          ))}
        </Stack>
      )}
      {onlyTheirs.length > 0 && (
        <Text size="sm" mt="sm">
          {t.stale.alsoChanged(onlyTheirs.map(({ path }) => labelOf(path)).join(', '))}
        </Text>
      )}
      <Group mt="sm" gap="xs">
        <Button size="xs" variant="default" disabled={!isLoaded} onClick={onTakeTheirs}>
          {t.problems.takeTheirs}
        </Button>
        <Button size="xs" variant="default" disabled={!isLoaded} onClick={() => onSave(merged({ base, mine, theirs }))}>
          {t.problems.keepMine}
        </Button>
        {contested.length > 0 && (
          <Button size="xs" disabled={!isLoaded} onClick={() => onSave(merged({ base, mine, theirs }, choices))}>
            {t.stale.saveChoice}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

function OtherPerson({ objectId }: { objectId: string }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['audit', 'list', { objectId, limit: 1 }],
    queryFn: ({ signal }) => request<Page<AuditEntry>>('GET', '/audit', { query: { objectId, limit: 1 }, signal }),
  });
  const [entry] = data?.items ?? [];
  return (
    <Text size="sm">
      {entry !== undefined && (
        <>
          <strong>{actorName(entry, t)}</strong> · <Ago at={entry.at} />
          {'. '}
        </>
      )}
      {t.stale.text}
    </Text>
  );
}
