import type { AlertRule, RuleEvent } from './alert-types.js';

/** A rule as the form holds it: numbers are what was typed. */
export interface RuleDraft {
  name: string;
  destinationId: string;
  enabled: boolean;
  events: RuleEvent[];
  streamIds: string[];
  applicationIds: string[];
  minDurationSeconds: number | string;
  /** Empty = once. */
  repeatMinutes: number | string;
  isQuiet: boolean;
  quiet: NonNullable<AlertRule['quiet']>;
}

/** What somebody who has no idea yet most likely wants. */
const usualEvents: RuleEvent[] = [
  'stream_down',
  'bitrate_low',
  'silence',
  'no_video',
  'task_quarantined',
  'task_retrying',
];

export function draftOf(rule: AlertRule | undefined, destinationId: string, timeZone: string): RuleDraft {
  return {
    name: rule?.name ?? '',
    destinationId: rule?.destination.id ?? destinationId,
    enabled: rule?.enabled ?? true,
    events: rule?.events ?? usualEvents,
    streamIds: rule?.streamIds ?? [],
    applicationIds: rule?.applicationIds ?? [],
    minDurationSeconds: rule?.minDurationSeconds ?? 0,
    repeatMinutes: rule?.repeatMinutes ?? '',
    isQuiet: (rule?.quiet ?? null) !== null,
    quiet: rule?.quiet ?? { from: '22:00', to: '07:00', timeZone },
  };
}

export function bodyOf({ isQuiet, quiet, minDurationSeconds, repeatMinutes, ...rest }: RuleDraft) {
  return {
    ...rest,
    minDurationSeconds: minDurationSeconds === '' ? 0 : Number(minDurationSeconds),
    repeatMinutes: repeatMinutes === '' ? null : Number(repeatMinutes),
    quiet: isQuiet ? quiet : null,
  };
}
