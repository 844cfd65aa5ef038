import type { MediaEvent } from '@app/contract';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

describe('journal', () => {
  let root: string;
  let folder: string;
  let journal: JournalStore;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'portier-journal-'));
    folder = join(root, 'journal');
    journal = new JournalStore(folder, { maxBytes: 100_000, segmentBytes: 500 });
    await journal.open();
  });
  afterEach(async () => {
    await journal.close();
    rmSync(root, { recursive: true });
  });

  it('gives events back in order, also what is added while it is read, and is empty in the end', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await journal.append([event(name)]);
    const seen: string[] = [];
    for (let oldest = await journal.readOldest(); oldest !== undefined; oldest = await journal.readOldest()) {
      if (seen.length === 0) await journal.append([event('f')]);
      seen.push(...ids(oldest.events));
      await journal.remove(oldest.segment);
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(journal.isEmpty).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is found again by the next process, in order, and goes on behind it', async () => {
    await journal.append([event('a'), event('b')]);
    await journal.close();
    const next = new JournalStore(folder, { maxBytes: 100_000, segmentBytes: 500 });
    await next.open();
    expect([next.events, next.bytes]).toEqual([2, journal.bytes]);
    await next.append([event('c')]);
    const first = await next.readOldest();
    expect(ids(first?.events)).toEqual(['a', 'b']);
    await next.remove(first!.segment);
    expect(ids((await next.readOldest())?.events)).toEqual(['c']);
    await next.close();
  });

  it('skips a line torn by a crash and says so', async () => {
    await journal.append([event('a')]);
    await journal.close();
    appendFileSync(join(folder, readdirSync(folder)[0]!), '{"id":"b","at":"20');
    const next = new JournalStore(folder, { maxBytes: 100_000, segmentBytes: 500 });
    await next.open();
    expect(await next.readOldest()).toMatchObject({ events: [{ id: 'a' }], unreadable: 1 });
  });

  it('stops at its size and says how many it took', async () => {
    const small = new JournalStore(join(root, 'small'), { maxBytes: 700, segmentBytes: 500 });
    await small.open();
    expect(await small.append([event('a'), event('b'), event('c')])).toBe(2);
    expect(await small.append([event('d')])).toBe(0);
    const oldest = await small.readOldest();
    await small.remove(oldest!.segment);
    expect(await small.append([event('d')])).toBe(1);
    await small.close();
  });

  it('is for nobody else to read', async () => {
    await journal.append([event('a')]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, readdirSync(folder)[0]!)).mode & 0o777).toBe(0o600);
  });
});
