import type { Language } from '@app/contract';

interface AlertTexts {
  up: (name: string) => { sentence: string; action: string };
  down: (name: string) => { sentence: string; action: string };
  /** Put before the sentence of a problem. */
  over: (duration: string) => string;
  since: (duration: string) => string;
  overAction: string;
  test: { title: string; sentence: string; action: string };
  several: (count: number) => string;
  more: (count: number) => string;
  open: string;
  foot: (rule: string) => string;
  agent: string;
  mediaServer: string;
  edge: string;
  allAgents: string;
  units: { days: string; hours: string; minutes: string; seconds: string };
}

const en: AlertTexts = {
  up: (name) => ({ sentence: `${name} is live.`, action: '' }),
  down: (name) => ({ sentence: `${name} is off air.`, action: '' }),
  over: (duration) => `Over after ${duration}:`,
  since: (duration) => `For ${duration}:`,
  overAction: 'Nothing to do any more.',
  test: {
    title: 'Portier: test',
    sentence: 'This is a test. Alerts reach you here.',
    action: 'Nothing to do.',
  },
  several: (count) => `Portier: ${count} alerts at once`,
  more: (count) => `and ${count} more`,
  open: 'Open in Portier',
  foot: (rule) => (rule === '' ? 'Sent by Portier.' : `Sent by Portier for the alert rule “${rule}”.`),
  agent: 'Agent',
  mediaServer: 'Media server',
  edge: 'Edge',
  allAgents: 'Agents',
  units: { days: 'd', hours: 'h', minutes: 'min', seconds: 's' },
};

const de: AlertTexts = {
  up: (name) => ({ sentence: `${name} ist live.`, action: '' }),
  down: (name) => ({ sentence: `${name} ist nicht mehr live.`, action: '' }),
  over: (duration) => `Vorbei nach ${duration}:`,
  since: (duration) => `Seit ${duration}:`,
  overAction: 'Nichts mehr zu tun.',
  test: {
    title: 'Portier: Test',
    sentence: 'Das ist ein Test. Alarme kommen hier an.',
    action: 'Nichts zu tun.',
  },
  several: (count) => `Portier: ${count} Alarme auf einmal`,
  more: (count) => `und ${count} weitere`,
  open: 'In Portier öffnen',
  foot: (rule) => (rule === '' ? 'Gesendet von Portier.' : `Gesendet von Portier für die Alarmregel „${rule}“.`),
  agent: 'Agent',
  mediaServer: 'Medienserver',
  edge: 'Edge',
  allAgents: 'Agenten',
  units: { days: 'Tg.', hours: 'Std.', minutes: 'min', seconds: 's' },
};

export const alertTexts: Record<Language, AlertTexts> = { en, de };

/** `2 h 5 min`, the two largest units. */
export function durationText(ms: number, { units }: AlertTexts): string {
  const total = Math.max(0, Math.round(ms / 1_000));
  const parts = [
    [Math.floor(total / 86_400), units.days],
    [Math.floor(total / 3_600) % 24, units.hours],
    [Math.floor(total / 60) % 60, units.minutes],
    [total % 60, units.seconds],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return `0 ${units.seconds}`;
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
