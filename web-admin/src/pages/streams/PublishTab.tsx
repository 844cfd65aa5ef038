import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { QrCode } from '../../parts/QrCode.js';
import { Section } from '../../parts/Section.js';
import { EncoderGuide } from './EncoderGuide.js';
import { KeysSection } from './KeysSection.js';
import classes from './publish.module.css';

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
            <Group align="center" wrap="nowrap">
              <div className={classes['smallCode']}>
                <QrCode text={stream.rtmpUrl} label={t.qr.server} />
              </div>
              <Text size="sm" c="dimmed">
                {t.qr.serverHint}
              </Text>
            </Group>
          </Stack>
        </Section>
        <EncoderGuide rtmpUrl={stream.rtmpUrl} />
      </SimpleGrid>
      <KeysSection stream={stream} />
    </Stack>
  );
}
