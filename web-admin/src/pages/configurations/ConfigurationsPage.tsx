import { Button, Select } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useList } from '../../api/lists.js';
import { useTaskTypes } from '../../api/task-types.js';
import type { Configuration } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { ConfigurationTable } from './ConfigurationTable.js';

export function ConfigurationsPage() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const type = params.get('type') ?? undefined;
  const types = useTaskTypes();
  const list = useList<Configuration>('configurations', { type });
  return (
    <>
      <PageHeader title={t.configurations.title} lead={t.configurations.lead} />
      <Surface>
        <Toolbar>
          <Select
            aria-label={t.configurations.type}
            placeholder={t.configurations.allTypes}
            data={(types.data ?? []).map(({ name, title }) => ({ value: name, label: title }))}
            clearable
            clearButtonProps={{ 'aria-label': t.configurations.allTypes }}
            value={type ?? null}
            onChange={(chosen) => setParams(chosen === null ? {} : { type: chosen }, { replace: true })}
          />
        </Toolbar>
        <ConfigurationTable
          list={list}
          isWithStream
          empty={
            <Empty
              icon={IconAdjustments}
              title={type === undefined ? t.configurations.emptyTitle : t.common.nothingFound}
              hint={t.configurations.emptyHint}
              action={
                <Button component={Link} to="/streams" variant="light">
                  {t.streams.title}
                </Button>
              }
            />
          }
        />
      </Surface>
    </>
  );
}
