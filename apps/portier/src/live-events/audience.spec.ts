import type { LiveEvent } from '@app/contract';
import { mayHear, questionOf, type Listener } from './audience.js';

const anna: Listener = { userId: 'anna', streams: new Set(['hers']) };
const bert: Listener = { userId: 'bert', streams: new Set() };
const event = (facts: Partial<LiveEvent>): LiveEvent => ({
  ...{ topic: 'stream', id: 'x', streamId: null, action: 'updated', ...facts },
});
const noAgents = new Set<string>();

describe('whether an event is told to somebody who is no administrator', () => {
  it.each<[string, LiveEvent, Listener, boolean]>([
    ['of a stream they see', event({ streamId: 'hers' }), anna, true],
    ['of a stream they saw that is deleted', event({ streamId: 'hers', action: 'deleted' }), anna, true],
    ['of another stream', event({ streamId: 'other' }), anna, false],
    ['of an agent', event({ topic: 'concierge' }), anna, false],
    ['of their own alerts', event({ topic: 'alert-delivery', id: 'anna' }), anna, true],
    ['of the alerts of others', event({ topic: 'alert-delivery', id: 'bert' }), anna, false],
    ['of a refusal without a stream', event({ topic: 'refusal' }), anna, false],
    ['figures of an agent that works for them', event({ topic: 'progress', id: 'agent' }), anna, true],
    ['figures of another agent', event({ topic: 'progress', id: 'other' }), anna, false],
    ['figures of live streams', event({ topic: 'figures', id: 'live' }), anna, true],
    ['figures of live streams, without any', event({ topic: 'figures', id: 'live' }), bert, false],
  ])('%s', (_, given, listener, expected) => {
    expect(mayHear(given, listener, new Set(['agent']))).toBe(expected);
    if (given.topic !== 'progress') expect(mayHear(given, listener, noAgents)).toBe(expected);
  });
});

describe('what must be asked first', () => {
  it.each<[string, LiveEvent[], Listener[], ReturnType<typeof questionOf>]>([
    ['nothing when nobody listens', [event({ streamId: 'hers' })], [], undefined],
    ['nothing when all see the stream', [event({ streamId: 'hers' })], [anna], undefined],
    ['nothing of what belongs to no stream', [event({ topic: 'concierge' })], [anna], undefined],
    [
      'the streams somebody is not known to see, once',
      [event({ streamId: 'hers' }), event({ streamId: 'hers' })],
      [anna, bert],
      { userIds: ['anna', 'bert'], streamIds: ['hers'], conciergeIds: [] },
    ],
    [
      'agents with new figures',
      [event({ topic: 'progress', id: 'agent' })],
      [anna],
      { userIds: ['anna'], streamIds: [], conciergeIds: ['agent'] },
    ],
  ])('%s', (_, events, listeners, expected) => {
    expect(questionOf(events, listeners)).toEqual(expected);
  });
});
