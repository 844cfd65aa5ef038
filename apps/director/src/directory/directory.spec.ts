import type { DirectoryStream } from '@app/contract';
import { applyFeed, toFeed } from './directory.js';

const aStream = (number: number, change: Partial<DirectoryStream> = {}): DirectoryStream => ({
  id: `${number}1111111-1111-4111-8111-111111111111`,
  name: `s${number}`,
  title: '',
  visibility: 'public',
  enabled: true,
  liveSince: null,
  ...change,
});
const full = { cursor: '1', full: true, streams: [aStream(1), aStream(2)], removedStreamIds: [] };
const names = (directory: ReturnType<typeof applyFeed>) => [...directory.byName.keys()].sort();

describe('the directory', () => {
  it('takes changes, renames and removals of the feed', () => {
    const start = applyFeed(null, full);
    const changes = {
      cursor: '2',
      full: false,
      streams: [aStream(1, { name: 'renamed' }), aStream(3)],
      removedStreamIds: [aStream(2).id],
    };
    const next = applyFeed(start, changes);
    expect(names(next)).toEqual(['renamed', 's3']);
    expect(next.cursor).toBe('2');
    expect(names(start)).toEqual(['s1', 's2']);
  });

  it('is replaced by a full answer', () => {
    expect(names(applyFeed(applyFeed(null, full), { ...full, streams: [aStream(3)] }))).toEqual(['s3']);
  });

  it('gives a name that moved to another stream to its new owner', () => {
    const start = applyFeed(null, full);
    const swap = [aStream(1, { name: 's2' }), aStream(2, { name: 's1' })];
    const next = applyFeed(start, { cursor: '2', full: false, streams: swap, removedStreamIds: [] });
    expect(next.byName.get('s2')?.id).toBe(aStream(1).id);
  });

  it('survives being saved', () => {
    const directory = applyFeed(null, full);
    expect(applyFeed(null, toFeed(directory))).toEqual(directory);
  });
});
