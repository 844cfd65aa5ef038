import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { waitFor } from '../testing/wait-for.js';
import { FeedClient, type FeedAnswer } from './feed.client.js';
import { FeedLoop, retryDelayMs } from './feed.loop.js';

interface Words extends FeedAnswer {
  word: string;
}

function parseWords(json: unknown): Words {
  const { cursor, full, word } = json as Partial<Words>;
  if (typeof cursor !== 'string' || typeof full !== 'boolean' || typeof word !== 'string') throw new Error('no words');
  return { cursor, full, word };
}

/** A portier that answers question after question as told; beyond that it holds the request, as a long poll does. */
async function aPortier(answers: ((response: ServerResponse) => void)[]) {
  const asked: { after: string | null; waitSeconds: string | null; authorization: string | undefined }[] = [];
  const held = new Set<ServerResponse>();
  const server = createServer((request: IncomingMessage, response) => {
    const { searchParams, pathname } = new URL(request.url ?? '/', 'http://localhost');
    expect(pathname).toBe('/api/v1/feeds/words');
    const { authorization } = request.headers;
    asked.push({ after: searchParams.get('after'), waitSeconds: searchParams.get('waitSeconds'), authorization });
    const answer = answers.shift();
    if (answer !== undefined) return answer(response);
    held.add(response);
    response.on('close', () => held.delete(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url, asked, held, close };
}

const say = (answer: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(answer));
const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end('{}');
const all: Words = { cursor: '7', full: true, word: 'all' };
const change: Words = { cursor: '8', full: false, word: 'change' };

describe('following a feed of portier', () => {
  let portier: Awaited<ReturnType<typeof aPortier>> | undefined;
  let loop: FeedLoop<Words> | undefined;
  let applied: string[];
  let connected: boolean[];
  let log: { level: number; msg: string; code?: string }[];

  async function follow(
    answers: ((response: ServerResponse) => void)[],
    apply = (answer: Words): void => void applied.push(answer.word),
  ) {
    [applied, connected, log] = [[], [], []];
    portier = await aPortier(answers);
    const source = { portierUrl: `${portier.url}/`, name: 'words', token: 'the-token', parse: parseWords };
    loop = new FeedLoop({
      name: 'words',
      client: new FeedClient(source, { firstMs: 60_000, longestMs: 60_000 }),
      waitSeconds: 20,
      apply,
      onConnected: (isConnected) => connected.push(isConnected),
      logger: pino({ level: 'trace' }, { write: (line: string) => log.push(JSON.parse(line)) }),
    });
    loop.start();
    return { portier, loop };
  }

  const isHeld = (server: { held: Set<unknown> }) => waitFor('a question that is held', () => server.held.size === 1);

  afterEach(async () => {
    await loop?.stop();
    await portier?.close();
    [loop, portier] = [undefined, undefined];
  });

  it('asks for everything at once, then waits for changes behind the cursor of each answer', async () => {
    const { portier: server, loop: following } = await follow([say(all), say(change)]);
    expect(following.sinceAnswerMs).toBeUndefined();
    await isHeld(server);
    const authorization = 'Bearer the-token';
    expect(server.asked).toEqual([
      { after: null, waitSeconds: '0', authorization },
      { after: '7', waitSeconds: '20', authorization },
      { after: '8', waitSeconds: '20', authorization },
    ]);
    expect(applied).toEqual(['all', 'change']);
    expect(connected).toEqual([true]);
    expect(following.sinceAnswerMs).toBeGreaterThanOrEqual(0);
  });

  it('leaves a portier that hangs when asked for everything, and has more patience each time', async () => {
    const server = await aPortier([]);
    const source = { portierUrl: server.url, name: 'words', token: 'the-token', parse: parseWords };
    const client = new FeedClient(source, { firstMs: 40, longestMs: 100 });
    const question = { after: undefined, waitSeconds: 0, signal: new AbortController().signal };
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      await expect(client.fetch(question)).rejects.toMatchObject({ code: 'unavailable' });
      waits.push(performance.now() - began);
    }
    expect(waits[0]).toBeGreaterThan(35);
    expect(waits[1]).toBeGreaterThan(75);
    expect(waits[2]).toBeGreaterThan(95);
    await server.close();
  });

  it('goes on at the cursor after failures, asks then without waiting, and says once that portier is away', async () => {
    const { portier: server } = await follow([say(all), status(503), (response) => response.destroy(), say(change)]);
    await isHeld(server);
    expect(server.asked.map(({ after, waitSeconds }) => [after, waitSeconds])).toEqual([
      [null, '0'],
      ['7', '20'],
      ['7', '0'],
      ['7', '0'],
      ['8', '20'],
    ]);
    expect(connected).toEqual([true, false, true]);
    expect(log.filter(({ level }) => level === 40)).toMatchObject([{ code: 'unavailable' }]);
  });

  it.each([400, 409, 410, 412, 422])('starts over when portier answers the cursor with %i', async (code) => {
    const { portier: server } = await follow([say(all), status(code), say({ ...all, word: 'anew' })]);
    await isHeld(server);
    expect(server.asked.map(({ after }) => after)).toEqual([null, '7', null, '7']);
    expect(applied).toEqual(['all', 'anew']);
  });

  it.each([401, 404, 429])('keeps the cursor when the answer is %i', async (code) => {
    const { portier: server } = await follow([say(all), status(code), say(change)]);
    await isHeld(server);
    expect(server.asked.map(({ after }) => after)).toEqual([null, '7', '7', '8']);
  });

  const nonsense: Record<string, (response: ServerResponse) => void> = {
    'another form': say({ hello: 'world' }),
    null: say(null),
    'no JSON': (response) => void response.end('<html>'),
    'half an answer': (response) => {
      response.writeHead(200, { 'Content-Length': 500 });
      response.write('{"cursor"');
      setImmediate(() => response.destroy());
    },
  };
  it.each(Object.entries(nonsense))('takes nothing from a bad answer: %s', async (_name, answer) => {
    const { portier: server } = await follow([say(all), answer, say(change)]);
    await isHeld(server);
    expect(applied).toEqual(['all', 'change']);
    expect(server.asked.map(({ after }) => after)).toEqual([null, '7', '7', '8']);
  });

  it('asks for the same changes again when they could not be taken over', async () => {
    let tries = 0;
    const { portier: server } = await follow([say(all), say(change), say(change)], (answer) => {
      if (answer.word === 'change' && ++tries === 1) throw new Error('not now');
      applied.push(answer.word);
    });
    await isHeld(server);
    expect(applied).toEqual(['all', 'change']);
    expect(server.asked.map(({ after }) => after)).toEqual([null, '7', '7', '8']);
  });

  it('stops at once in the middle of a long poll and while it waits to try again', async () => {
    const { portier: server, loop: following } = await follow([say(all)]);
    await isHeld(server);
    await following.stop();
    await waitFor('the hang-up', () => server.held.size === 0);
    expect(connected).toEqual([true]);
    await portier?.close();

    const failing = await follow([status(503), status(503)]);
    await waitFor('a failure', () => log.some(({ level }) => level === 40));
    await failing.loop.stop();
  });
});

describe('the pause before portier is asked again', () => {
  it('grows, is bounded, and differs from program to program', () => {
    expect([1, 2, 3].map((failures) => retryDelayMs(failures, 0.5))).toEqual([375, 625, 1_125]);
    expect(retryDelayMs(1_000, 1)).toBeLessThanOrEqual(5_200);
    expect(retryDelayMs(5, 0)).toBeGreaterThan(100);
    expect(retryDelayMs(5, 0)).not.toBe(retryDelayMs(5, 1));
  });
});
