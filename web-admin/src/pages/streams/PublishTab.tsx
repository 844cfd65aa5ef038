import { Code, List, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { Section } from '../../parts/Section.js';
import { KeysSection } from './KeysSection.js';

export function PublishTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title={t.publish.title} hint={t.publish.lead}>
          <Stack>
            <CopyField label={t.publish.server} value={stream.rtmpUrl} isProminent />
            <div>
              <Text size="sm" fw={500}>
                {t.publish.key}
              </Text>
              <Text size="sm" c="dimmed">
                {t.publish.keyMissing}
              </Text>
            </div>
          </Stack>
        </Section>
        <Section title={t.publish.obsTitle}>
          <List type="ordered" size="sm" spacing={6}>
            {t.publish.obsSteps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
          <Text size="sm" fw={600} mt="md" mb={4}>
            {t.publish.ffmpegTitle}
          </Text>
          <Code
            block
          >{`ffmpeg -re -i input.mp4 -c:v libx264 -preset veryfast -g 60 \\\n  -c:a aac -f flv ${stream.rtmpUrl}/KEY`}</Code>
        </Section>
      </SimpleGrid>
      <KeysSection stream={stream} />
    </Stack>
  );
}
