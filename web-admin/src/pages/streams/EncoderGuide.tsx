import { List, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { Section } from '../../parts/Section.js';

const encoders = ['obs', 'vmix', 'ffmpeg', 'phone'] as const;
type Encoder = (typeof encoders)[number];

/** What to type into the encoders that people have. */
export function EncoderGuide({ rtmpUrl }: { rtmpUrl: string }) {
  const t = useTexts();
  const [encoder, setEncoder] = useState<Encoder>('obs');
  return (
    <Section title={t.encoders.title}>
      <Stack>
        <SegmentedControl
          aria-label={t.encoders.title}
          value={encoder}
          onChange={setEncoder}
          data={encoders.map((value) => ({ value, label: t.encoders.names[value] }))}
          fullWidth
        />
        {encoder === 'ffmpeg' ? (
          <CopyField label={t.encoders.command} value={ffmpegCommand(rtmpUrl)} />
        ) : (
          <List type="ordered" size="sm" spacing={6}>
            {t.encoders.steps[encoder].map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        )}
        <Text size="sm" c="dimmed">
          {t.encoders.advice}
        </Text>
      </Stack>
    </Section>
  );
}

/** The key is not known to the page: a word stands for it. */
function ffmpegCommand(rtmpUrl: string): string {
  const picture = '-c:v libx264 -preset veryfast -b:v 4500k -maxrate 4500k -bufsize 9000k -g 60 -pix_fmt yuv420p';
  return `ffmpeg -re -i input.mp4 ${picture} -c:a aac -b:a 160k -ar 48000 -f flv ${rtmpUrl}/KEY`;
}
