import type { HealthProblem } from '../api/types.js';
import { problemLink, problemSubject } from './problem-link.js';

const problem = (more: Partial<HealthProblem>) =>
  ({
    ...{ code: 'no_agents', taskId: null, streamId: null, streamName: null, conciergeId: null, mediaServerId: null },
    ...{ edgeId: null, facts: {}, ...more },
  }) as HealthProblem;

describe('where a problem leads, and what it is about', () => {
  it.each<[string, Partial<HealthProblem>, string, string | null]>([
    [
      'a task, although it is of a stream',
      { code: 'task_quarantined', taskId: 't', streamId: 's', streamName: 'main' },
      '/tasks/t',
      'main',
    ],
    ['a stream', { code: 'no_video', streamId: 's', streamName: 'main' }, '/streams/s', 'main'],
    ['an edge', { code: 'edge_gone', edgeId: 'e', facts: { edgeName: 'hall-2' } }, '/edges/e', 'hall-2'],
    ['a media server', { code: 'media_server_away', mediaServerId: 'srs-1' }, '/media-servers', 'srs-1'],
    ['an agent', { code: 'agent_gone', conciergeId: 'c', facts: { agentName: 'w-1' } }, '/agents', 'w-1'],
    ['that there is no agent', {}, '/agents', null],
  ])('%s', (_, facts, link, subject) => {
    expect(problemLink(problem(facts))).toBe(link);
    expect(problemSubject(problem(facts))).toBe(subject);
  });
});
