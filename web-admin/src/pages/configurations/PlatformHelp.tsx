import { Text } from '@mantine/core';
import type { TargetPreset } from '../../api/types.js';
import { useLanguage } from '../../i18n/i18n.js';
import { asksOf } from './presets.js';
import classes from './targets.module.css';

/** Where address and key of a platform are found, and what it asks of a stream. */
export function PlatformHelp({ preset }: { preset: TargetPreset }) {
  const { language, texts: t } = useLanguage();
  return (
    <div className={classes['help']}>
      <Text size="sm">
        <strong>{t.targets.whereToFind}:</strong> {t.presets[preset.id] ?? preset.whereToFind}
        {preset.hasKeyForEachBroadcast && ` ${t.targets.newKeyEachTime}`}
      </Text>
      <Text size="sm" mt={6}>
        <strong>{t.targets.asks}:</strong> {asksOf(preset, t, language).join(', ')}.
      </Text>
    </div>
  );
}
