import { Alert, Button, Group, NumberInput, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { oneKey } from '../../api/keys.js';
import type { Quota } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { OneOf } from '../../parts/OneOf.js';
import { problemSentence, useSuccessNotice } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';

const counted = ['streams', 'liveStreams', 'targets'] as const satisfies readonly (keyof Quota)[];

/** How much a user or each member of a group may have. */
export function QuotaSection({ path, hint }: { path: string; hint: string }) {
  const t = useTexts();
  const query = useQuery({
    queryKey: oneKey('quotas', path),
    queryFn: ({ signal }) => request<Quota>('GET', path, { signal }),
  });
  return (
    <Section title={t.quota.title} hint={hint}>
      <OneOf query={query}>{(quota) => <QuotaForm key={JSON.stringify(quota)} path={path} quota={quota} />}</OneOf>
    </Section>
  );
}

function QuotaForm({ path, quota }: { path: string; quota: Quota }) {
  const t = useTexts();
  const client = useQueryClient();
  const showSuccess = useSuccessNotice();
  const [draft, setDraft] = useState(quota);
  const save = useAction({
    run: () => request<Quota>('PUT', path, { body: draft }),
    changes: [],
    isErrorShownByCaller: true,
    onSuccess: (saved) => {
      client.setQueryData(oneKey('quotas', path), saved);
      showSuccess(t.common.saved);
    },
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {save.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(save.error, t)}
          </Alert>
        )}
        <Group align="flex-start">
          {counted.map((what) => (
            <NumberInput
              key={what}
              label={t.quota.of[what]}
              placeholder={t.quota.none}
              error={errors.get(what)}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              allowNegative={false}
              w={250}
              value={draft[what] ?? ''}
              onChange={(value) => setDraft({ ...draft, [what]: value === '' ? null : Number(value) })}
            />
          ))}
        </Group>
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={counted.every((what) => draft[what] === quota[what])}
          >
            {t.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
