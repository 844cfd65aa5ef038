import { hashPublishKey } from '@app/contract';
import { aFeed, aStream, clusterKeys } from '../testing/streams.js';
import { Snapshot } from './snapshot.js';

const hash = (key: string) => hashPublishKey(clusterKeys, key);

describe('snapshot', () => {
  it('is not loaded before the first feed', () => {
    expect(new Snapshot().isLoaded).toBe(false);
  });

  it('finds streams by public name and by key', () => {
    const snapshot = new Snapshot();
    const stream = aStream('sunday', 'key-of-sunday');
    snapshot.apply(aFeed([stream]));
    expect(snapshot.streamByName('sunday')).toBe(stream);
    expect(snapshot.keyByHash(hash('key-of-sunday'))).toMatchObject({ id: stream.keys[0]?.id, stream });
  });

  it('forgets a removed stream with its keys', () => {
    const snapshot = new Snapshot();
    const stream = aStream('sunday', 'key-of-sunday');
    snapshot.apply(aFeed([stream, aStream('monday', 'key-of-monday')]));
    snapshot.apply(aFeed([], { cursor: '2', full: false, removedStreamIds: [stream.id] }));
    expect(snapshot.streamByName('sunday')).toBeUndefined();
    expect(snapshot.keyByHash(hash('key-of-sunday'))).toBeUndefined();
    expect(snapshot.keyByHash(hash('key-of-monday'))).toBeDefined();
    expect(snapshot.cursor).toBe('2');
  });

  it('forgets a key that is no longer among the keys of its stream', () => {
    const snapshot = new Snapshot();
    const stream = aStream('sunday', 'old-key');
    snapshot.apply(aFeed([stream]));
    snapshot.apply(aFeed([{ ...stream, keys: aStream('sunday', 'new-key').keys }], { full: false }));
    expect(snapshot.keyByHash(hash('old-key'))).toBeUndefined();
    expect(snapshot.keyByHash(hash('new-key'))?.stream.id).toBe(stream.id);
  });

  it('keeps up when two streams swap their names in one change', () => {
    const snapshot = new Snapshot();
    const [one, two] = [aStream('one', 'key-1'), aStream('two', 'key-2')];
    snapshot.apply(aFeed([one, two]));
    snapshot.apply(
      aFeed(
        [
          { ...one, name: 'two' },
          { ...two, name: 'one' },
        ],
        { full: false },
      ),
    );
    expect(snapshot.streamByName('one')?.id).toBe(two.id);
    expect(snapshot.streamByName('two')?.id).toBe(one.id);
  });

  it('starts again with a full feed', () => {
    const snapshot = new Snapshot();
    snapshot.apply(aFeed([aStream('sunday', 'key-of-sunday')]));
    snapshot.apply(aFeed([aStream('monday', 'key-of-monday')], { applications: ['other'] }));
    expect(snapshot.size).toBe(1);
    expect(snapshot.keyByHash(hash('key-of-sunday'))).toBeUndefined();
    expect(snapshot.hasApplication('live')).toBe(false);
  });

  it('gives itself back as a feed', () => {
    const snapshot = new Snapshot();
    const feed = aFeed([aStream('sunday', 'key-of-sunday')]);
    snapshot.apply(feed);
    expect({ ...snapshot.toFeed(), pulls: [] }).toEqual(feed);
  });
});
