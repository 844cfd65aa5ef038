/**
 * Pictures of every page in light, dark and on a phone, from the sample API. Development only.
 *   node web-admin/dev/screenshots.mjs <folder> [base address]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = process.argv[2] ?? '/tmp/screenshots';
const base = process.argv[3] ?? 'http://127.0.0.1:5199';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const looks = {
  light: { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: 'dark', locale: 'de-DE' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on(
    'console',
    (message) => message.type() === 'error' && console.log(look, 'console:', message.text().slice(0, 300)),
  );
  page.on('pageerror', (error) => console.log(look, 'error:', error.message));
  page.on(
    'request',
    (request) => !/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url()) && console.log('external:', request.url()),
  );
  const shot = (name) => page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
  await fetch(`${base}/dev/sign-out`, { method: 'POST' });
  await page.goto(`${base}/login`);
  await page.waitForSelector('form');
  await shot('login');
  await page.fill('[name=user]', 'admin');
  await page.fill('[name=password]', 'portier');
  await page.click('button[type=submit]');
  await page.waitForSelector('h1');
  const ids = await page.evaluate(async () => {
    const get = async (path) => (await (await fetch(`/api/v1${path}`)).json()).items;
    const [streams, configurations, tasks] = await Promise.all(['/streams', '/configurations', '/tasks'].map(get));
    return {
      stream: streams[0].id,
      hls: configurations[0].id,
      restream: configurations[1].id,
      running: tasks[0].id,
      failing: tasks[1].id,
    };
  });
  const pages = {
    overview: '/',
    streams: '/streams',
    'stream-now': `/streams/${ids.stream}`,
    'stream-publish': `/streams/${ids.stream}/publish`,
    'stream-configurations': `/streams/${ids.stream}/configurations`,
    'stream-history': `/streams/${ids.stream}/history`,
    'stream-settings': `/streams/${ids.stream}/settings`,
    'new-choice': `/streams/${ids.stream}/configurations/new`,
    'new-hls': `/streams/${ids.stream}/configurations/new/hls`,
    configurations: '/configurations',
    'edit-hls': `/configurations/${ids.hls}`,
    'edit-restream': `/configurations/${ids.restream}`,
    tasks: '/tasks',
    'task-running': `/tasks/${ids.running}`,
    'task-failing': `/tasks/${ids.failing}`,
    agents: '/agents',
    'media-servers': '/media-servers',
    applications: '/applications',
    missing: '/nowhere',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(base + path);
    await page.waitForSelector('h1');
    await page.waitForTimeout(500);
    await shot(name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) console.log(`${name} ${look}: ${wide} px too wide`);
  }
  await context.close();
}
await browser.close();
