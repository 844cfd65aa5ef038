import { waitFor } from '@app/kit/testing';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { HooksProgram } from './testing/hooks-program.js';
import { OwnRedis } from './testing/own-redis.js';
import { journaled, makeStateDir, saveSnapshot } from './testing/running-hooks.js';
import { aFeed, aStream } from './testing/streams.js';

const K = 'Key_of-sunday-0123456789abcdef';
const publish = (clientId: string, { key = K, server = 'vid-1' } = {}) => ({
  server_id: server,
  service_id: 's1',
  action: 'on_publish',
  client_id: clientId,
  ip: '192.0.2.1',
  app: 'live',
  stream: 'sunday',
  param: `?key=${key}`,
});
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `c${from + index}`);

/** The program itself, with portier, PostgreSQL and Redis away, killed in all its states. */
describe('srs-hooks, killed', () => {
  const state = makeStateDir();
  const redis = new OwnRedis(join(state.path, 'redis.sock'));
  let hooks: HooksProgram | undefined;
  let restarts = 0;

  async function start(environment: Record<string, string> = {}): Promise<HooksProgram> {
    restarts++;
    return (hooks = await HooksProgram.start(state.path, { HOOKS_REDIS_URL: redis.socket, ...environment }));
  }
  const queued = async () => (await redis.events()).map(({ clientId }) => clientId);
  const allQueued = (count: number) =>
    waitFor(`${count} events in the queue`, async () => (await redis.events()).length >= count, { timeoutMs: 60_000 });

  /** Before a kill that is not about what an answer promises: an answer waits 100 ms for the journal at the most. */
  const hasJournaled = (name: string) =>
    waitFor(`${name} in the journal`, () => journaled(state.path).some(({ clientId }) => clientId === name));

  beforeEach(() => {
    restarts = 0;
    saveSnapshot(state.path, aFeed([aStream('sunday', K)]));
  });
  afterEach(async () => {
    await hooks?.end();
    await redis.kill();
    for (const name of readdirSync(state.path)) execFileSync('rm', ['-rf', join(state.path, name)]);
  });
  afterAll(() => state.remove());

  it('authorises after a cold start with everything down, and replays in order, each event once', async () => {
    for (const generation of [0, 1, 2]) {
      const program = await start();
      const from = generation * 20;
      for (const name of names(from, from + 10)) expect(await program.post(publish(name))).toBe(200);
      for (const name of names(from + 10, from + 20)) {
        expect(await program.post(publish(name, { key: 'wrong' }))).toBe(403);
      }
      await program.end();
    }
    expect(journaled(state.path).map(({ clientId }) => clientId)).toEqual(names(0, 60));
    expect(restarts).toBe(3);

    await redis.start();
    const program = await start();
    for (const name of names(60, 70)) expect(await program.post(publish(name))).toBe(200);
    await allQueued(70);
    expect(await queued()).toEqual(names(0, 70));
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
    expect((await redis.events()).filter(({ verdict }) => verdict.accepted)).toHaveLength(40);
  });

  it('has every answered event of a burst, killed in the middle of it', async () => {
    await redis.start();
    const program = await start();
    const answered: string[] = [];
    const senders = Array.from({ length: 16 }, async (_, sender) => {
      for (const name of names(sender * 500, sender * 500 + 500)) {
        const status = await program.post(publish(name)).catch(() => 0);
        if (status === 0) return;
        answered.push(name);
      }
    });
    await waitFor('1500 answers', () => answered.length >= 1_500, { timeoutMs: 60_000, intervalMs: 1 });
    await program.end();
    await Promise.all(senders);
    expect(answered.length).toBeLessThan(8_000);

    await start();
    await waitFor('an empty journal', () => journaled(state.path).length === 0, { timeoutMs: 60_000 });
    const events = await redis.events();
    const kept = new Set(events.map(({ clientId }) => clientId));
    expect(answered.filter((name) => !kept.has(name))).toEqual([]);
    expect(kept.size).toBe(events.length);
    const sequences = events.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1)));
    expect(sequences).toEqual(sequences.map((_value, index) => index + 1));
  });

  it('replays once what it had sent in part when it was killed', async () => {
    await redis.start();
    const first = await start();
    for (const name of names(0, 30)) await first.post(publish(name));
    await allQueued(30);
    redis.freeze('SIGSTOP');
    for (const name of names(30, 60)) await first.post(publish(name));
    await hasJournaled('c59');
    await first.end();
    redis.freeze('SIGCONT');
    await start();
    await allQueued(60);
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
    expect(await queued()).toEqual(names(0, 60));
  });

  it('keeps the order of each media server over replay and new events', async () => {
    const first = await start();
    for (const name of names(0, 40)) {
      await first.post(publish(name, { server: `vid-${Number(name.slice(1)) % 2}` }));
    }
    await hasJournaled('c39');
    await first.end();
    const second = await start();
    await redis.start();
    for (const name of names(40, 80)) {
      await second.post(publish(name, { server: `vid-${Number(name.slice(1)) % 2}` }));
    }
    await allQueued(80);
    for (const [odd, server] of ['vid-0', 'vid-1'].entries()) {
      const own = (await redis.events()).filter(({ serverId }) => serverId === server);
      expect(own.map(({ clientId }) => clientId)).toEqual(names(0, 80).filter((_name, index) => index % 2 === odd));
    }
  });

  it('reads on behind a torn line and a file that is no file', async () => {
    const first = await start();
    for (const name of names(0, 3)) await first.post(publish(name));
    await hasJournaled('c2');
    await first.end();
    const [segment] = readdirSync(join(state.path, 'journal'));
    appendFileSync(join(state.path, 'journal', segment ?? ''), '{"id":"torn","at":"2026');
    mkdirSync(join(state.path, 'journal', '0000000002.ndjson'));
    writeFileSync(join(state.path, 'journal', '0000000003.ndjson'), Buffer.alloc(300));
    await redis.start();
    const second = await start();
    await second.post(publish('c3'));
    await allQueued(4);
    expect(await queued()).toEqual(names(0, 4));
    for (const word of ['journal has unreadable lines', 'set aside']) {
      await waitFor(`the word "${word}"`, () => second.says(word));
    }
  });

  it('answers as before after 10 s of SIGSTOP, and has the events', async () => {
    await redis.start();
    const program = await start();
    expect(await program.post(publish('c0'))).toBe(200);
    program.signal('SIGSTOP');
    const stoppedAt = performance.now();
    const during = program.post(publish('c1'));
    await waitFor('10 s of standstill', () => performance.now() - stoppedAt > 10_000);
    program.signal('SIGCONT');
    expect(await during).toBe(200);
    expect(await program.post(publish('c2'))).toBe(200);
    await allQueued(3);
    expect(await queued()).toEqual(names(0, 3));
  });
});

const canMount = userInfo().uid === 0;

(canMount ? describe : describe.skip)('srs-hooks on a disk of its own', () => {
  const outer = makeStateDir();
  const disk = join(outer.path, 'disk');
  const redis = new OwnRedis(join(outer.path, 'redis.sock'));
  let hooks: HooksProgram | undefined;
  const start = async () => (hooks = await HooksProgram.start(disk, { HOOKS_REDIS_URL: redis.socket }));
  const queued = async () => (await redis.events()).map(({ clientId }) => clientId);

  beforeEach(() => {
    const image = join(outer.path, 'disk.img');
    execFileSync('dd', ['if=/dev/zero', `of=${image}`, 'bs=1M', 'count=4'], { stdio: 'ignore' });
    execFileSync('mkfs.ext4', ['-q', '-b', '1024', image]);
    mkdirSync(disk, { recursive: true });
    // Blocks are given out at the write and not at a later sync: a disk that is full says so to the next writer.
    execFileSync('mount', ['-o', 'loop,nodelalloc', image, disk]);
    saveSnapshot(disk, aFeed([aStream('sunday', K)]));
  });
  afterEach(async () => {
    await hooks?.end();
    await redis.kill();
    execFileSync('umount', ['-l', disk]);
  });
  afterAll(() => outer.remove());

  it('answers while the disk hangs, and has the events in Redis', async () => {
    await redis.start();
    const program = await start();
    expect(await program.post(publish('c0'))).toBe(200);
    execFileSync('fsfreeze', ['-f', disk]);
    // Whatever goes wrong, nothing can be stopped while it is frozen.
    const thaw = setTimeout(() => execFileSync('fsfreeze', ['-u', disk]), 20_000);
    const frozenAt = performance.now();
    try {
      for (const name of names(1, 6)) expect(await program.post(publish(name))).toBe(200);
      expect(performance.now() - frozenAt).toBeLessThan(20_000);
    } finally {
      clearTimeout(thaw);
      if (performance.now() - frozenAt < 20_000) execFileSync('fsfreeze', ['-u', disk]);
    }
    await waitFor('all events', async () => (await redis.events()).length === 6);
    expect(await queued()).toEqual(names(0, 6));
  });

  it('answers while the disk is full, and loses nothing when it has room again', async () => {
    const filler = join(disk, 'filler');
    const program = await start();
    expect(await program.post(publish('c0'))).toBe(200);
    expect(() => writeFileSync(filler, Buffer.alloc(8 * 1024 * 1024))).toThrow('ENOSPC');
    // The rest, to the last block: the write above ends at the first that does not fit in one piece.
    expect(() => writeFileSync(`${filler}-rest`, Buffer.alloc(64 * 1024))).toThrow('ENOSPC');
    for (const name of names(1, 30)) expect(await program.post(publish(name))).toBe(200);
    await waitFor('a word of the full disk', () => program.says('journal cannot be written'));
    execFileSync('rm', ['-f', filler, `${filler}-rest`]);
    await waitFor('the journal', () => journaled(disk).length === 30);
    await program.end();

    await redis.start();
    await start();
    await waitFor('all events', async () => (await redis.events()).length === 30);
    expect(await queued()).toEqual(names(0, 30));
  });
});
