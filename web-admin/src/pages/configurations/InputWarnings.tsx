import { Text } from '@mantine/core';
import type { InputWarning } from '../../api/types.js';
import { useLanguage } from '../../i18n/i18n.js';
import classes from './targets.module.css';
import { warningText } from './warning-text.js';

/** What is unusual about an input, a sentence each; `fine` when there is nothing. */
export function InputWarnings({ warnings, fine }: { warnings: InputWarning[]; fine: string | null }) {
  const { language, texts: t } = useLanguage();
  if (warnings.length === 0) return fine === null ? null : <Text size="sm">{fine}</Text>;
  return (
    <ul className={classes['warnings']}>
      {warnings.map((warning) => (
        <li key={warning.code}>
          <Text size="sm" component="span">
            {warningText(warning, t, language)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
