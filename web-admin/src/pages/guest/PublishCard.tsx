import { Button, List, Tabs, Text } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import type { GuestView } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { QrCode } from '../../parts/QrCode.js';
import { ffmpegCommand, fullAddress, larixLink, ways, type PublishAddress } from './encoder-ways.js';
import { Surface } from './Surface.js';
import classes from './guest.module.css';

interface PublishCardProps {
  publish: NonNullable<GuestView['publish']>;
  networks: string[];
}

/** Server and key, and what to do with them in the usual programs. */
export function PublishCard({ publish, networks }: PublishCardProps) {
  const t = useTexts();
  return (
    <Surface title={t.guest.publishTitle} lead={t.guest.publishLead}>
      <div className={classes['address']}>
        <CopyField label={t.guest.server} value={publish.server} isProminent />
        <CopyField label={t.guest.key} value={publish.key} isProminent />
      </div>
      {networks.length > 0 && (
        <Text size="sm" c="dimmed">
          {t.guest.networks(networks.join(', '))}
        </Text>
      )}
      <Tabs defaultValue="obs" keepMounted={false}>
        <Tabs.List aria-label={t.guest.waysLabel}>
          {ways.map((way) => (
            <Tabs.Tab key={way} value={way}>
              {t.encoders.names[way]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="obs" pt="md">
          <Steps steps={t.guest.obs} />
        </Tabs.Panel>
        <Tabs.Panel value="vmix" pt="md">
          <Steps steps={t.guest.vmix} />
        </Tabs.Panel>
        <Tabs.Panel value="phone" pt="md">
          <Phone publish={publish} />
        </Tabs.Panel>
        <Tabs.Panel value="ffmpeg" pt="md" className={classes['stack'] ?? ''}>
          <Text size="sm">{t.guest.ffmpegText}</Text>
          <CopyField label={t.encoders.names.ffmpeg} value={ffmpegCommand(publish)} />
        </Tabs.Panel>
      </Tabs>
    </Surface>
  );
}

function Phone({ publish }: { publish: PublishAddress }) {
  const t = useTexts();
  const link = larixLink(publish, t.app.name);
  return (
    <div className={classes['stack']}>
      <div className={classes['phone']}>
        <div className={classes['stack']}>
          <QrCode text={link} label={t.guest.qrLabel} />
          <Text size="xs" c="dimmed">
            {t.guest.qrHint}
          </Text>
        </div>
        <Steps steps={t.guest.phone} />
      </div>
      <Button component="a" href={link} variant="light" leftSection={<IconDeviceMobile size={16} aria-hidden />}>
        {t.guest.larixOpen}
      </Button>
      <CopyField label={t.guest.fullAddress} value={fullAddress(publish)} />
    </div>
  );
}

function Steps({ steps }: { steps: string[] }) {
  return (
    <List type="ordered" size="sm" spacing={8}>
      {steps.map((step) => (
        <List.Item key={step}>{step}</List.Item>
      ))}
    </List>
  );
}
