import { waitFor, watchStandstill } from '@app/kit/testing';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { FeedServer } from './testing/feed-server.js';
import { record, RecordedBroadcast, type Recording } from './testing/recording.js';
import { TestEdge } from './testing/test-edge.js';
import { runDirector, type RunningDirector } from './testing/running-director.js';

/** Where pictures of the pages go, when somebody wants to look at them. */
const pictures = process.env['WATCH_PAGE_PICTURES'];
const phone = { width: 390, height: 844 };
/** For what takes half of it on a machine with nothing else to do. */
const patience = { timeoutMs: 60_000 };

let folder: string;
let recording: Recording;
let feed: FeedServer;
let director: RunningDirector;
let browser: Browser;
const pages: Page[] = [];
const liveShows: Live[] = [];

/** A broadcast that goes on in real time until it is ended. */
class Live {
  private next = 3;
  private timer: NodeJS.Timeout | undefined;
  /** One announcement after the other: none may come behind the end. */
  private told: Promise<void> = Promise.resolve();
  private readonly broadcast: RecordedBroadcast;

  constructor(
    readonly stream: string,
    broadcastId = '20260101T000000Z-a',
  ) {
    this.broadcast = new RecordedBroadcast(recording, {
      store: join(folder, 'store'),
      stream,
      broadcastId,
      windowSegments: 6,
    });
    liveShows.push(this);
  }

  async start(): Promise<void> {
    await this.broadcast.store(0, recording.seconds);
    await copyFile(join(folder, 'recording', 'poster.jpg'), join(folder, 'store', this.stream, 'poster.jpg'));
    await this.tell();
    this.timer = setInterval(() => {
      this.next++;
      void this.tell();
    }, 1000);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.tell(new Date().toISOString());
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tell(endedAt: string | null = null): Promise<void> {
    return (this.told = this.told.then(() => this.announce(endedAt)));
  }

  private async announce(endedAt: string | null): Promise<void> {
    const poster = { uri: 'poster.jpg', at: new Date().toISOString() };
    const to = Math.min(this.next, recording.seconds);
    const index = await this.broadcast.index(Math.max(0, to - 6), to, { endedAt, poster });
    const answer = await director.announce(index);
    if (answer.status !== 204) throw new Error(`announcement: ${answer.status} ${await answer.text()}`);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'director-'));
  recording = await record(join(folder, 'recording'), 120);
  feed = new FeedServer();
  feed.set({ name: 'show', title: 'Evening concert & <friends>' });
  for (const name of ['early', 'members', 'again']) feed.set({ name, title: `The ${name} show` });
  feed.set({ name: 'members', visibility: 'token' });
  director = await runDirector({
    DIRECTOR_STORE: `fs:${join(folder, 'store')}`,
    DIRECTOR_STATE_DIR: join(folder, 'state'),
    DIRECTOR_PORTIER_URL: await feed.listen(),
  });
  await waitFor('the directory', async () => (await director.get('/readyz')).status === 200);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-gpu', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
});

afterEach(async () => {
  for (const live of liveShows.splice(0)) live.stop();
  for (const page of pages.splice(0)) await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await director?.close();
  await feed?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(
  path: string,
  options: { locale?: string; colorScheme?: 'dark' | 'light'; viewport?: { width: number; height: number } } = {},
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'dark', ...options });
  const page = await context.newPage();
  pages.push(page);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) problems.push(message.text());
  });
  // Not the load event: a video that begins to play holds it back.
  await page.goto(`${director.url}${path}`, { waitUntil: 'domcontentloaded' });
  return { page, problems };
}

const stateOf = (page: Page) => page.getAttribute('body', 'data-state');
/** A property of the page's video element, such as `currentTime`. */
const ofVideo = (page: Page, property: string) =>
  page.evaluate<number | boolean>(`document.querySelector('video').${property}`);
const timeOf = async (page: Page) => Number(await ofVideo(page, 'currentTime'));

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

it('plays a live stream, muted until the viewer wants sound, with a choice of qualities', async () => {
  await new Live('show').start();
  const { page, problems } = await open('/watch/show');
  await waitFor('playback', async () => (await stateOf(page)) === 'playing', patience);
  const start = await timeOf(page);
  await waitFor('three more seconds', async () => (await timeOf(page)) > start + 3);
  expect(await page.title()).toBe('Evening concert & <friends>');
  expect(await page.textContent('#badge')).toContain('Live');
  const labels = await page.locator('#quality option').allTextContents();
  expect(labels[0]).toMatch(/^Automatic/);
  expect(labels.slice(1)).toEqual(['180p', '90p', 'Audio only']);
  await picture(page, 'live-dark');

  expect(await ofVideo(page, 'muted')).toBe(true);
  await page.getByRole('button', { name: 'Unmute' }).click();
  expect(await ofVideo(page, 'muted')).toBe(false);
  await page.locator('#unmute').waitFor({ state: 'hidden' });

  await page.selectOption('#quality', { label: '90p' });
  await waitFor('the small picture', async () => (await ofVideo(page, 'videoHeight')) === 90);
  await page.selectOption('#quality', { label: 'Audio only' });
  await waitFor('sound alone', async () => (await ofVideo(page, 'videoHeight')) === 0);
  const heard = await timeOf(page);
  await waitFor('sound to go on', async () => (await timeOf(page)) > heard + 1);
  await picture(page, 'audio-only');
  await page.selectOption('#quality', 'auto');
  await waitFor('the picture again', async () => Number(await ofVideo(page, 'videoHeight')) > 0);
  expect(problems).toEqual([]);
});

it('waits for a stream that is not live, starts by itself, says when it ended, and starts again', async () => {
  const { page, problems } = await open('/watch/again', { colorScheme: 'light' });
  await waitFor('the waiting state', async () => (await stateOf(page)) === 'waiting');
  expect(await page.textContent('#headline')).toBe('Not live yet');
  await picture(page, 'waiting-light');
  const first = new Live('again');
  await first.start();
  await waitFor('the start', async () => (await stateOf(page)) === 'playing', patience);
  const start = await timeOf(page);
  await waitFor('two more seconds', async () => (await timeOf(page)) > start + 2);
  await picture(page, 'live-light');
  await first.end();
  await waitFor('the end', async () => (await stateOf(page)) === 'over', patience);
  await picture(page, 'over-light');
  await new Live('again', '20260102T000000Z-b').start();
  await waitFor('the next broadcast', async () => (await stateOf(page)) === 'playing', patience);
  const restart = await timeOf(page);
  await waitFor('two seconds of it', async () => (await timeOf(page)) > restart + 2);
  expect(problems).toEqual([]);
});

it('goes on by itself when the source dies and comes back', async () => {
  const live = new Live('early');
  await live.start();
  const { page } = await open('/watch/early');
  await waitFor('playback', async () => (await stateOf(page)) === 'playing', patience);
  live.stop();
  await waitFor('the interruption', async () => (await stateOf(page)) === 'interrupted', patience);
  await picture(page, 'interrupted');
  await new Live('early', '20260103T000000Z-c').start();
  await waitFor('playback again', async () => (await stateOf(page)) === 'playing', patience);
  const start = await timeOf(page);
  await waitFor('two seconds of it', async () => (await timeOf(page)) > start + 2);
});

it('starts although the first answers get lost on the way', async () => {
  await new Live('show', '20260106T000000Z-f').start();
  const { page } = await open('/watch/calm');
  const asked: string[] = [];
  await page.route(/\.m3u8$/, async (route) => {
    const name = route.request().url().split('/').at(-1) ?? '';
    asked.push(name);
    // The page's own question passes, the player's first question for each playlist does not.
    const isLost = asked.filter((each) => each === name).length === (name === 'index.m3u8' ? 2 : 1);
    await (isLost ? route.abort() : route.continue());
  });
  await page.goto(`${director.url}/watch/show`, { waitUntil: 'domcontentloaded' });
  await waitFor('playback', async () => (await stateOf(page)) === 'playing', patience);
  const start = await timeOf(page);
  await waitFor('two seconds', async () => (await timeOf(page)) > start + 2);
  expect(asked.length).toBeGreaterThan(5);
});

describe('over edges', () => {
  const edges: TestEdge[] = [];

  afterEach(async () => {
    feed.edges = [];
    for (const edge of edges.splice(0)) await edge.kill();
  });

  /**
   * Since the page was opened: the longest time in which the picture stood, the times in which the page ran nothing, milliseconds, and
   * every state of the page.
   */
  const observe = (page: Page) =>
    page.evaluate(`(() => {
      const video = document.querySelector('video');
      const seen = (window.seen = { longestMs: 0, pausedMs: 0, states: [document.body.dataset.state] });
      let [position, movedAt, lookedAt] = [video.currentTime, performance.now(), performance.now()];
      setInterval(() => {
        if (performance.now() - lookedAt > 250) seen.pausedMs += performance.now() - lookedAt;
        lookedAt = performance.now();
        if (video.currentTime !== position) [position, movedAt] = [video.currentTime, performance.now()];
        seen.longestMs = Math.max(seen.longestMs, performance.now() - movedAt);
        if (seen.states.at(-1) !== document.body.dataset.state) seen.states.push(document.body.dataset.state);
      }, 50);
    })()`);

  it('plays on when its edge is killed, when all are dead, and goes back to one that returned', async () => {
    for (const name of ['north', 'south']) {
      const edge = new TestEdge(name, director.url);
      await edge.start();
      edges.push(edge);
    }
    feed.edges = edges.map((edge) => edge.entry());
    await new Live('show', '20260107T000000Z-g').start();
    await waitFor('a playlist with edges', async () =>
      (await (await director.get('/hls/show/index.m3u8')).text()).includes('EXT-X-CONTENT-STEERING'),
    );
    const { page, problems } = await open('/watch/show');
    const hosts: string[] = [];
    const paths: string[] = [];
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (!pathname.endsWith('.m4s') || !response.ok()) return;
      hosts.push(origin);
      paths.push(pathname);
    });
    await waitFor('playback', async () => (await stateOf(page)) === 'playing', patience);
    await waitFor('segments', () => hosts.length > 0);
    await observe(page);
    const endOfWatch = watchStandstill();
    expect(new Set(hosts)).toEqual(new Set([hosts[0]]));
    const choice = page.locator('#quality option');
    await waitFor('all qualities', async () => (await choice.count()) === 4);
    expect(await choice.allTextContents()).toEqual([
      expect.stringMatching(/^Automatic/),
      ...['180p', '90p', 'Audio only'],
    ]);
    const first = edges.find(({ baseUrl }) => baseUrl === hosts[0])!;
    const second = edges.find((edge) => edge !== first)!;
    const goesOn = async () => {
      const from = await timeOf(page);
      await waitFor('two more seconds', async () => (await timeOf(page)) > from + 2);
    };

    await first.kill();
    await waitFor('segments of the other edge', () => hosts.at(-1) === second.baseUrl);
    await goesOn();
    await second.kill();
    await waitFor('segments of the director', () => hosts.at(-1) === director.url);
    await goesOn();
    // Back from the dead: portier counts one up, as players ban the old name.
    await first.start();
    feed.edges = [first.entry({ incarnation: 2 }), second.entry({ state: 'gone' })];
    await waitFor('segments of the edge that is back', () => hosts.at(-1) === first.baseUrl);
    await goesOn();
    const seen = await page.evaluate<{ longestMs: number; pausedMs: number; states: string[] }>('window.seen');
    expect(seen.states).toEqual(['playing']);
    // While the page or the director stood still, so did the picture.
    expect(seen.longestMs).toBeLessThan(2_500 + seen.pausedMs + endOfWatch().totalMs);

    await page.selectOption('#quality', { label: 'Audio only' });
    await waitFor('sound alone', async () => (await ofVideo(page, 'videoHeight')) === 0);
    await waitFor('sound of the edge', () => hosts.at(-1) === first.baseUrl && paths.at(-1)?.includes('/a0/'));
    await goesOn();
    await first.kill();
    await waitFor('sound of the director', () => hosts.at(-1) === director.url && paths.at(-1)?.includes('/a0/'));
    await goesOn();
    expect(problems).toEqual([]);
  });
});

it('speaks German to a German browser, and says what is wrong in one sentence', async () => {
  const unknown = await open('/watch/nobody', { locale: 'de-DE', viewport: phone });
  await waitFor('the state', async () => (await stateOf(unknown.page)) === 'unknown');
  expect(await unknown.page.textContent('#headline')).toBe('Unter dieser Adresse gibt es keinen Stream');
  expect(await unknown.page.getAttribute('html', 'lang')).toBe('de');
  await picture(unknown.page, 'unknown-phone');
  const members = await open('/watch/members', { locale: 'de-DE' });
  await waitFor('the state', async () => (await stateOf(members.page)) === 'private');
  expect(await members.page.textContent('#headline')).toBe('Dieser Stream ist nicht öffentlich');
});

it('fits a phone and can be worked by keyboard alone', async () => {
  await new Live('show', '20260104T000000Z-d').start();
  const { page } = await open('/watch/show', { viewport: phone, locale: 'de-DE' });
  await waitFor('playback', async () => (await stateOf(page)) === 'playing', patience);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const start = await timeOf(page);
  await waitFor('a second', async () => (await timeOf(page)) > start + 1);
  await picture(page, 'live-phone');
  const reached: string[] = [];
  for (let press = 0; press < 16; press++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate<string>('document.activeElement.id'));
  }
  for (const id of ['video', 'unmute', 'quality', 'copy']) expect(reached).toContain(id);
});

it('lists the public live streams with their pictures', async () => {
  await new Live('show', '20260105T000000Z-e').start();
  const { page, problems } = await open('/');
  expect(await page.getByRole('link', { name: 'Evening concert & <friends>' }).getAttribute('href')).toBe(
    '/watch/show',
  );
  await waitFor('the picture', () => page.evaluate<boolean>("document.querySelector('img').naturalWidth > 0"));
  await picture(page, 'list');
  expect(await page.getByText('members').count()).toBe(0);
  expect(problems).toEqual([]);
});

it('gives the playlist address to a browser without JavaScript', async () => {
  const html = await (await director.get('/watch/show')).text();
  expect(html).toContain('Evening concert &amp; &lt;friends&gt;');
  expect(/<noscript>[\s\S]*<\/noscript>/.exec(html)?.[0]).toContain(`${director.url}/hls/show/index.m3u8`);
  expect((await director.get('/watch/nobody')).status).toBe(404);
});
