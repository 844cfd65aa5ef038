import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { apiRoot } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Section } from '../../parts/Section.js';
import { ImportForm } from './ImportForm.js';

/** The installation as a file: take it away, change it, see what that would do, and apply it. */
export function FilesPage() {
  const t = useTexts();
  return (
    <>
      <PageHeader title={t.files.title} lead={t.files.lead} />
      <Stack gap="lg">
        <Section title={t.files.exportTitle} hint={t.files.exportHint}>
          <Group>
            {(['yaml', 'json'] as const).map((format) => (
              <Button
                key={format}
                component="a"
                href={`${apiRoot}/export?format=${format}`}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {t.files.download[format]}
              </Button>
            ))}
          </Group>
        </Section>
        <ImportForm />
      </Stack>
    </>
  );
}
