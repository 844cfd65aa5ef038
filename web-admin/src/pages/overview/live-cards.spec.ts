import type { HealthProblem, LiveStream } from '../../api/types.js';
import { problemLink, problemSubject } from '../../parts/problem-link.js';
import { liveCards } from './live-cards.js';

const stream = (name: string, title = '') => ({ id: `id-${name}`, name, title }) as LiveStream;
const problem = (streamName: string | null, severity: HealthProblem['severity'], more: Partial<HealthProblem> = {}) =>
  ({
    ...{ id: `${streamName}-${severity}`, severity, streamName, streamId: streamName && `id-${streamName}` },
    ...{ code: 'silence', taskId: null, conciergeId: null, mediaServerId: null, edgeId: null, facts: {}, ...more },
  }) as HealthProblem;

describe('the cards of what is live', () => {
  it('show those that need a person first, each group by name', () => {
    const streams = [stream('c'), stream('b'), stream('a', 'Zeta'), stream('d')];
    const cards = liveCards(streams, [problem('d', 'error'), problem('c', 'warning'), problem(null, 'error')]);
    expect(cards.map((card) => card.stream.name)).toEqual(['d', 'c', 'b', 'a']);
    expect(cards.map((card) => card.problems.length)).toEqual([1, 1, 0, 0]);
  });

  it('count as people do', () => {
    const cards = liveCards([stream('room 10'), stream('room 9'), stream('room 1')], []);
    expect(cards.map((card) => card.stream.name)).toEqual(['room 1', 'room 9', 'room 10']);
  });
});

describe('a problem', () => {
  it.each([
    ['task', { taskId: 't', streamId: 's' }, '/tasks/t'],
    ['stream', { streamId: 's' }, '/streams/s'],
    ['agent', { streamId: null, conciergeId: 'c' }, '/agents'],
    ['media server', { streamId: null, mediaServerId: 'srs-1' }, '/media-servers'],
    ['edge', { streamId: null, edgeId: 'e1' }, '/edges/e1'],
    ['lack of agents', { streamId: null, code: 'no_agents' as const }, '/agents'],
    ['alert', { streamId: null, code: 'alert_destination_failing' as const }, '/alerts'],
  ])('of a %s leads to where it can be mended', (_, more, to) => {
    expect(problemLink(problem('x', 'error', more))).toBe(to);
  });

  it('is named after what it concerns', () => {
    expect(problemSubject(problem('main', 'error'))).toBe('main');
    expect(problemSubject(problem(null, 'error', { facts: { agentName: 'worker-1' } }))).toBe('worker-1');
    expect(problemSubject(problem(null, 'error', { code: 'no_agents' }))).toBeNull();
  });
});
