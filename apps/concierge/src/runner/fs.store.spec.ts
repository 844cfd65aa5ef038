import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FsStore } from './fs.store.js';

let root: string;
let store: FsStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'store-'));
  store = new FsStore(root);
});
afterEach(async () => rm(root, { recursive: true }));

describe('the fs store', () => {
  it('keeps the first of two writers, and never half of one', async () => {
    const writers = Array.from({ length: 20 }, (_, n) => store.putIfAbsent('show/b/1.m4s', Buffer.alloc(10_000, n)));
    const outcomes = await Promise.all(writers);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const winner = outcomes.indexOf(true);
    expect(await store.get('show/b/1.m4s')).toEqual(Buffer.alloc(10_000, winner));
    expect(await readdir(join(root, 'show/b'))).toEqual(['1.m4s']);
  });

  it('lets one writer at a time replace an object, each judging what the one before left', async () => {
    await store.put('show/index-0.json', Buffer.from('0'));
    const addOne = async () => {
      for (;;) {
        const before = Number(await store.get('show/index-0.json'));
        const isUnchanged = (stored: Buffer) => Number(stored) === before;
        if (await store.putFenced('show/index-0.json', Buffer.from(String(before + 1)), isUnchanged)) return;
      }
    };
    await Promise.all(Array.from({ length: 12 }, addOne));
    expect(String(await store.get('show/index-0.json'))).toBe('12');
    expect(await readdir(join(root, 'show'))).toEqual(['index-0.json']);
  });

  it('writes nothing when the judge says no, and is not held up by a lock that a dead writer left', async () => {
    await store.put('show/index-0.json', Buffer.from('newer'));
    expect(await store.putFenced('show/index-0.json', Buffer.from('older'), () => false)).toBe(false);
    expect(String(await store.get('show/index-0.json'))).toBe('newer');
    await mkdir(join(root, 'show/index-0.json.lock'));
    await writeFile(join(root, 'show/index-0.json.lock/abc'), 'half of a');
    expect(await store.list('show')).toEqual(['show/index-0.json']);
    expect(await store.putFenced('show/index-0.json', Buffer.from('next'), () => true)).toBe(true);
    expect(await readdir(join(root, 'show'))).toEqual(['index-0.json']);
    expect((await stat(join(root, 'show/index-0.json'))).mode & 0o777).toBe(0o644);
    expect(await store.folders()).toEqual(['show']);
  });

  it('keeps a segment as its first writer made it, also against other bytes', async () => {
    expect(await store.putIfAbsent('show/b/v/1.m4s', Buffer.from('first'))).toBe(true);
    expect(await store.putIfAbsent('show/b/v/1.m4s', Buffer.from('other bytes of the same pictures'))).toBe(false);
    expect(String(await store.get('show/b/v/1.m4s'))).toBe('first');
  });

  it('replaces, lists and deletes, and other users may read', async () => {
    await store.put('show/index-0.json', Buffer.from('1'));
    await store.put('show/index-0.json', Buffer.from('2'));
    await store.put('show/b/v/1.m4s', Buffer.from('3'));
    expect((await store.list('show')).sort()).toEqual(['show/b/v/1.m4s', 'show/index-0.json']);
    expect((await stat(join(root, 'show/index-0.json'))).mode & 0o777).toBe(0o644);
    await store.delete('show/b/v/1.m4s');
    await store.delete('show/b/v/1.m4s');
    expect(await readdir(join(root, 'show'))).toEqual(['index-0.json']);
    expect(await store.get('show/b/v/1.m4s')).toBeUndefined();
    expect(await store.list('nobody')).toEqual([]);
  });

  it('refuses keys that could leave it', async () => {
    for (const key of [
      '../x',
      'a/../../x',
      '/etc/passwd',
      'a//b',
      'a/.',
      '.hidden',
      'a\0b',
      'a/%2e%2e/b',
      '',
      'a\\b',
    ]) {
      await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('relative path');
    }
  });
});
