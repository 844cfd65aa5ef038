import { chromium, type Browser, type Page } from 'playwright-core';

/** A real Chromium, headless, that plays without a gesture and talks to nobody but us. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--autoplay-policy=no-user-gesture-required'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** A page in English that collects what went wrong in it. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A stream that is not live yet answers 503 and has no picture: the page's normal waiting.
    if (message.text().includes('status of 503') || message.location().url.endsWith('/poster.jpg')) return;
    problems.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(url);
  return { page, problems };
}
