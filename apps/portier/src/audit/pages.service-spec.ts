import { waitFor } from '@app/kit/testing';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { hashPassword } from '../accounts/passwords.js';
import type { ConfigurationView } from '../configurations/configurations.dto.js';
import type { NewStreamView, StreamView } from '../streams/streams.dto.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';

/** Where pictures of the pages go, when somebody wants to look at them. */
const pictures = process.env['TEST_PICTURES'];

/** The pages about changes, in a real Chromium with a real portier behind them. */
describe('the admin pages', () => {
  let portier: RunningPortier;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let carla: string;
  const problems: string[] = [];

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_ADMIN_DIR: process.env['TEST_ADMIN_DIR'] ?? 'web-admin/dist' });
    const password = randomBytes(9).toString('base64url');
    await portier.database.query(
      `insert into users (name, password_hash, is_administrator) values ('carla', $1, true)`,
      [await hashPassword(password)],
    );
    carla = `Basic ${Buffer.from(`carla:${password}`).toString('base64')}`;
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => problems.push(error.message));
    // The question whether to leave a page with unsaved text.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`${portier.url}/login`);
    await signIn();
    await page.getByRole('navigation').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await portier?.close();
  });

  async function signIn(): Promise<void> {
    await page.locator('input[autocomplete="username"]').fill(portier.admin.name);
    await page.locator('input[type="password"]').fill(portier.admin.password);
    await page.locator('form button[type="submit"]').last().click();
  }

  let count = 0;
  async function aStream(): Promise<NewStreamView> {
    return (await portier.call<NewStreamView>('POST', '/streams', { body: { name: `edited-${(count += 1)}` } })).body;
  }
  const stored = async ({ id }: { id: string }) => (await portier.call<StreamView>('GET', `/streams/${id}`)).body;
  const byCarla = (path: string, body: object) =>
    portier.call('PATCH', path, { body, headers: { authorization: carla } });

  async function openSettings({ id }: { id: string }) {
    await page.goto(`${portier.url}/streams/${id}/settings`);
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.waitFor();
    return { title, save: page.getByRole('button', { name: 'Save', exact: true }) };
  }

  /** The answer has come and the form has begun anew with it. */
  const saved = () =>
    page.locator('button[type="submit"]:disabled:not([data-loading])').filter({ hasText: 'Save' }).waitFor();

  /** Notifications are alerts too. */
  const staleNotice = () => page.getByRole('alert').filter({ hasText: 'Somebody else changed' });

  async function picture(name: string, options: { language?: string } = {}): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    if (options.language === undefined) return;
    await page.evaluate(`localStorage.setItem('portier.language', '${options.language}')`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.locator('#content :is(table, textarea)').first().waitFor();
    await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: join(pictures, `${name}-dark.png`), fullPage: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(`localStorage.setItem('portier.language', 'en')`);
    await page.reload();
    await page.locator('#content :is(table, textarea)').first().waitFor();
  }

  it('keep what is typed while a save is on its way', async () => {
    const stream = await aStream();
    const { title, save } = await openSettings(stream);
    const saving = `**/api/v1/streams/${stream.id}`;
    await page.route(saving, async (route) => {
      if (route.request().method() === 'PATCH') await title.fill('Sent, and more');
      await route.continue();
    });
    await title.fill('Sent');
    await save.click();
    await waitFor('what was sent', async () => (await stored(stream)).title === 'Sent');
    await page.unroute(saving);
    await waitFor('the next save', async () => await save.isEnabled());
    expect(await title.inputValue()).toBe('Sent, and more');
    await save.click();
    await waitFor('the rest', async () => (await stored(stream)).title === 'Sent, and more');
    await saved();
  });

  it('show who else changed the same, and save a choice for each field', async () => {
    const stream = await aStream();
    const { title, save } = await openSettings(stream);
    await title.fill('Mine');
    await byCarla(`/streams/${stream.id}`, { title: 'Theirs', visibility: 'unlisted' });
    await save.click();
    const notice = staleNotice();
    await notice.getByText('carla').waitFor();
    expect(await notice.innerText()).toMatch(/Mine[^]*Theirs[^]*Visibility/);
    expect(await title.inputValue()).toBe('Mine');
    await picture('stale');
    await notice.getByRole('button', { name: 'Save this choice' }).click();
    await waitFor('the choice', async () => (await stored(stream)).title === 'Mine');
    expect((await stored(stream)).visibility).toBe('unlisted');
    await notice.waitFor({ state: 'detached' });
    await saved();
    await title.fill('Mine again');
    await byCarla(`/streams/${stream.id}`, { title: 'Theirs again' });
    await save.click();
    await notice.locator('label').filter({ hasText: 'Theirs' }).click();
    await notice.getByRole('button', { name: 'Save this choice' }).click();
    await waitFor('their title', async () => (await title.inputValue()) === 'Theirs again');
    await notice.waitFor({ state: 'detached' });
    expect((await stored(stream)).title).toBe('Theirs again');
  });

  it('merge two edits of one configuration field by field', async () => {
    const stream = await aStream();
    const body = { streamId: stream.id, type: 'hls', name: 'Ladder' };
    const { id } = (await portier.call<ConfigurationView>('POST', '/configurations', { body })).body;
    await page.goto(`${portier.url}/configurations/${id}`);
    const name = page.getByRole('textbox', { name: 'Name' }).first();
    await name.fill('My ladder');
    await byCarla(`/configurations/${id}`, { fields: { segmentSeconds: 6 } });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const notice = staleNotice();
    await notice.getByText('fields.segmentSeconds').waitFor();
    await notice.getByRole('button', { name: 'Keep mine' }).click();
    const now = async () => (await portier.call<ConfigurationView>('GET', `/configurations/${id}`)).body;
    await waitFor('the name', async () => (await now()).name === 'My ladder');
    expect((await now()).fields['segmentSeconds']).toBe(6);
  });

  it('keep typed text when the page is loaded anew, until it is saved or discarded', async () => {
    const stream = await aStream();
    let { title, save } = await openSettings(stream);
    await title.fill('Typed and not saved');
    await page.reload();
    ({ title, save } = await openSettings(stream));
    await page.getByText('Text from before is here again').waitFor();
    expect(await title.inputValue()).toBe('Typed and not saved');
    await save.click();
    await waitFor('the title', async () => (await stored(stream)).title === 'Typed and not saved');
    await saved();
    await title.fill('Not this');
    await page.reload();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await waitFor('the stored title', async () => (await title.inputValue()) === 'Typed and not saved');
    await page.reload();
    await title.waitFor();
    expect(await page.getByRole('button', { name: 'Discard it' }).count()).toBe(0);
  });

  it('keep no secret in the browser', async () => {
    const stream = await aStream();
    await page.goto(`${portier.url}/streams/${stream.id}/configurations/new/restream`);
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Platform');
    await page.locator('input[type="password"]').first().fill('a-secret-of-the-platform');
    const kept = () => page.evaluate<string>('JSON.stringify({ ...sessionStorage })');
    await waitFor('the draft', async () => (await kept()).includes('Platform'));
    expect(await kept()).not.toContain('a-secret-of-the-platform');
  });

  it('keep typed text without a connection, and save it afterwards', async () => {
    const stream = await aStream();
    const { title, save } = await openSettings(stream);
    await title.fill('Typed in a tunnel');
    await context.setOffline(true);
    await save.click();
    await page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    expect(await title.inputValue()).toBe('Typed in a tunnel');
    await context.setOffline(false);
    await save.click();
    await waitFor('the title', async () => (await stored(stream)).title === 'Typed in a tunnel');
  });

  it('keep typed text when the sign-in ends, and save it after the next', async () => {
    const stream = await aStream();
    const { title, save } = await openSettings(stream);
    await title.fill('Typed for too long');
    // With the very request: the page hears of it by its events too, and then nobody could press the button below the form.
    const saving = `**/api/v1/streams/${stream.id}`;
    await page.route(saving, async (route) => {
      if (route.request().method() === 'PATCH') await portier.database.query('delete from sessions');
      await route.continue();
    });
    await save.click();
    const again = page.getByRole('dialog');
    await again.waitFor();
    await page.unroute(saving);
    await signIn();
    await again.waitFor({ state: 'detached' });
    expect(await title.inputValue()).toBe('Typed for too long');
    await save.click();
    await waitFor('the title', async () => (await stored(stream)).title === 'Typed for too long');
  });

  it('list changes and take one back', async () => {
    const stream = await aStream();
    const body = {
      streamId: stream.id,
      type: 'restream',
      fields: { url: 'rtmp://live.example.com/app', streamKey: 'abc' },
    };
    const target = await portier.call<ConfigurationView>('POST', '/configurations', { body });
    await byCarla(`/configurations/${target.body.id}`, { fields: { streamKey: 'def' } });
    await byCarla(`/streams/${stream.id}`, { title: 'By mistake' });
    await page.goto(`${portier.url}/audit`);
    const row = page.getByRole('row').filter({ hasText: 'By mistake' });
    await row.getByText('carla').waitFor();
    expect(await page.getByRole('table').innerText()).toContain('(secret, changed)');
    await picture('audit', { language: 'de' });
    await row.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await row.getByText('Undone').waitFor();
    expect((await stored(stream)).title).toBe('');
    await page.goto(`${portier.url}/streams/${stream.id}/audit`);
    await page.getByText(/takes back number \d+/).waitFor();
  });

  it('show what a file would do before it is applied', async () => {
    await page.goto(`${portier.url}/files`);
    const file = page.getByRole('textbox', { name: 'File' });
    await file.fill('kind: portier/v1\nstreams:\n  - name: from a file\n    titel: x');
    await page.getByRole('button', { name: 'Show the plan' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('line 4, column 5').waitFor();
    await picture('files-problems');
    await file.fill(
      'kind: portier/v1\nstreams:\n  - name: from-a-file\n    title: Made by a file\n    keys: [{ label: truck }]',
    );
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByText('2 made, 0 changed, 0 deleted').waitFor();
    await picture('files-plan', { language: 'de' });
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await page.getByText('They are shown this once').waitFor();
    await page.goto(`${portier.url}/streams`);
    await page.getByText('Made by a file').waitFor();
    expect(problems).toEqual([]);
  });
});
