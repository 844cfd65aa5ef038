import type { LiveEvent } from '../api/types.js';
import { affectedBy } from './affected.js';

const event = (more: Partial<LiveEvent>): LiveEvent => ({
  topic: 'stream',
  id: 's1',
  streamId: 's1',
  action: 'updated',
  ...more,
});

describe('affectedBy', () => {
  it('leaves other tasks alone when one task makes progress', () => {
    const keys = affectedBy(event({ topic: 'task', id: 't1' }));
    expect(keys).toContainEqual(['tasks', 'one', 't1']);
    expect(keys).toContainEqual(['streams', 'one', 's1']);
    expect(keys).not.toContainEqual(['tasks']);
  });

  it('counts the streams of an application again only when one comes or goes', () => {
    expect(affectedBy(event({}))).not.toContainEqual(['applications']);
    expect(affectedBy(event({ action: 'created' }))).toContainEqual(['applications']);
  });

  it('fetches everything that is live when its figures change, and nothing else', () => {
    expect(affectedBy(event({ topic: 'figures', id: 'live', streamId: null }))).toEqual([['live-streams']]);
  });

  it('ignores topics it does not know', () => {
    expect(affectedBy({ ...event({}), topic: 'alert' as LiveEvent['topic'] })).toEqual([]);
  });
});
