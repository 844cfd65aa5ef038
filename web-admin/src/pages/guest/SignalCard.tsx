import { Text } from '@mantine/core';
import type { GuestView } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { LevelMeter } from '../../parts/LevelMeter.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { DurationSince } from '../../parts/Time.js';
import { CheckList } from './CheckList.js';
import { GuestPicture } from './GuestPicture.js';
import { Refusals } from './Refusals.js';
import { Surface } from './Surface.js';
import classes from './guest.module.css';

type Signal = GuestView['signal'];

/** Whether the test publish arrived, and what is to change in the encoder. */
export function SignalCard({ view, secret }: { view: GuestView; secret: string }) {
  const t = useTexts();
  const { signal, refusals } = view;
  return (
    <Surface title={t.guest.signalTitle} lead={t.guest.signalLead}>
      <div aria-live="polite" className={classes['phase']}>
        <StateBadge tone={toneOf(signal)} label={t.guest.states[signal.state]} isPulsing={signal.state === 'live'} />
        {signal.state === 'live' && (
          <Text component="span" size="sm" fw={600}>
            {verdictOf(signal, t)}
          </Text>
        )}
      </div>
      {signal.since !== null && (
        <Text size="sm" c="dimmed" className="tabular">
          <DurationSince since={signal.since} />
          {signal.from !== null && ` · ${t.guest.from(signal.from)}`}
          {signal.endReason !== null && ` · ${t.reasons[signal.endReason] ?? signal.endReason}`}
        </Text>
      )}
      {signal.state === 'live' && (
        <div className={classes['signal']}>
          <div className={classes['stack']}>
            <GuestPicture hasPicture={signal.hasPicture} isMeasured={signal.isMeasured} secret={secret} />
            {signal.isMeasured && <LevelMeter level={signal.level} name={view.stream} isLarge />}
          </div>
          <CheckList signal={signal} />
        </div>
      )}
      <Refusals refusals={refusals} notBefore={view.notBefore} />
    </Surface>
  );
}

const warnings = ({ checks }: Signal) => checks.filter(({ verdict }) => verdict === 'warn').length;

function verdictOf(signal: Signal, t: ReturnType<typeof useTexts>): string {
  return warnings(signal) === 0 ? t.guest.verdictGood : t.guest.verdictWarn(warnings(signal));
}

function toneOf(signal: Signal): Tone {
  switch (signal.state) {
    case 'live':
      return warnings(signal) === 0 ? 'good' : 'warn';
    case 'arriving':
      return 'busy';
    case 'waiting':
    case 'ended':
      return 'off';
  }
}
