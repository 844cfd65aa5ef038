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

/** What the form of a new rule begins with. */
export type NewRule = Omit<AlertRule, 'id' | 'owner' | 'destination' | 'createdAt' | 'updatedAt'> & {
  destination: Pick<AlertRule['destination'], 'id'>;
};

export function newRule(destinationId: string): NewRule {
  return {
    ...{ version: 0, name: '', destination: { id: destinationId }, enabled: true, events: usualEvents },
    ...{ streamIds: [], applicationIds: [], minDurationSeconds: 0, repeatMinutes: null, quiet: null },
  };
}

/** @param timeZone of whoever types, for hours that are not set yet */
export function draftOf(rule: NewRule | AlertRule, timeZone: string): RuleDraft {
  return {
    ...{ name: rule.name, destinationId: rule.destination.id, enabled: rule.enabled, events: rule.events },
    ...{ streamIds: rule.streamIds, applicationIds: rule.applicationIds },
    minDurationSeconds: rule.minDurationSeconds,
    repeatMinutes: rule.repeatMinutes ?? '',
    isQuiet: rule.quiet !== null,
    quiet: rule.quiet ?? { from: '22:00', to: '07:00', timeZone },
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
