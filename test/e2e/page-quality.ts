import { waitFor } from '@app/kit/testing';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { violationsOf } from '../support/axe.js';
import type { TestCluster } from '../support/cluster.js';
import { listPages, type PageList } from '../support/pages.js';
import { createPortierClient, type PortierClient } from '../support/portier-client.js';
import { overflowOf, settled } from '../support/settled.js';

const desktop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };
/** What a narrow dark page may do worse than a wide light one. */
const rulesOfLooks = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

interface Stage {
  cluster: TestCluster;
  browser: Browser;
}

/**
 * Whether everybody can use the pages: by screen reader, by keyboard, on a phone, in German, on a slow line. A part of the test of the
 * pages, on its cluster with its live stream.
 * @param pictures folder for a picture of each page; undefined = none are made
 */
export function describePageQuality(stage: () => Stage, pictures: string | undefined): void {
  describe('are good enough', () => {
    let client: PortierClient;
    let list: PageList;

    beforeAll(async () => {
      const { cluster } = stage();
      client = await createPortierClient(cluster.file);
      await addThings();
      list = await listPages(cluster.file);
    });

    /** A target that nobody answers, so that there is an error to show, and a look at the input. */
    async function addThings(): Promise<void> {
      const [stream] = (await client.get<{ items: { id: string }[] }>('/streams')).items;
      const fields = { url: 'rtmp://no-such-host.invalid/app', streamKey: 'not-shown-anywhere' };
      await client.post('/configurations', { streamId: stream!.id, type: 'restream', name: 'Elsewhere', fields });
      await client.post(`/streams/${stream!.id}/probes`, undefined);
    }

    type Options = Parameters<Browser['newContext']>[0];
    const signedIn = (options: Options = {}) => signedInAs(stage().cluster.file.admin, options);
    const signedInAs = async (
      { user, password }: { user: string; password: string },
      options: Options = {},
    ): Promise<BrowserContext> => {
      const context = await stage().browser.newContext({
        locale: 'en-GB',
        viewport: desktop,
        reducedMotion: 'reduce',
        ...options,
      });
      const { adminUrl, apiUrl } = stage().cluster.file;
      const answer = await context.request.post(`${apiUrl}/session`, {
        data: { user, password },
        headers: { origin: adminUrl },
      });
      expect(answer.status()).toBe(200);
      return context;
    };
    const show = async (page: Page, path: string): Promise<void> => {
      await page.goto(`${stage().cluster.file.adminUrl}${path}`);
      await settled(page);
    };
    const open = async (context: BrowserContext, path: string): Promise<Page> => {
      const page = await context.newPage();
      await show(page, path);
      return page;
    };

    it('on every page of the router, none left out', () => expect(list.missing).toEqual([]));

    it('for a screen reader, in light and dark, wide and on a phone, with nothing to scroll sideways', async () => {
      const [inside, outside] = [
        await signedIn({ locale: 'de-DE' }),
        await stage().browser.newContext({ locale: 'de-DE', viewport: desktop, reducedMotion: 'reduce' }),
      ];
      // One tab each: a new one for each page costs more than the page.
      const tabs = { inside: await inside.newPage(), outside: await outside.newPage() };
      const found: string[] = [];
      for (const [name, path] of list.pages) {
        const page = name.startsWith('public-') ? tabs.outside : tabs.inside;
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(desktop);
        await show(page, path);
        const note = (look: string, problems: string[]) =>
          found.push(...problems.map((one) => `${name} ${look}: ${one}`));
        note('light', await violationsOf(page));
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize(phone);
        await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
        await settled(page);
        note('dark, on a phone', await violationsOf(page, rulesOfLooks));
        const overflow = await overflowOf(page);
        if (overflow > 0) note('on a phone', [`${overflow} px too wide`]);
      }
      expect(found).toEqual([]);
      await Promise.all([inside.close(), outside.close()]);
    }, 600_000);

    it('for a slow line: less than 500 kB before the first page is there', async () => {
      const context = await signedIn();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const sizes = new Map<string, number>();
      await session.send('Network.enable');
      const urls = new Map<string, string>();
      session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
        sizes.set(urls.get(requestId) ?? requestId, encodedDataLength),
      );
      await page.goto(stage().cluster.file.adminUrl);
      await settled(page);
      const files = [...sizes].filter(([url]) => !url.includes('/api/'));
      const bytes = files.reduce((sum, [, size]) => sum + size, 0);
      // The code alone must have come; a measurement of nothing would pass, too.
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(500_000);
      expect(files.map(([url]) => url).filter((url) => /Player|Plot/.test(url))).toEqual([]);
      await context.close();
    });

    it('for a keyboard alone: sign in, skip the navigation, make a stream, add a target', async () => {
      const context = await stage().browser.newContext({ locale: 'en-GB', viewport: desktop, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(`${stage().cluster.file.adminUrl}/streams`);
      await page.getByLabel('Password').first().waitFor();
      await type(page, 'User name or mail address', stage().cluster.file.admin.user);
      await type(page, 'Password', stage().cluster.file.admin.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Streams', level: 1 }).waitFor();
      // As somebody who types the address: the page that follows a sign-in has the focus on its heading.
      await page.goto(`${stage().cluster.file.adminUrl}/streams`);
      await settled(page);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Skip to content');
      await page.keyboard.press('Enter');
      await reach(page, 'New stream');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await type(page, 'Name', 'by-keyboard');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'To the stream' }).waitFor();
      await reach(page, 'To the stream');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Now' }).waitFor();
      await reach(page, 'Now');
      for (let step = 0; step < 12 && (await focused(page)) !== 'Targets'; step += 1)
        await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'Add target' }).waitFor();
      await type(page, 'Address', 'rtmp://live.example.com/app');
      await type(page, 'Stream key', 'secret-of-target');
      await page.keyboard.press('Enter');
      await page.getByRole('row').filter({ hasText: 'live.example.com' }).waitFor();
      await context.close();
    });

    it('not to lose typed text when the connection is lost and while the sign-in ends', async () => {
      const context = await signedIn();
      const [configuration] = (await client.get<{ items: { id: string }[] }>('/configurations?type=restream')).items;
      const page = await open(context, `/configurations/${configuration!.id}`);
      const name = page.getByRole('textbox', { name: /^Name/ });
      await name.fill('Typed before the line broke');
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page
        .getByText(/Portier does not answer/)
        .first()
        .waitFor();
      expect(await name.inputValue()).toBe('Typed before the line broke');
      // Before the line is back: a page that is quick would connect with the old sign-in once more.
      await context.clearCookies();
      await context.setOffline(false);
      // The page hears by itself that the sign-in has ended, and asks for it over what was typed.
      const password = page.getByLabel('Password').first();
      await password.waitFor({ timeout: 60_000 });
      const user = page.getByLabel(/User name/).first();
      if (await user.isEditable()) await user.fill(stage().cluster.file.admin.user);
      await password.fill(stage().cluster.file.admin.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await password.waitFor({ state: 'detached' });
      expect(await name.inputValue()).toBe('Typed before the line broke');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await waitFor('the saved name', async () => {
        const saved = await client.get<{ name: string }>(`/configurations/${configuration!.id}`);
        return saved.name === 'Typed before the line broke';
      });
      await context.close();
    });

    it('not to lose what was typed into a dialog when the connection is lost and the page loaded anew', async () => {
      const context = await signedIn();
      const page = await open(context, '/streams');
      const dialog = page.getByRole('dialog');
      const name = dialog.getByRole('textbox', { name: /^Name/ });
      await page.getByRole('button', { name: 'New stream' }).first().click();
      await name.fill('typed-before-the-line-broke');
      await context.setOffline(true);
      await dialog.getByRole('button', { name: 'Create stream' }).click();
      await dialog.getByText(/Portier does not answer/).waitFor();
      expect(await name.inputValue()).toBe('typed-before-the-line-broke');
      await context.setOffline(false);
      await page.reload();
      await page.getByRole('button', { name: 'New stream' }).first().click();
      await dialog.getByText('Text from before is here again').waitFor();
      expect(await name.inputValue()).toBe('typed-before-the-line-broke');
      await dialog.getByRole('button', { name: 'Discard it' }).click();
      await dialog.getByText('Text from before is here again').waitFor({ state: 'detached' });
      expect(await name.inputValue()).toBe('');
      await context.close();
    });

    it('for somebody who may see one stream and no more: nothing is asked for that is refused', async () => {
      const context = await signedInAs(await addViewer());
      const refused: string[] = [];
      const isTheirs = ([name]: [string, string]) =>
        /^(overview|stream-(now|publish|invitations|settings)|configuration|task|audit)$/.test(name);
      for (const [name, path] of list.pages.filter(isTheirs)) {
        const page = await context.newPage();
        page.on('response', (response) => {
          if (response.status() === 403) refused.push(`${name}: ${response.url()}`);
        });
        await page.goto(`${stage().cluster.file.adminUrl}${path}`);
        await settled(page);
        for (const button of ['Save', 'Undo', 'Delete', 'Try again now', 'New key', 'Invite', 'Look now']) {
          const offered = page.getByRole('main').getByRole('button', { name: button, exact: true, disabled: false });
          if ((await offered.count()) > 0) refused.push(`${name}: offers ${button}`);
        }
        await page.close();
      }
      expect(refused).toEqual([]);
      const page = await open(context, '/agents');
      await page.getByRole('heading', { name: 'For administrators', level: 1 }).waitFor();
      await context.close();
    });

    /** A user who may view the first stream. */
    async function addViewer(): Promise<{ user: string; password: string }> {
      const { adminUrl, apiUrl } = stage().cluster.file;
      const viewer = { user: 'viewer-of-one', password: 'four words without sense' };
      const { id, link } = await client.post<{ id: string; link: { url: string } }>('/users', { name: viewer.user });
      const [stream] = (await client.get<{ items: { id: string }[] }>('/streams')).items;
      const path = `/streams/${stream!.id}/grants`;
      type Given = { kind: string; id: string; rights: string[] };
      const { items } = await client.get<{ items: Given[] }>(path);
      const given = items.map(({ kind, id: grantee, rights }) => ({ kind, id: grantee, rights }));
      await client.put(path, { items: [...given, { kind: 'user', id, rights: ['view'] }] });
      const context = await stage().browser.newContext();
      const answer = await context.request.post(`${apiUrl}/password-resets/completion`, {
        data: { token: new URL(link.url).hash.slice(1), password: viewer.password },
        headers: { origin: adminUrl },
      });
      expect(answer.status()).toBe(200);
      await context.close();
      return viewer;
    }

    if (pictures === undefined) return;
    const folder = pictures;
    it('is shown in pictures for the documentation', async () => {
      mkdirSync(folder, { recursive: true });
      const [inside, outside] = [
        await signedIn(),
        await stage().browser.newContext({ locale: 'en-GB', viewport: desktop, reducedMotion: 'reduce' }),
      ];
      for (const [name, path] of list.pages) {
        const page = await open(name.startsWith('public-') ? outside : inside, path);
        await page.screenshot({ path: join(folder, `${name}.png`) });
        await page.close();
      }
      await Promise.all([inside.close(), outside.close()]);
    });
  });
}

/** The name of what has the focus, as a screen reader says it (near enough). */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const element = document.activeElement;
    const labels = element.labels ? [...element.labels].map((label) => label.innerText).join(' ') : '';
    return (element.getAttribute('aria-label') || labels || element.innerText || '').replace(/[*\\s]+$/, '').trim();
  })()`);
}

/** Presses Tab until something of this name has the focus. */
async function reach(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const now = await focused(page);
    if (now === name || now.startsWith(`${name}\n`)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${name}", only: ${seen.join(', ')}`);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.type(text);
}
