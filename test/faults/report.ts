import type { Outcome, Scenario } from './scenario.js';
import { impossible, victims, type FaultKind } from './faults.js';

/** design.md section 6: a task that lost its lease may run this much longer beside its successor, seconds. */
const leaseSeconds = 10;

/** What an outcome breaks of what is promised, one phrase each. */
export function brokenPromises(outcome: Outcome): string[] {
  const { secondsUntilRight, problems, eventsLost, recordedTwice, doubledSeconds, refused, scenario, violations } =
    outcome;
  return [
    ...(secondsUntilRight === null ? [`does not recover: ${problems.join('; ')}`] : []),
    ...(eventsLost > 0 ? [`${eventsLost} events lost`] : []),
    ...(recordedTwice > 0 ? [`${recordedTwice} publishes recorded twice`] : []),
    ...(doubledSeconds > leaseSeconds ? [`two pushed to one target for ${doubledSeconds} s`] : []),
    ...(refused.length > 0 ? [`${refused.length} encoders refused (${[...new Set(refused)].join(', ')})`] : []),
    ...(violations.length > 0 ? [`playlist: ${[...new Set(violations)].join(', ')}`] : []),
  ].map((broken) => `${titleOf(scenario)}: ${broken}`);
}

export function titleOf({ kind, victims: hurt }: Scenario): string {
  return `${kindTitles[kind]} ${hurt.join(' and ')}`;
}

const kindTitles: Record<FaultKind, string> = { kill: 'kill -9', stop: 'SIGSTOP', cut: 'network cut', drain: 'drain' };

const columns: [title: string, cell: (outcome: Outcome) => string][] = [
  ['fault', ({ scenario }) => kindTitles[scenario.kind]],
  ['of', ({ scenario }) => scenario.victims.join(' + ')],
  ['held s', ({ heldSeconds }) => (heldSeconds === 0 ? '' : String(heldSeconds))],
  ['right again s', ({ secondsUntilRight }) => secondsUntilRight?.toFixed(1) ?? '**never**'],
  ['events lost', ({ eventsLost, accepted }) => `${bold(eventsLost)} of ${accepted}`],
  ['recorded twice', ({ recordedTwice }) => bold(recordedTwice)],
  ['doubled push s', ({ doubledSeconds }) => bold(doubledSeconds, leaseSeconds)],
  ['encoders refused', ({ refused }) => bold(refused.length)],
  ['encoders reconnected', ({ encoderEnds }) => String(encoderEnds)],
  ['push paused s', ({ pushPause }) => pushPause.toFixed(1)],
  ['playlist paused s', ({ playlistPause }) => playlistPause.toFixed(1)],
  ['segments missing', ({ segmentsMissing }) => String(segmentsMissing)],
  ['discontinuities', ({ discontinuities }) => String(discontinuities)],
  [
    'playlist requests failed',
    ({ playlistFailures, playlistRequests }) => `${playlistFailures} of ${playlistRequests}`,
  ],
];

export function table(outcomes: readonly Outcome[]): string {
  const rows = [
    columns.map(([title]) => title),
    columns.map(() => '---'),
    ...outcomes.map((outcome) => columns.map(([, cell]) => cell(outcome))),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Rows that cannot be, with the reason. */
export function absentRows(): string {
  const rows = victims.flatMap((victim) =>
    (['kill', 'stop', 'cut'] as const).flatMap((kind) => {
      const reason = impossible(victim, kind);
      return reason === undefined ? [] : [`- ${kindTitles[kind]} of ${victim}: ${reason}.`];
    }),
  );
  return rows.join('\n');
}

/** Puts the run's figures into the template's `{{name}}` places. */
export function fillTemplate(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template asks for {{${name}}}, which the run does not know`);
    return value;
  });
}

function bold(value: number, limit = 0): string {
  return value > limit ? `**${value}**` : String(value);
}
