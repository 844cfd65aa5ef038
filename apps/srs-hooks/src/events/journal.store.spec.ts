import type { MediaEvent } from '@app/contract';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { JournalStore } from './journal.store.js';

const event = (id: string): MediaEvent => ({
  id,
  at: '2026-11-20T12:00:00.000Z',
  action: 'on_close',
  serverId: 'vid-1',
  serviceId: 's1',
  clientId: 'c1',
  ip: '192.0.2.1',
  application: 'live',
  stream: null,
  streamId: null,
  keyId: null,
  sealedServerStream: null,
  pull: null,
  verdict: { accepted: true },
});
const ids = (events: readonly MediaEvent[] = []) => events.map(({ id }) => id);
const lineBytes = `${JSON.stringify(event('a'))}\n`.length;

describe('journal', () => {
  let root: string;
  let folder: string;
  let log: string[];
  let opened: JournalStore[];
  let journal: JournalStore;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'portier-journal-'));
    folder = join(root, 'journal');
    [log, opened] = [[], []];
    journal = await open();
  });
  afterEach(async () => {
    for (const each of opened) await each.close();
    rmSync(root, { recursive: true });
  });

  /** Segments of two events. */
  async function open(limits: { maxBytes?: number; maxInMemory?: number } = {}, at = folder): Promise<JournalStore> {
    const logger = pino({}, { write: (line: string) => log.push(line) });
    const all = { maxBytes: 100_000, segmentBytes: 2 * lineBytes, maxInMemory: 1_000, ...limits };
    const store = new JournalStore(at, all, logger);
    opened.push(store);
    await store.open();
    return store;
  }

  async function add(store: JournalStore, ...names: string[]): Promise<number> {
    let dropped = 0;
    for (const name of names) dropped += await store.append([event(name)]);
    return dropped;
  }

  /** Sends everything, in batches of three. */
  async function drain(store: JournalStore): Promise<string[]> {
    const seen: string[] = [];
    for (let events = await store.next(3); events.length > 0; events = await store.next(3)) {
      seen.push(...ids(events));
      await store.acknowledge(events.length);
    }
    return seen;
  }

  const inFiles = (at = folder) =>
    readdirSync(at)
      .sort()
      .flatMap((name) => readFileSync(join(at, name), 'utf8').split('\n'))
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as MediaEvent).id);
  const logged = (phrase: string) => log.filter((line) => line.includes(phrase)).length;

  it('has an event in a file when append returns, and in none when it is sent', async () => {
    await add(journal, 'a', 'b', 'c');
    expect(inFiles()).toEqual(['a', 'b', 'c']);
    expect(await drain(journal)).toEqual(['a', 'b', 'c']);
    expect([inFiles(), journal.events, journal.bytes]).toEqual([[], 0, 0]);
    await add(journal, 'd');
    expect([inFiles(), journal.events]).toEqual([['d'], 1]);
  });

  it('gives events in order, also those that come while others are sent', async () => {
    await add(journal, 'a', 'b', 'c', 'd', 'e');
    const first = await journal.next(3);
    await add(journal, 'f');
    await journal.acknowledge(2);
    expect(ids(first)).toEqual(['a', 'b']);
    await add(journal, 'g');
    expect(await drain(journal)).toEqual(['c', 'd', 'e', 'f', 'g']);
  });

  it('gives the same events again until they are acknowledged', async () => {
    await add(journal, 'a', 'b');
    expect(ids(await journal.next(5))).toEqual(['a', 'b']);
    expect(ids(await journal.next(5))).toEqual(['a', 'b']);
    await journal.acknowledge(1);
    expect(ids(await journal.next(5))).toEqual(['b']);
  });

  it('loses nothing when events come and go at the same time', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `e${index}`);
    const seen: string[] = [];
    const adding = add(journal, ...names);
    while (seen.length < names.length) {
      const events = await journal.next(7);
      seen.push(...ids(events));
      if (events.length > 0) await journal.acknowledge(events.length);
      else await new Promise((resolve) => setImmediate(resolve));
    }
    await adding;
    expect(seen).toEqual(names);
    await journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is found by the next process, in order, before what that one adds', async () => {
    await add(journal, 'a', 'b', 'c');
    const next = await open();
    expect([next.events, next.bytes]).toEqual([3, 3 * lineBytes]);
    await add(next, 'd');
    expect(await drain(next)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('repeats a segment that was sent in part when its process was killed, with the same ids', async () => {
    await add(journal, 'a', 'b', 'c');
    await journal.acknowledge((await journal.next(1)).length);
    expect(await drain(await open())).toEqual(['a', 'b', 'c']);
  });

  const damages: Record<string, { damage: (path: string) => void; left: string[]; said: string }> = {
    'a line torn by a crash': {
      damage: (path) => appendFileSync(path, JSON.stringify(event('torn')).slice(0, 40)),
      left: ['a', 'b', 'c'],
      said: 'unreadable lines',
    },
    'bytes that are no text, in the middle': {
      damage: (path) => {
        const [first, ...rest] = readFileSync(path, 'utf8').split('\n');
        writeFileSync(path, Buffer.concat([Buffer.from(`${first}\n`), Buffer.alloc(50), Buffer.from(rest.join('\n'))]));
      },
      left: ['a', 'c'],
      said: 'unreadable lines',
    },
    'JSON that is no event': {
      damage: (path) => appendFileSync(path, '{"id":"x"}\n'),
      left: ['a', 'b', 'c'],
      said: 'unreadable lines',
    },
    'nothing left of it': { damage: (path) => writeFileSync(path, ''), left: ['c'], said: 'journal found' },
    'a folder in its place': {
      damage: (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      left: ['c'],
      said: 'set aside',
    },
  };
  it.each(Object.entries(damages))('reads on behind a damaged file: %s', async (_name, { damage, left, said }) => {
    await add(journal, 'a', 'b', 'c');
    damage(join(folder, '0000000001.ndjson'));
    const next = await open();
    await add(next, 'd');
    expect(await drain(next)).toEqual([...left, 'd']);
    expect(logged(said)).toBe(1);
    await next.close();
    const third = await open();
    expect([third.events, logged(said)]).toEqual([0, 1]);
  });

  it('sets a file aside that cannot be read any more when its turn comes', async () => {
    const small = await open({ maxInMemory: 2 });
    await add(small, 'a', 'b', 'c', 'd', 'e', 'f');
    rmSync(join(folder, '0000000002.ndjson'));
    expect(await drain(small)).toEqual(['a', 'b', 'e', 'f']);
    expect(logged('set aside')).toBe(1);
    await add(small, 'g');
    expect(await drain(small)).toEqual(['g']);
  });

  it('keeps few events in memory and reads the others back', async () => {
    const small = await open({ maxInMemory: 4 });
    const names = Array.from({ length: 30 }, (_, index) => `e${index}`);
    expect(await add(small, ...names)).toBe(0);
    expect(small.events).toBe(30);
    expect(await drain(small)).toEqual(names);
  });

  it('keeps events in memory beyond its size, drops them beyond that, and writes again when there is room', async () => {
    const small = await open({ maxBytes: 2 * lineBytes, maxInMemory: 3 });
    expect(await add(small, 'a', 'b', 'c', 'd', 'e')).toBe(0);
    expect([inFiles(), small.unwrittenEvents]).toEqual([['a', 'b'], 3]);
    expect(await add(small, 'f', 'g')).toBe(2);
    expect(logged('cannot be written')).toBe(1);
    await small.acknowledge((await small.next(2)).length);
    expect(await small.write()).toBeUndefined();
    expect(await drain(small)).toEqual(['c', 'd', 'e']);
    expect(await add(small, 'h')).toBe(0);
    await small.write();
    expect([inFiles(), small.unwrittenEvents, logged('written again')]).toEqual([['h'], 0, 1]);
  });

  it('waits in memory while its folder cannot be, and writes it all when it can', async () => {
    const path = join(root, 'taken');
    writeFileSync(path, 'a file where the folder should be');
    const store = await open({}, path);
    expect(await add(store, 'a', 'b', 'c')).toBe(0);
    expect(store.unwrittenEvents).toBe(3);
    expect(ids(await store.next(2))).toEqual(['a', 'b']);
    rmSync(path);
    await store.write();
    expect([inFiles(path), store.unwrittenEvents]).toEqual([['a', 'b', 'c'], 0]);
    expect(await drain(store)).toEqual(['a', 'b', 'c']);
    expect([logged('cannot be opened'), logged('cannot be written'), logged('written again')]).toEqual([1, 1, 1]);
  });

  const canMount = userInfo().uid === 0 && mounts();
  (canMount ? it : it.skip)('survives a full disk: nothing torn, nothing lost, in order', async () => {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const store = await open({ maxBytes: 1_000_000 }, join(disk, 'journal'));
      const names = Array.from({ length: 400 }, (_, index) => `e${index}`);
      expect(await add(store, ...names)).toBe(0);
      expect(store.unwrittenEvents).toBeGreaterThan(100);
      expect(logged('ENOSPC')).toBe(1);
      const written = inFiles(join(disk, 'journal'));
      expect(written).toEqual(names.slice(0, written.length));
      expect(written.length + store.unwrittenEvents).toBe(400);

      execFileSync('mount', ['-o', 'remount,size=1m', disk]);
      await store.write();
      expect(store.unwrittenEvents).toBe(0);
      expect(inFiles(join(disk, 'journal'))).toEqual(names);
      expect(await drain(await open({}, join(disk, 'journal')))).toEqual(names);
      await store.close();
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });

  it('is for nobody else to read', async () => {
    chmodSync(root, 0o755);
    await add(journal, 'a');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, readdirSync(folder)[0]!)).mode & 0o777).toBe(0o600);
  });
});

function mounts(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'portier-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
