import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import classes from './audit.module.css';
import { isSecretChange, isSilent, shownValue, type ShownChange } from './entry-text.js';

/** A new stream has six; what is longer is asked for. */
const shownAtFirst = 6;

/** Before and after, field by field. */
export function ChangeList({ changes: all }: { changes: readonly ShownChange[] }) {
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const changes = all.filter((change) => !isSilent(change));
  const shown = isOpen ? changes : changes.slice(0, shownAtFirst);
  const hidden = changes.length - shown.length;
  if (changes.length === 0) return null;
  return (
    <>
      <dl className={classes['changes']}>
        {shown.map((change) => (
          <div key={change.path} className={classes['change']}>
            <dt>{change.path}</dt>
            <dd>
              <Values change={change} />
            </dd>
          </div>
        ))}
      </dl>
      {hidden > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsOpen(true)}>
          {t.audit.showMore(hidden)}
        </Button>
      )}
    </>
  );
}

function Values({ change }: { change: ShownChange }) {
  const t = useTexts();
  const { before, after } = change;
  if (isSecretChange(change)) return <>{t.audit.secretChanged}</>;
  const was = before !== null && before !== undefined && <del>{shownValue(before, t)}</del>;
  const is = after !== null && after !== undefined && <ins>{shownValue(after, t)}</ins>;
  return (
    <>
      {was}
      {was && ' → '}
      {is || (was ? shownValue(null, t) : null)}
    </>
  );
}
