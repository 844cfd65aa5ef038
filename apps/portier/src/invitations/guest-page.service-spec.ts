import { waitFor } from '@app/kit/testing';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { violationsOf } from '../../../../test/support/axe.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import type { NewStreamView } from '../streams/streams.dto.js';
import type { InvitationView } from './invitations.dto.js';
import { GuestStage, inMinutes, secretOf } from './testing/guest-stage.js';

/** Where pictures of the page go, when somebody wants to look at them. */
const pictures = process.env['GUEST_PAGE_PICTURES'];

/** 1x1 JPEG, the smallest there is. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

/** The guests' page in a real Chromium, behind a real portier. */
describe('the guest page', () => {
  let stage: GuestStage;
  let director: Server;
  let browser: Browser;
  let stream: NewStreamView;
  let link: string;
  let guest: Page;
  /** Every address a guest's browser asked for, and what went wrong in its pages. */
  const asked: string[] = [];
  const problems: string[] = [];

  beforeAll(async () => {
    director = createServer((_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg));
    await new Promise<void>((resolve) => director.listen(0, '127.0.0.1', resolve));
    stage = await GuestStage.start({
      PORTIER_DIRECTOR_URL: `http://127.0.0.1:${(director.address() as AddressInfo).port}`,
      PORTIER_ADMIN_DIR: process.env['GUEST_PAGE_DIR'] ?? 'web-admin/dist',
    });
    stream = await stage.aStream('Town hall meeting');
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  });

  afterAll(async () => {
    await browser?.close();
    await stage?.close();
    director?.close();
    director?.closeAllConnections();
  });

  const here = (address: string) => address.replace(/^https?:\/\/[^/]+/, stage.portier.url);

  async function openGuest(address: string, options: object = {}): Promise<Page> {
    const look = { viewport: { width: 390, height: 844 }, locale: 'en-GB', timezoneId: 'America/New_York', ...options };
    const page = await (await browser.newContext(look)).newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(address);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

  it('begins with an invitation that its maker copies from the stream page', async () => {
    const { admin, url } = stage.portier;
    const signedIn = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: admin.name, password: admin.password }),
    });
    const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '') ?? [];
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/streams/${stream.id}/invitations`);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByLabel('For whom').fill('Camera crew, hall 2');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Say when it ends.').waitFor();
    expect(await page.getByLabel('For whom').inputValue()).toBe('Camera crew, hall 2');
    await page.getByLabel('Questions to').fill('Ada, 0123 456');
    await page.getByLabel('Works until').fill('2031-01-01T20:00');
    await picture(page, 'invite');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    link = await page.getByRole('dialog').locator('code').first().innerText();
    expect(link).toMatch(/\/guest#[A-Za-z0-9_-]{32}$/);
    await picture(page, 'invitation-link');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('Camera crew, hall 2').first().waitFor();
    // It fades away; half transparent it has no contrast.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'invitations');
    await context.close();
  });

  it('says whose event it is, when in the time zone of the guest, and what to type into OBS', async () => {
    guest = await openGuest(here(link));
    await guest.getByRole('heading', { level: 1, name: 'Town hall meeting' }).waitFor();
    await guest.getByText('For Camera crew, hall 2').waitFor();
    await guest.getByText('Ada, 0123 456').waitFor();
    await guest.getByText(/America\/New_York/).waitFor();
    const { publish } = (await stage.open(link.split('#')[1] ?? '')).body;
    for (const text of [publish?.server ?? '', publish?.key ?? ''])
      await guest.getByText(text, { exact: true }).waitFor();
    await guest.getByText(/Paste server and stream key/).waitFor();
    await guest.getByRole('tab', { name: 'Phone' }).click();
    const larix = await guest.getByRole('link', { name: 'Add to Larix' }).getAttribute('href');
    expect(decodeURIComponent(larix ?? '')).toContain(`${publish?.server}/${publish?.key}`);
    await picture(guest, 'guest-phone-tab');
    await guest.getByRole('tab', { name: 'OBS' }).click();
    await guest.getByText('Waiting for your encoder').waitFor();
    expect(await overflow(guest)).toBeLessThanOrEqual(0);
    await picture(guest, 'guest-waiting');
  });

  it('shows without a reload that the test publish arrives, how good it is, and what was refused', async () => {
    const body = { streamId: stream.id, type: 'hls', enabled: true, fields: {} };
    await stage.portier.call('POST', '/configurations', { body });
    const { body: listed } = await stage.portier.call<{ items: InvitationView[] }>(
      'GET',
      `/streams/${stream.id}/invitations`,
    );
    const invitation = { ...listed.items[0]!, link };
    await stage.refuse(stream, invitation, 'network_not_allowed');
    await guest.getByText(/came from an address that is not allowed/).waitFor();
    await stage.publish(stream, invitation, 'guest-1');
    await guest.getByText('Your signal arrives').waitFor();
    await guest
      .getByText(/from 192\.0\.2\.7/)
      .first()
      .waitFor();
    await stage.portier.app.get(ReconcileService, { strict: false }).request(stream.id);
    const figures = { inputFramesPerSecond: 25, keyframeIntervalMs: 8_333, audio: { peakDb: -6, rmsDb: -18 } };
    await stage.measure(stream.id, figures);
    await stage.portier.database.query('insert into director_reports (director_id, streams) values ($1, $2)', [
      'director-1',
      JSON.stringify({ [stream.id]: { viewers: 0, pictureAt: inMinutes(1) } }),
    ]);
    await guest.getByText('25 pictures/s').waitFor();
    await guest.getByText(/Set the keyframe interval to 2 s/).waitFor();
    await guest.getByRole('img', { name: /What arrives here/ }).waitFor();
    expect(await overflow(guest)).toBeLessThanOrEqual(0);
    expect(await violationsOf(guest)).toEqual([]);
    await picture(guest, 'guest-live');
    const german = await openGuest(here(link), {
      ...{ locale: 'de-DE', timezoneId: 'Europe/Berlin', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
    });
    await german.getByText('Ihr Signal kommt an').waitFor();
    await german.getByText('25 Bilder/s').waitFor();
    expect(await violationsOf(german)).toEqual([]);
    await picture(german, 'guest-live-german-dark');
    await german.context().close();
  });

  it('tells when it opens before its window', async () => {
    const early = await stage.invite(stream.id, {
      notBefore: inMinutes(90),
      showAt: inMinutes(100),
      notAfter: inMinutes(200),
    });
    const page = await openGuest(here(early.link));
    await page.getByText(/^Opens in 1 h/).waitFor();
    expect(await page.getByRole('tab', { name: 'OBS' }).count()).toBe(0);
    await picture(page, 'guest-early');
    await page.context().close();
  });

  it('closes in front of the guest when the invitation is revoked', async () => {
    await guest.getByText('Your signal arrives').waitFor();
    const path = `/streams/${stream.id}/invitations`;
    const { body } = await stage.portier.call<{ items: { id: string; label: string }[] }>('GET', path);
    const { id } = body.items.find(({ label }) => label.startsWith('Camera crew, hall')) ?? { id: '' };
    expect((await stage.portier.call('DELETE', `${path}/${id}`)).status).toBe(204);
    await guest.getByText('This link is not valid').waitFor();
    await waitFor('the disconnect', () => stage.srs.kicked.includes('guest-1'), { timeoutMs: 30_000 });
    await picture(guest, 'guest-revoked');
  });

  it('never put its secret into an address, asked nobody but portier, and logged no error', () => {
    const secret = secretOf({ link });
    // Playwright tells the address of the page with its fragment; no server gets that.
    expect(asked.filter((address) => address.replace(/#.*$/, '').includes(secret))).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(stage.portier.url) && !address.startsWith('blob:'))).toEqual(
      [],
    );
    expect(problems.filter((problem) => !problem.includes('status of 401'))).toEqual([]);
  });
});
