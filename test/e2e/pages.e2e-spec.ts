import { waitFor } from '@app/kit/testing';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser.js';
import { startCluster, type TestCluster } from '../support/cluster.js';
import { publish, type Encoder } from '../support/encoder.js';
import { describePageQuality } from './page-quality.js';

/** Where pictures for the documentation go, when they are to be made anew: `PAGE_PICTURES=docs/images npm test -- e2e`. */
const pictures = process.env['PAGE_PICTURES'];

// As texts: they run in the browser, whose types the tests do not have.
const videoTime = `document.querySelector('video')?.currentTime ?? 0`;
const videoShape = `document.querySelector('video').videoWidth / document.querySelector('video').videoHeight`;

/** The admin and watch pages in a real Chromium, over the whole cluster. */
describe('the pages', () => {
  let cluster: TestCluster;
  let browser: Browser;
  let encoder: Encoder | undefined;
  let admin: Page;
  let adminProblems: string[];

  beforeAll(async () => {
    cluster = await startCluster();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await encoder?.stop();
    await cluster?.stop();
  });

  const picture = async (page: Page, name: string) => {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  };

  it('sends a stranger to the sign-in, refuses a wrong password, and lets the administrator in', async () => {
    ({ page: admin, problems: adminProblems } = await openPage(browser, `${cluster.file.adminUrl}/streams`));
    await admin.getByLabel('User name').fill(cluster.file.admin.user);
    await admin.getByLabel('Password').first().fill('not the password');
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.getByText('User name or password is wrong.').waitFor();
    await admin.getByLabel('Password').first().fill(cluster.file.admin.password);
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.getByRole('heading', { name: 'Streams', level: 1 }).waitFor();
    await admin.getByRole('link', { name: cluster.file.stream.name }).first().waitFor();
  });

  it('shows without a reload that the stream goes live', async () => {
    const row = admin.getByRole('row').filter({ has: admin.getByRole('link', { name: /First stream/ }) });
    await row.getByText('Off air').waitFor();
    encoder = publish(`${cluster.file.rtmpUrl}/${cluster.file.stream.key}`);
    await row.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 });
    await picture(admin, 'streams');
  });

  it('plays on the watch page: the picture moves on', async () => {
    const { page, problems } = await openPage(browser, cluster.file.watchUrl);
    const currentTime = () => page.evaluate<number>(videoTime);
    const first = await waitFor('the first picture', currentTime, { timeoutMs: 30_000 });
    await waitFor('three more seconds', async () => (await currentTime()) > first + 3, { timeoutMs: 60_000 });
    const shape = await page.evaluate<number>(videoShape);
    expect(shape).toBeCloseTo(16 / 9, 1);
    expect(problems).toEqual([]);
    await picture(page, 'watch');
    await page.context().close();
  });

  it('previews the stream on its admin page, with its task running', async () => {
    await admin.getByRole('link', { name: cluster.file.stream.name }).first().click();
    await admin.getByText('Incoming signal').waitFor();
    const currentTime = () => admin.evaluate<number>(videoTime);
    const first = await waitFor('the preview', currentTime, { timeoutMs: 30_000 });
    await waitFor('the preview to move on', async () => (await currentTime()) > first + 1, { timeoutMs: 60_000 });
    await admin.getByText('Running').first().waitFor();
    await picture(admin, 'stream');
  });

  it('refuses a bad restream target at its field, and keeps what was typed', async () => {
    await admin.getByRole('tab', { name: 'Configurations' }).click();
    await admin
      .getByRole('link', { name: /add/i })
      .or(admin.getByRole('button', { name: /add/i }))
      .first()
      .click();
    await admin.getByText('Restream', { exact: true }).first().click();
    const address = admin.getByRole('textbox', { name: /address|target|url/i }).first();
    await address.fill('file:///etc/passwd');
    await admin
      .getByRole('button', { name: /save|create|add/i })
      .last()
      .click();
    await admin
      .getByText(/rtmp:\/\//)
      .first()
      .waitFor();
    expect(await address.inputValue()).toBe('file:///etc/passwd');
  });

  it('says before a target runs that nobody can reach it, and which agent could run it', async () => {
    await admin.getByRole('textbox', { name: 'Target' }).fill('rtmp://no-such-host.invalid/app');
    await admin.getByRole('button', { name: 'Try without running' }).click();
    await admin.getByText('It would not run right now.').waitFor();
    await admin.getByText(/There is no host no-such-host\.invalid:1935/).waitFor();
    await admin.getByText('Could take it', { exact: true }).waitFor();
  });

  it('shows the task with progress, its command without secrets, and the agent with its load', async () => {
    await admin.goto(`${cluster.file.adminUrl}/tasks`);
    await admin.getByRole('main').getByRole('link').first().click();
    await admin.getByText('ffmpeg').first().waitFor();
    await admin.getByRole('img', { name: /^Frames\/s: now \d/ }).waitFor();
    expect(await admin.content()).not.toContain(cluster.file.stream.key);
    await picture(admin, 'task');
    await admin.goto(`${cluster.file.adminUrl}/agents`);
    await admin.getByRole('heading', { name: 'Agents', level: 1 }).waitFor();
    await picture(admin, 'agents');
    await admin.goto(cluster.file.adminUrl);
    await admin.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await picture(admin, 'overview');
  });

  it('logs nothing on the pages that a developer would have to look at', () => {
    // The wrong password and the bad target are answered with an error status, which the browser reports.
    expect(adminProblems.filter((problem) => !/status of (401|422)/.test(problem))).toEqual([]);
  });

  describePageQuality(() => ({ cluster, browser }), pictures);
});
