import { Tooltip } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { useLiveState } from '../live/LiveProvider.js';
import classes from './shell.module.css';

/** A short break (an upgrade, a Wi-Fi roam) is no reason to alarm anybody, milliseconds. */
const bannerAfterMs = 1_500;

/** Small sign in the header: whether the page updates itself. */
export function LiveIndicator() {
  const t = useTexts();
  const state = useLiveState();
  const isOpen = state === 'open' || state === 'resting';
  const label = isOpen ? t.live.open : state === 'connecting' ? t.live.connecting : t.live.lost;
  return (
    <Tooltip label={isOpen ? t.live.openHint : label} withArrow>
      <span className={classes['indicator']} data-tone={isOpen ? 'good' : state === 'connecting' ? 'off' : 'bad'}>
        <span className={classes['indicatorDot']} aria-hidden />
        <span className={classes['indicatorText']}>{label}</span>
      </span>
    </Tooltip>
  );
}

/** Says that the page may be old, while the connection is lost. */
export function ConnectionBanner() {
  const t = useTexts();
  const isLost = useLiveState() === 'lost';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return setShown(false);
    const timer = setTimeout(() => setShown(true), bannerAfterMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status" aria-live="polite">
      {isShown && (
        <div className={classes['banner']} data-tone="warn">
          <IconPlugConnectedX size={22} aria-hidden />
          <div>
            <strong>{t.live.lostTitle}.</strong> {t.live.lostText}
          </div>
        </div>
      )}
    </div>
  );
}
