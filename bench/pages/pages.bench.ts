import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchEncoder } from './encoder.js';
import { judge, type Verdict } from './lighthouse.js';
import { newDataDir, removeDataDir, runCluster } from '../cluster/running-cluster.js';
import { freePort } from '../../libs/kit/src/testing/free-port.js';

/**
 * `npm run bench -- pages`: Lighthouse (its desktop and its phone on a slow line) on the built admin pages of a running cluster,
 * signed in, and what the first load weighs. Targets: accessibility 100, performance above 90, 500 kB.
 */
const pages: Record<string, string> = {
  'sign-in': '/login',
  overview: '/',
  streams: '/streams',
  'a stream, live': '/streams/STREAM',
  'a task, running': '/tasks/TASK',
  agents: '/agents',
  'new restream': '/streams/STREAM/configurations/new/restream',
};

const dataDir = await newDataDir();
const cluster = await runCluster(dataDir);
const encoder = launchEncoder(`${cluster.file.rtmpUrl}/${cluster.file.stream.key}`);
const port = await freePort();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const { cookie, ids } = await signIn();
  const verdicts: Verdict[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const url = cluster.file.adminUrl + path.replace('STREAM', ids.stream).replace('TASK', ids.task);
    for (const device of ['desktop', 'mobile'] as const) {
      const isOutside = path === '/login';
      verdicts.push(await judge({ name, url, device, port, headers: isOutside ? {} : { cookie } }));
    }
  }
  report(verdicts);
  await reportWeight();
  const isMet = verdicts.every(({ accessibility, performance }) => accessibility === 100 && performance > 90);
  process.exitCode = isMet ? 0 : 1;
} finally {
  await browser.close();
  await encoder.stop();
  await cluster.stop();
  await removeDataDir(dataDir);
}

/** The cookie of a signed-in administrator, and things to look at; waits until a task runs. */
async function signIn(): Promise<{ cookie: string; ids: { stream: string; task: string } }> {
  const { apiUrl, adminUrl, admin } = cluster.file;
  const answer = await fetch(`${apiUrl}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: adminUrl },
    body: JSON.stringify(admin),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const first = async (path: string) => {
    const { items } = (await (await fetch(`${apiUrl}${path}`, { headers: { cookie } })).json()) as {
      items: { id: string }[];
    };
    return items[0]?.id;
  };
  for (;;) {
    const [stream, task] = [await first('/streams'), await first('/tasks?state=running')];
    if (stream !== undefined && task !== undefined) return { cookie, ids: { stream, task } };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function report(verdicts: readonly Verdict[]): void {
  const lines = verdicts.map(
    ({ name, device, performance, accessibility, firstPaintMs, largestPaintMs, blockedMs, kilobytes }) =>
      `| ${name} | ${device} | ${performance} | ${accessibility} | ${firstPaintMs} | ${largestPaintMs} | ${blockedMs} | ${kilobytes} |`,
  );
  const head = '| page | device | performance | accessibility | first paint ms | largest paint ms | blocked ms | kB |';
  process.stdout.write([head, '| --- | --- | --- | --- | --- | --- | --- | --- |', ...lines, ''].join('\n'));
  for (const { name, device, failures } of verdicts) {
    for (const failure of failures) process.stdout.write(`  ${name} (${device}): ${failure}\n`);
  }
}

/** Every built file as it is sent, compressed. */
async function reportWeight(): Promise<void> {
  const folder = 'web-admin/dist/assets';
  const sizes = await Promise.all(
    (await readdir(folder))
      .filter((file) => file.endsWith('.br'))
      .map(async (file) => [file.replace('.br', ''), (await stat(join(folder, file))).size] as const),
  );
  sizes.sort(([, a], [, b]) => b - a);
  process.stdout.write('\nlargest files, brotli:\n');
  for (const [file, bytes] of sizes.slice(0, 8))
    process.stdout.write(`  ${Math.round(bytes / 100) / 10} kB  ${file}\n`);
  const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  process.stdout.write(`  ${Math.round(all / 1_000)} kB  all ${sizes.length} files\n`);
}
