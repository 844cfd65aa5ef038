import type { ProbeOrder, ProbeResult } from '@app/contract';

/**
 * A short look of one agent.
 *
 *     waiting --its agent heard of it--> given --it answered--> done | failed
 *        +---------------- nobody answered in time ------------> failed
 */
export const probeStates = ['waiting', 'given', 'done', 'failed'] as const;
export type ProbeState = (typeof probeStates)[number];

/** How long an input is watched, seconds: two keyframes of an encoder set to 4 s are seen for sure. */
export const watchSeconds = 8;
/** The agent hears of it within a heartbeat, connects, watches and answers. */
export const answerTimeoutMs = 25_000;
/** An order whose answer to a heartbeat was lost is said again. */
export const repeatAfterMs = 3_000;
/** What was seen longer ago says nothing about the stream of today. */
export const keptHours = 24;

/** What is stored of an order: no secret in plain text. */
export type ProbeRequest =
  | {
      kind: 'input';
      streamName: string;
      rtmpUrl: string;
      application: string;
      sealedServerStream: string;
      watchSeconds: number;
    }
  | Omit<Extract<ProbeOrder, { kind: 'target' }>, 'id'>;

/** A result makes a probe done, also when the agent saw nothing: only its kind says whether it failed. */
export function stateAfter(result: ProbeResult): Extract<ProbeState, 'done' | 'failed'> {
  return result.kind === 'failed' ? 'failed' : 'done';
}

/** Does the result answer this kind of question? */
export function answers(kind: ProbeOrder['kind'], result: ProbeResult): boolean {
  return result.kind === 'failed' || result.kind === kind;
}

export const noAnswer: ProbeResult = {
  kind: 'failed',
  error: {
    code: 'agent_silent',
    fault: 'portier',
    sentence: 'The agent did not answer in time; try again, and see the agents page if it stays.',
  },
};
