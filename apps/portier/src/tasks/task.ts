import type { RunState, StopReason } from '@app/contract';

/**
 * A compiled configuration of one live stream, to be run by one agent at a time.
 *
 *     pending --granted--> claimed --started--> running <--> retrying      (an agent holds the lease)
 *        ^                    |                    |            |
 *        +---- handed over / lease expired / agent's fault +----+
 *        |                    +--- cannot succeed until somebody changes something ---> quarantined
 *     any of them --no longer desired--> stopping --holder has stopped or its lease ran out--> ended
 */
export const taskStates = ['pending', 'claimed', 'running', 'retrying', 'quarantined', 'stopping', 'ended'] as const;
export type TaskState = (typeof taskStates)[number];

/** States in which an agent holds the lease. */
export const heldStates = ['claimed', 'running', 'retrying', 'stopping'] as const satisfies readonly TaskState[];

type TaskEvent =
  | { kind: 'reported'; run: RunState }
  | { kind: 'undesired'; reason: StopReason }
  // taken from its holder: the lease ran out, the agent cannot run it, or it lost its memory
  | { kind: 'released' }
  | { kind: 'given_up' }
  | { kind: 'retry_requested' };

function isHeld(state: TaskState): boolean {
  return (heldStates as readonly TaskState[]).includes(state);
}

/** What a report of the holder makes of a held task; the same state = nothing to write but the report. */
const afterReport: Record<'claimed' | 'running' | 'retrying', Record<RunState, TaskState>> = {
  claimed: { starting: 'claimed', running: 'running', retrying: 'retrying', failed: 'quarantined', stopped: 'pending' },
  running: { starting: 'claimed', running: 'running', retrying: 'retrying', failed: 'quarantined', stopped: 'pending' },
  retrying: {
    starting: 'retrying',
    running: 'running',
    retrying: 'retrying',
    failed: 'quarantined',
    stopped: 'pending',
  },
};

/** The state after an event, or the same state when the event means nothing in it. */
export function advance(state: TaskState, event: TaskEvent): TaskState {
  switch (event.kind) {
    case 'reported':
      if (state === 'stopping') return event.run === 'stopped' ? 'ended' : 'stopping';
      return state === 'claimed' || state === 'running' || state === 'retrying' ? afterReport[state][event.run] : state;
    case 'undesired':
      if (state === 'pending' || state === 'quarantined') return 'ended';
      return state === 'ended' ? 'ended' : 'stopping';
    case 'released':
      if (state === 'stopping') return 'ended';
      return isHeld(state) ? 'pending' : state;
    case 'given_up':
      return isHeld(state) && state !== 'stopping' ? 'quarantined' : state;
    case 'retry_requested':
      return state === 'quarantined' ? 'pending' : state;
  }
}
