import { Group, Text } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { QrCode } from '../../parts/QrCode.js';
import classes from './publish.module.css';

/** Server and key, this once: to copy, or to scan with a phone. */
export function KeyToCopy({ rtmpUrl, publishKey }: { rtmpUrl: string; publishKey: string }) {
  const t = useTexts();
  return (
    <>
      <CopyField label={t.publish.server} value={rtmpUrl} isProminent />
      <CopyField label={t.publish.key} value={publishKey} isProminent />
      <Group align="center">
        <div className={classes['code']}>
          <QrCode text={`${rtmpUrl}/${publishKey}`} label={t.qr.address} />
        </div>
        <Text size="sm" c="dimmed" flex="1 1 200px">
          {t.qr.addressHint}
        </Text>
      </Group>
    </>
  );
}
