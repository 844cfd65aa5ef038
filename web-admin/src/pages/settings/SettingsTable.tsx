import { Code, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../api/types.js';
import type { Texts } from '../../i18n/en.js';
import { germanSettings } from '../../i18n/de/settings.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { ListTable } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { TwoLines } from '../../parts/TwoLines.js';

type Setting = Settings['items'][number];

/** Every setting of portier and what it means. One that is new since the pages were translated is told in English. */
export function SettingsTable({ items }: { items: Setting[] }) {
  const t = useTexts();
  const [isOnlyChanged, setOnlyChanged] = useState(false);
  const shown = items
    .filter(({ isDefault }) => !isOnlyChanged || !isDefault)
    .map((item) => ({ ...item, id: item.name }));
  return (
    <Section
      title={t.installation.allSettings}
      hint={t.installation.allSettingsHint}
      isFlush
      actions={
        <Switch
          label={t.installation.onlyChanged}
          checked={isOnlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
      }
    >
      <ListTable
        label={t.installation.allSettings}
        list={{ items: shown, error: null, hasMore: false, isLoadingMore: false, loadMore: none, retry: none }}
        empty={null}
        columns={[
          {
            header: t.installation.setting,
            isTitle: true,
            isWide: true,
            render: ({ name, description }) => (
              <TwoLines first={<Code>{name}</Code>} second={<Meaning description={description} />} />
            ),
          },
          {
            header: t.installation.value,
            isWide: true,
            render: (setting) => (
              <TwoLines
                first={<Value setting={setting} t={t} />}
                second={setting.isDefault ? t.installation.byDefault : t.installation.changed}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

const none = () => undefined;

function Meaning({ description }: { description: string }) {
  const { language } = useLanguage();
  const german = language === 'de' ? germanSettings[description] : undefined;
  return <span lang={german === undefined ? 'en' : 'de'}>{german ?? description}</span>;
}

function Value({ setting: { isSecret, isSet, value }, t }: { setting: Setting; t: Texts }) {
  if (isSecret || !isSet) {
    const text = isSecret ? (isSet ? t.installation.secretSet : t.installation.secretUnset) : t.installation.empty;
    return (
      <Text size="sm" c="dimmed" component="span">
        {text}
      </Text>
    );
  }
  return <span style={{ overflowWrap: 'anywhere' }}>{value}</span>;
}
