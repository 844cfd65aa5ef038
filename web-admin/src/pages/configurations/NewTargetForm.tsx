import { Alert, Button, Group, PasswordInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Configuration, Stream, TargetPreset } from '../../api/types.js';
import { UnsavedGuard } from '../../forms/UnsavedGuard.js';
import { useTexts } from '../../i18n/i18n.js';
import { fieldErrors } from '../../parts/field-errors.js';
import { problemSentence, useSuccessNotice } from '../../parts/notices.js';
import { PlatformChoice } from './PlatformChoice.js';
import { presetOf } from './presets.js';

const blank = { url: '', streamKey: '', name: '' };

/** Platform, address, key: enough for most targets. Everything else has its default and its place on the target's own page. */
export function NewTargetForm({ stream, presets }: { stream: Stream; presets: TargetPreset[] }) {
  const t = useTexts();
  const showSuccess = useSuccessNotice();
  const [draft, setDraft] = useState(blank);
  const titleOf = ({ name, url }: typeof blank) => name || presetOf(presets, url)?.title || t.targets.title;
  const create = useAction({
    run: ({ url, streamKey, name }: typeof blank) =>
      request<Configuration>('POST', '/configurations', {
        body: {
          ...{ streamId: stream.id, type: 'restream', name: name || (presetOf(presets, url)?.title ?? '') },
          fields: { url, streamKey: streamKey === '' ? null : streamKey },
        },
      }),
    changes: ['configurations', 'tasks', 'streams'],
    isErrorShownByCaller: true,
    onSuccess: (_, added) => {
      showSuccess(t.targets.added(titleOf(added)));
      setDraft(blank);
    },
  });
  const errors = fieldErrors(create.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(draft);
  };
  const set = (change: Partial<typeof blank>) => setDraft((before) => ({ ...before, ...change }));
  return (
    <form onSubmit={submit}>
      <UnsavedGuard isUnsaved={() => draft.streamKey !== '' || draft.name !== ''} />
      <Stack maw={680}>
        {create.error !== null && errors.size === 0 && (
          <Alert color="red" role="alert">
            {problemSentence(create.error, t)}
          </Alert>
        )}
        <PlatformChoice
          presets={presets}
          address={draft.url}
          onChange={(_, value) => set({ url: typeof value === 'string' ? value : '' })}
        />
        <TextInput
          label={t.targets.address}
          description={t.targets.addressHint}
          error={errors.get('fields.url')}
          required
          autoComplete="off"
          spellCheck={false}
          value={draft.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PasswordInput
            label={t.targets.key}
            description={t.targets.keyHint}
            error={errors.get('fields.streamKey')}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t.common.show }}
            value={draft.streamKey}
            onChange={(event) => set({ streamKey: event.currentTarget.value })}
          />
          <TextInput
            label={t.configurations.nameLabel}
            description={t.configurations.nameHint}
            placeholder={presetOf(presets, draft.url)?.title ?? ''}
            error={errors.get('name')}
            maxLength={100}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t.targets.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
