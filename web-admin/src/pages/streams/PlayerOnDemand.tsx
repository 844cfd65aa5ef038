import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import classes from './player.module.css';

// hls.js is larger than the rest of the pages together.
const Player = lazy(async () => ({ default: (await import('./Player.js')).Player }));

/** As the shell: below it the navigation is folded away. */
const phone = '(max-width: 47.99em)';

/** The preview plays at once where there is room for it; on a phone, on a line that may be paid for, when somebody asks. */
export function PlayerOnDemand(stream: { url: string; name: string }) {
  const t = useTexts();
  const isOnPhone = useMediaQuery(phone, undefined, { getInitialValueInEffect: false });
  const [isAskedFor, setAskedFor] = useState(false);
  if (isOnPhone && !isAskedFor) {
    return (
      <div className={classes['frame']}>
        <div className={classes['notice']}>
          <Button leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={() => setAskedFor(true)}>
            {t.player.play}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Suspense fallback={<div className={classes['frame']} />}>
      <Player {...stream} />
    </Suspense>
  );
}
