import { freePort, waitFor } from '@app/kit/testing';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertConcierge, insertStream, insertTask } from '../testing/rows.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';

const root = join(import.meta.dirname, '../../../..');
const page = join(root, 'docs/metrics.md');
const [begin, end] = ['<!-- begin: metrics -->', '<!-- end: metrics -->'];
const secret = 'a secret of more than thirty-two characters';
const nowhere = 'http://127.0.0.1:9';

/** What each program needs to start; what it works with may be away. */
const programs: Record<string, (port: string, folder: string) => Record<string, string>> = {
  'srs-hooks': (port, folder) => ({
    ...{
      HOOKS_PORT: port,
      HOOKS_SECRET: 'path-secret-of-tests',
      HOOKS_CLUSTER_SECRET: secret,
      HOOKS_STATE_DIR: folder,
    },
    ...{ HOOKS_SERVICE_TOKEN: secret, HOOKS_PORTIER_URL: nowhere, HOOKS_REDIS_URL: 'redis://127.0.0.1:9' },
  }),
  concierge: (port, folder) => ({
    ...{ CONCIERGE_PORT: port, CONCIERGE_WORK_DIR: folder, CONCIERGE_PORTIER_URL: nowhere, CONCIERGE_TOKEN: secret },
    // It must not leave a supervisord behind, which outlives it on purpose.
    CONCIERGE_SUPERVISORD_PATH: '/nowhere/supervisord',
  }),
  director: (port, folder) => ({
    ...{
      DIRECTOR_PORT: port,
      DIRECTOR_STATE_DIR: folder,
      DIRECTOR_STORE: `fs:${folder}`,
      DIRECTOR_PORTIER_URL: nowhere,
    },
    ...{ DIRECTOR_SERVICE_TOKEN: secret, DIRECTOR_ANNOUNCE_TOKEN: secret },
  }),
  ingest: (port) => ({
    ...{ INGEST_API_PORT: port, INGEST_HOOKS_URL: `${nowhere}/srs/path-secret-of-tests` },
    INGEST_METRICS_TOKEN: secret.replaceAll(' ', '-'),
  }),
  'edge-agent': (port, folder) => ({
    ...{ EDGE_PORT: port, EDGE_WORK_DIR: folder, EDGE_TOKEN: secret },
    ...{ EDGE_PORTIER_URL: nowhere, EDGE_DIRECTOR_URLS: nowhere },
  }),
};

/** The metrics of every program as it is built, against the documentation, the alert rules and the dashboard. */
describe('metrics', () => {
  let portier: RunningPortier;
  let folder: string;
  const children: ChildProcess[] = [];
  const answers = new Map<string, string>();
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portier-metrics-'));
    const answered = Object.keys(programs).map(async (name) => answers.set(name, await answerOf(name)));
    portier = await startPortier({ PORTIER_METRICS_STREAMS: '1' });
    await Promise.all(answered);
    await portier.call('GET', '/streams');
    answers.set('portier', await metricsOf(portier.url));
  });

  afterAll(async () => {
    await Promise.all(children.map(endOf));
    await portier?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function answerOf(name: string): Promise<string> {
    const port = String(await freePort());
    const rtmp = String(await freePort());
    const own = mkdtempSync(join(folder, `${name}-`));
    const settings: Record<string, string> = { INGEST_RTMP_PORT: rtmp, ...programs[name]?.(port, own) };
    const child = spawn(process.execPath, [join(root, `dist/apps/${name}/src/main.js`)], {
      ...{ cwd: root, env: { PATH: process.env['PATH'], ...settings }, stdio: 'ignore' },
    });
    children.push(child);
    const url = `http://127.0.0.1:${port}`;
    const isThere = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await waitFor(`${name} to answer`, isThere, { timeoutMs: 60_000 });
    addresses.set(name, url);
    return metricsOf(url, settings['INGEST_METRICS_TOKEN']);
  }

  const tableOf = (program: string) => {
    const rows = shownIn(answers.get(program) ?? '').map(
      ({ name, type, help }) => `| \`${name}\` | ${type} | ${help} |`,
    );
    return [`### ${program}`, '', '| metric | type | what it says |', '| --- | --- | --- |', ...rows].join('\n');
  };

  it('are documented, all of them, in the words of the programs', () => {
    const text = readFileSync(page, 'utf8');
    const tables = ['portier', ...Object.keys(programs)].map(tableOf).join('\n\n');
    const current = `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${tables}\n\n${text.slice(text.indexOf(end))}`;
    if (process.env['METRICS_PAGE'] === 'write') writeFileSync(page, current);
    else expect(plain(text)).toEqual(plain(current));
  });

  it.each(['portier', ...Object.keys(programs)])('of %s follow the conventions (promtool check metrics)', (program) => {
    const own = shownIn(answers.get(program) ?? '');
    expect(own.length).toBeGreaterThan(2);
    const { stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: answers.get(program) ?? '' });
    const complaints = `${stdout}${stderr}`.split('\n').filter((line) => own.some(({ name }) => line.startsWith(name)));
    expect(complaints).toEqual([]);
  });

  it('are the only ones that alert rules and dashboard ask for', () => {
    const known = new Set([...answers.values()].flatMap(seriesIn));
    const rules = readFileSync(join(root, 'docker/prometheus/alerts.yml'), 'utf8').replace(/alert: .*/g, '');
    const dashboard = readFileSync(join(root, 'docker/grafana/portier.json'), 'utf8');
    const asked = new Set(`${rules}\n${dashboard}`.match(/\b(portier|process)_[a-z0-9_]+/g) ?? []);
    expect(asked.size).toBeGreaterThan(30);
    expect([...asked].filter((name) => !known.has(name))).toEqual([]);
  });

  it.each([
    ['the alert rules', ['check', 'rules', 'alerts.yml']],
    ['the scrape configuration', ['check', 'config', 'prometheus.yml']],
    ['what the alert rules find', ['test', 'rules', 'alerts.test.yml']],
  ])('promtool accepts %s', (_, args) => {
    execFileSync('promtool', args, { cwd: join(root, 'docker/prometheus'), stdio: 'pipe' });
  });

  it('count what is there, name streams up to the limit, and hold no secret', async () => {
    const shown = await insertStream(portier.database, 'a-show');
    const omitted = await insertStream(portier.database, 'b-show');
    for (const streamId of [shown, omitted]) {
      await portier.database.query(
        `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state,
                                   live_at, media)
         values ($1::uuid, 'srs-1', 'run', $1::text, '192.0.2.99', 'live', 'sealed', 'live', now(), '{"bitrate": 2000000, "clients": 3}')`,
        [streamId],
      );
    }
    const agent = await insertConcierge(portier.database, 'agent-1');
    const task = await insertTask(portier.database, shown);
    await portier.database.query(`update tasks set state = 'running', concierge_id = $2 where id = $1`, [task, agent]);
    await portier.database.query(
      `with made as (insert into edges (name, token_hash, base_url) values ('edge-1', 'hash', 'https://edge-1.example.org') returning id)
       insert into edge_presence (edge_id, seen_at, load)
       select id, now() + interval '1 hour', '{"connections": 3, "cacheHitRatio": null, "originReachable": true}' from made`,
    );
    const text = await waitFor(
      'fresh figures',
      async () => {
        const answer = await metricsOf(portier.url);
        return answer.includes('portier_streams_live 2') && answer;
      },
      { timeoutMs: 30_000 },
    );
    expect(text).toContain('portier_database_up 1');
    expect(text).toContain('portier_stream_bitrate_bits_per_second{stream="a-show"} 2000000');
    expect(text).toContain('portier_stream_clients{stream="a-show"} 3');
    expect(text).toContain('portier_edges{state="joining"} 1');
    expect(text).toContain('portier_edges{state="active"} 0');
    expect(text).toContain('portier_edge_connections{edge="edge-1"} 3');
    expect(text).toContain('portier_edge_origin_reachable{edge="edge-1"} 1');
    expect(text).not.toContain('portier_edge_cache_hit_ratio{');
    const labels = /portier_task_info\{(.*)\} 1/.exec(text)?.[1]?.split(',').sort();
    expect(labels).toEqual([`agent="agent-1"`, `stream="a-show"`, `task="${task}"`, `type="hls"`]);
    expect(text).toMatch(
      /portier_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/streams",status="2xx"\} \d/,
    );
    for (const hidden of ['b-show', '192.0.2.99', portier.admin.password, portier.config.PORTIER_CLUSTER_SECRET]) {
      expect(text).not.toContain(hidden);
    }
  });

  it('are for this machine alone, also when a proxy runs on it', async () => {
    const forwarded = await fetch(`${portier.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect([forwarded.status, forwarded.headers.get('content-type')]).toEqual([
      403,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await forwarded.text()).not.toContain('portier_');
  });

  it('are for whoever shows the token where one is set, and for nobody else', async () => {
    const answer = await fetch(`${addresses.get('ingest')}/metrics`);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(answers.get('ingest')).toContain('portier_ingest_publishers 0');
  });
});

async function metricsOf(url: string, token?: string): Promise<string> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/metrics`, { headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

/** What a program tells of itself, without the figures every Node program has. */
function shownIn(text: string): { name: string; type: string; help: string }[] {
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
  return [...text.matchAll(/^# HELP (\S+) (.*)$/gm)]
    .map(([, name = '', help = '']) => ({ name, help, type: types.get(name) ?? '' }))
    .filter(({ name }) => name.startsWith('portier_'))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Names a query may use. */
function seriesIn(text: string): string[] {
  return [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
}

/** Without what a formatter may change: spaces and lines of tables. */
const plain = (text: string) => text.replace(/[ -]+/g, ' ');

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // None of them has children here, and an agent that is told to stop takes its time.
  child.kill('SIGKILL');
  await ended;
}
