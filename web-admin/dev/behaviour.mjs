/**
 * Tries what an operator relies on, in a real browser against the sample API. Development only.
 *   node web-admin/dev/sample-api.mjs & node web-admin/dev/behaviour.mjs [base address]
 */
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const base = process.argv[2] ?? 'http://127.0.0.1:5199';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(8_000);
page.on('pageerror', (error) => console.log('page error:', error.message));

const dev = (name) => fetch(`${base}/dev/${name}`, { method: 'POST' });
const path = () => new URL(page.url()).pathname;
const step = async (name, run) => {
  try {
    await run();
    console.log('ok  ', name);
  } catch (error) {
    console.log('FAIL', name, '\n', error.message);
    await page.screenshot({ path: `/tmp/behaviour-${Date.now()}.png` });
    process.exitCode = 1;
  }
};
const signIn = async () => {
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('portier');
  await page.getByRole('button', { name: 'Sign in' }).click();
};
const items = (noun) => page.evaluate(async (name) => (await (await fetch(`/api/v1/${name}`)).json()).items, noun);

await dev('sign-out');
await step('leads to the sign-in and back to where one was', async () => {
  await page.goto(`${base}/tasks?state=running`);
  await page.waitForURL('**/login?next=*');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('User name or password is wrong.').waitFor();
  await signIn();
  await page.waitForURL('**/tasks?state=running');
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
});
const [configuration] = (await items('configurations')).filter(({ name }) => name === 'YouTube');
const [stream] = await items('streams');

await step('shows live progress without a reload', async () => {
  const cell = page.locator('td[data-label="Bit rate"]').first();
  const before = await cell.innerText();
  await page.waitForFunction(
    ([text]) => document.querySelector('td[data-label="Bit rate"]')?.textContent !== text,
    [before],
  );
});
await step('moves the focus to the heading of the next page', async () => {
  await page.getByRole('link', { name: 'Streams', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Streams' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});
await step('finds streams and loads more', async () => {
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByRole('link', { name: 'Room 60' }).waitFor();
  await page.getByRole('searchbox').fill('saal');
  await page.getByRole('link', { name: 'Room 60' }).waitFor({ state: 'detached' });
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.getByRole('searchbox').fill('');
});
await step('takes a refused switch back and says so', async () => {
  await dev('fail-writes');
  const toggle = page.getByRole('switch', { name: 'main-stage may be published' });
  assert.equal(await toggle.isChecked(), true);
  await toggle.click({ force: true });
  await page.getByText('A part of Portier is away').first().waitFor();
  assert.equal(await toggle.isChecked(), true);
  await dev('heal');
});
await step('keeps the text of a failed creation, shows the error at its field, then the key once', async () => {
  await page.getByRole('button', { name: 'New stream' }).click();
  await page.getByLabel('Name', { exact: false }).first().fill('bad name');
  await page.getByRole('button', { name: 'Create stream' }).click();
  await page.getByText('Use 1 to 64 letters').waitFor();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('main-stage');
  await page.getByRole('button', { name: 'Create stream' }).click();
  await page.getByText('there is a stream of this name already').waitFor();
  await name.fill('fresh');
  await page.getByRole('button', { name: 'Create stream' }).click();
  await page.getByText('mQx2-9fTzLwB0cVnRk7sYdEa41HuPgJo').waitFor();
  await page.getByRole('button', { name: 'To the stream' }).click();
  await page.getByRole('heading', { level: 1, name: 'fresh' }).waitFor();
});
await step('shows a server-side error at the field and keeps what was typed', async () => {
  await page.goto(`${base}/configurations/${configuration.id}`);
  const target = page.getByRole('textbox', { name: 'Target' });
  await target.fill('ftp://example.org/x');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('use rtmp://, rtmps:// or srt://').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'field-url');
  await target.fill('rtmp://typed.example.org/app');
  await dev('fail-writes');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A part of Portier is away').first().waitFor();
  assert.equal(await target.inputValue(), 'rtmp://typed.example.org/app');
  await dev('heal');
});
await step('asks before unsaved text is left', async () => {
  await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  assert.equal(path(), `/configurations/${configuration.id}`);
});
await step('keeps typed text through the end of the sign-in', async () => {
  await dev('sign-out');
  await page.getByRole('dialog').getByText('Your sign-in has ended').waitFor();
  await signIn();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('textbox', { name: 'Target' }).inputValue(), 'rtmp://typed.example.org/app');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
});
await step('keeps a stored secret, and clears it when asked', async () => {
  const before = (await items('configurations')).find(({ id }) => id === configuration.id);
  assert.equal('streamKey' in before.fields, false);
  await page.getByRole('button', { name: 'Clear the stored value' }).first().click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForFunction(
    async (id) => (await (await fetch(`/api/v1/configurations/${id}`)).json()).fields.streamKey === null,
    configuration.id,
  );
});
await step('creates a configuration without asking about unsaved text', async () => {
  await page.goto(`${base}/streams/${stream.id}/configurations/new/restream`);
  await page.getByRole('textbox', { name: 'Target' }).fill('srt://made.example.org:9000');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/configurations');
  await page.getByRole('link', { name: 'Restream' }).waitFor();
});
await step('notices that somebody else changed the stream', async () => {
  await page.goto(`${base}/streams/${stream.id}/settings`);
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('My title');
  await dev('rename');
  await page.getByRole('heading', { level: 1, name: /^Renamed/ }).waitFor();
  assert.equal(await title.inputValue(), 'My title');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody else changed this meanwhile').waitFor();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('heading', { level: 1, name: 'My title' }).waitFor();
});
await step('says when the connection is lost and recovers by itself', async () => {
  await context.route('**/api/v1/events', (route) => route.abort());
  await dev('cut');
  await page.getByText('No connection to Portier').waitFor();
  await context.unroute('**/api/v1/events');
  await page.getByText('No connection to Portier').waitFor({ state: 'detached', timeout: 12_000 });
});
await step('gives no answer for unknown pages but a way out', async () => {
  await page.goto(`${base}/streams/00000000-0000-4000-8000-000000000000`);
  await page.getByRole('link', { name: 'To the overview' }).waitFor();
});
await step('signs out to the sign-in page', async () => {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/login');
});
await browser.close();
