import { freePort, waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { admin, startAll, type Ran, type Running } from './testing/running.js';

let running: Running;
beforeAll(async () => {
  running = await startAll();
  // Nothing is live: a sweep would end the task of the tests. Long before there is one, so that none is under way then.
  await running.database.query(
    `insert into schedules (name, next_at) values ('sweep-streams', now() + interval '1 hour')
       on conflict (name) do update set next_at = excluded.next_at`,
  );
});
afterAll(() => running.stop());

const run = (...words: string[]) => running.run(words);
const json = async <Body = any>(...words: string[]): Promise<Body> => {
  const ran = await run(...words, '-o', 'json');
  expect(ran).toMatchObject({ status: 0, err: '' });
  return JSON.parse(ran.out) as Body;
};
const oneLine = ({ err }: Ran) => expect(err).toMatch(/^portierctl: [^\n]+\n$/);

describe('signing in', () => {
  it('is asked for, in one line', async () => {
    const ran = await running.runBuilt(['streams', 'list']);
    expect(ran.status).toBe(2);
    oneLine(ran);
    const anonymous = await run('streams', 'list', '--url', running.url);
    expect([anonymous.status, anonymous.err]).toEqual([3, expect.stringContaining('portierctl login')]);
    oneLine(anonymous);
  });

  it('is refused with a wrong password', async () => {
    const ran = await running.run(['login', '--url', running.url, '--user', 'admin', '--password-stdin'], {
      input: 'not the password',
    });
    expect(ran.status).toBe(3);
    oneLine(ran);
  });

  it('keeps a token, not the password, in a file of its owner', async () => {
    const ran = await running.runBuilt(['login', '--url', running.url, '--user', admin.name, '--password-stdin'], {
      input: `${admin.password}\n`,
    });
    expect([ran.status, ran.err, ran.out]).toEqual([0, '', expect.stringContaining('signed in as admin')]);
    const file = join(running.home, '.config/portier/config.yaml');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(parse(text)).toMatchObject({ current: 'default', profiles: { default: { url: running.url } } });
    expect(text).not.toContain(admin.password);
  });

  it('is told by status and kept in profiles', async () => {
    expect(await json('status')).toMatchObject({ user: 'admin', isAdministrator: true, liveStreams: 0 });
    expect(await json('profiles', 'list')).toEqual([{ name: 'default', url: running.url, signedIn: true }]);
    expect((await run('profiles', 'use', 'nowhere')).status).toBe(4);
  });

  it('tells when portier is away, or is something else', async () => {
    const away = await run('streams', 'list', '--url', `http://127.0.0.1:${await freePort()}`);
    expect([away.status, away.err]).toEqual([7, expect.stringContaining('ECONNREFUSED')]);
    oneLine(away);
    const wrong = await running.run(['streams', 'list'], { env: { PORTIER_URL: running.url, PORTIER_TOKEN: 'wrong' } });
    expect(wrong.status).toBe(3);
    oneLine(wrong);
  });
});

describe('streams', () => {
  it('are made, listed, changed, switched and deleted', async () => {
    const made = await json('streams', 'create', 'concert', '--title', 'Concert');
    expect(made.key).toHaveLength(32);
    expect(await json('streams', 'list')).toMatchObject([{ name: 'concert', title: 'Concert', enabled: true }]);
    expect((await run('streams', 'list', '-q')).out).toBe(`${made.id}\n`);
    expect((await run('streams', 'list')).out).toMatch(/^ID +NAME +APPLICATION[^\n]*\n[0-9a-f-]{36} +concert +live/);
    expect(await json('streams', 'update', 'concert', '--title', 'Matinee')).toMatchObject({ title: 'Matinee' });
    expect(parse((await run('streams', 'show', 'concert', '-o', 'yaml')).out)).toMatchObject({ title: 'Matinee' });
    await json('streams', 'disable', 'concert');
    expect(await json('streams', 'show', made.id)).toMatchObject({ enabled: false });
    expect((await run('streams', 'delete', 'concert')).status).toBe(2);
    expect((await run('streams', 'delete', 'concert', '--yes')).out).toBe('stream concert deleted\n');
    expect(await json('streams', 'list')).toEqual([]);
  });

  it.each<[string, string[], number]>([
    ['that are not there', ['streams', 'show', 'nobody'], 4],
    ['with a name that is none', ['streams', 'create', 'not a name'], 6],
    ['with an id that is not there', ['streams', 'show', randomUUID()], 4],
    ['with a sorting that is none', ['streams', 'list', '--sort', 'beauty'], 6],
    ['with a word too many', ['streams', 'show', 'a', 'b'], 2],
    ['with an option that is none', ['streams', 'list', '--nice'], 2],
  ])('%s are an error in one line', async (_name, words, status) => {
    const ran = await run(...words);
    expect([ran.status, ran.out]).toEqual([status, '']);
    oneLine(ran);
  });

  it('taken by somebody else are a conflict', async () => {
    await json('streams', 'create', 'twice');
    const ran = await run('streams', 'create', 'twice');
    expect(ran.status).toBe(5);
    oneLine(ran);
  });

  it('come page after page', async () => {
    const names = Array.from({ length: 205 }, (_, n) => `many-${String(n).padStart(3, '0')}`);
    await running.database.query(
      `insert into streams (application_id, name) select (select id from applications where name = 'live'), unnest($1::text[])`,
      [names],
    );
    const listed = await json<{ name: string }[]>('streams', 'list', '--search', 'many-', '--sort', 'name');
    expect(listed.map(({ name }) => name)).toEqual(names);
    expect(await json('streams', 'list', '--search', 'many-', '--limit', '203')).toHaveLength(203);
  });
});

describe('what belongs to a stream', () => {
  beforeAll(async () => void (await json('streams', 'create', 'show')));

  it('keys: made for a time and a network, and revoked', async () => {
    const key = await json(
      'keys',
      'create',
      'show',
      '--label',
      'van',
      '--not-after',
      '2030-01-01T00:00:00Z',
      '--network',
      '192.0.2.0/24',
    );
    expect(key).toMatchObject({ label: 'van', networks: ['192.0.2.0/24'], key: expect.any(String) });
    expect(await json('keys', 'list', 'show')).toHaveLength(2);
    await run('keys', 'revoke', 'show', key.id, '-y');
    expect(await json('keys', 'list', 'show')).toHaveLength(1);
  });

  it('configurations: made from fields and files, changed, switched', async () => {
    const file = join(running.home, 'fields.yaml');
    await writeFile(file, 'streamKey: very-secret\n');
    const words = ['configurations', 'create', 'show', 'restream', '--name', 'Platform'];
    const made = await json(...words, '--field', 'url=rtmps://live.example.org/app', '--fields', file);
    expect(made).toMatchObject({ fields: { url: 'rtmps://live.example.org/app' }, secretsSet: ['streamKey'] });
    const url = 'rtmps://other.example.org/app';
    const changed = await json('conf', 'update', 'Platform', '--field', `url=${url}`);
    expect(changed).toMatchObject({ fields: { url }, secretsSet: ['streamKey'] });
    expect((await json('configurations', 'disable', 'Platform')).items ?? []).toBeDefined();
    expect(await json('configurations', 'list', '--stream', 'show')).toMatchObject([{ enabled: false }]);
    const wrong = await run(...words, '--field', 'url=http://no.example');
    expect([wrong.status, wrong.err]).toEqual([6, expect.stringContaining('fields.url')]);
  });
});

describe('agents and media servers', () => {
  it('are registered, drained and removed', async () => {
    const agent = await json('agents', 'register', 'worker-1');
    expect(agent.token).toEqual(expect.any(String));
    expect(await json('agents', 'drain', 'worker-1')).toMatchObject({ state: 'draining' });
    expect(await json('agents', 'activate', agent.id)).toMatchObject({ state: 'active' });
    await json('media-servers', 'add', 'srs-1', '--rtmp', 'rtmp://10.0.0.5', '--api', 'http://10.0.0.5:1985');
    expect(await json('media-servers', 'update', 'srs-1', '--role', 'edge')).toMatchObject({ role: 'edge' });
    expect((await run('media-servers', 'list')).out).toContain('srs-1');
    expect((await run('media-servers', 'delete', 'srs-1', '-y')).status).toBe(0);
    expect((await run('agents', 'delete', 'worker-1', '-y')).status).toBe(0);
  });

  it('edges: registered with a token, changed, drained, and removed', async () => {
    const edge = await json('edges', 'create', 'vienna-1', 'https://edge-1.example.org/', '--bandwidth', '8e9');
    expect(edge).toMatchObject({ token: expect.any(String), baseUrl: 'https://edge-1.example.org', state: 'joining' });
    const changed = await json('edges', 'update', 'vienna-1', '--region', 'vienna', '--bandwidth', 'none');
    expect(changed).toMatchObject({ region: 'vienna', capacityBitsPerSecond: null });
    expect(await json('edges', 'drain', 'vienna-1')).toMatchObject({ isDrained: true });
    expect(await json('edges', 'activate', edge.id)).toMatchObject({ isDrained: false });
    expect((await json('edges', 'token', 'vienna-1')).token).not.toBe(edge.token);
    expect((await run('edges', 'list', '--state', 'joining')).out).toContain('vienna-1');
    const wrong = await run('edges', 'create', 'vienna-2', 'https://edge.example.org/path');
    expect([wrong.status, wrong.err]).toEqual([6, expect.stringContaining('baseUrl')]);
    expect((await run('edges', 'update', 'vienna-1', '--weight', 'much')).status).toBe(2);
    expect((await run('edges', 'delete', 'vienna-1', '-y')).status).toBe(0);
  });
});

describe('people and what they may do', () => {
  it('are invited, put into groups, given rights, and let go', async () => {
    const invite = ['users', 'invite', 'anna', '--email', 'anna@example.org'];
    const refused = await run(...invite);
    expect([refused.status, refused.err]).toEqual([3, expect.stringContaining('users:write')]);
    const login = ['login', '--url', running.url, '--user', admin.name, '--password-stdin', '--manage-users'];
    expect((await running.run(login, { input: admin.password })).status).toBe(0);
    const anna = await json(...invite);
    expect(anna).toMatchObject({ name: 'anna', link: { url: expect.stringContaining('#') } });
    expect(await json('users', 'update', 'anna', '--display-name', 'Anna')).toMatchObject({ displayName: 'Anna' });
    expect((await json('users', 'link', anna.id)).url).not.toBe(anna.link.url);
    await json('groups', 'create', 'crew');
    expect((await run('groups', 'add', 'crew', 'anna')).out).toBe('anna: in the group crew\n');
    expect(await json('groups', 'members', 'crew')).toMatchObject([{ name: 'anna' }]);
    await json('streams', 'create', 'shared');
    const share = (...words: string[]) => json('streams', ...words);
    await share('share', 'shared', '--user', 'ANNA', '--group', 'crew', '--rights', 'view,change');
    expect(await share('grants', 'shared')).toMatchObject([
      { kind: 'user', name: 'admin' },
      { kind: 'user', name: 'anna', rights: ['view', 'change'] },
      { kind: 'group', name: 'crew', rights: ['view', 'change'] },
    ]);
    expect(await share('share', 'shared', '--user', 'anna')).toContainEqual(
      expect.objectContaining({ name: 'anna', rights: ['view'] }),
    );
    expect(await share('unshare', 'shared', '--user', 'anna', '--group', 'crew')).toMatchObject([{ name: 'admin' }]);
    expect((await run('streams', 'share', 'shared', '--user', 'nobody')).status).toBe(4);
    expect((await run('streams', 'share', 'shared')).status).toBe(2);
    expect(await json('groups', 'rename', 'crew', 'stage')).toMatchObject({ name: 'stage' });
    expect((await run('groups', 'remove', 'stage', 'anna')).status).toBe(0);
    expect(await json('users', 'disable', 'anna')).toMatchObject({ state: 'disabled' });
    expect(await json('users', 'enable', 'anna')).toMatchObject({ state: 'active' });
    expect((await run('groups', 'delete', 'stage', '-y')).status).toBe(0);
    expect((await run('users', 'delete', 'anna', '-y')).status).toBe(0);
  });

  it('are guests of one stream for a time', async () => {
    const until = ['--not-after', '2099-01-01T00:00:00Z'];
    const made = await json('invitations', 'create', 'shared', 'Guest crew', ...until, '--network', '192.0.2.0/24');
    expect(made).toMatchObject({ link: expect.stringContaining('#'), networks: ['192.0.2.0/24'] });
    expect((await run('invitations', 'list', 'shared')).out).toContain('Guest crew');
    expect((await json('invitations', 'renew', 'shared', made.id)).link).not.toBe(made.link);
    expect((await run('invitations', 'revoke', 'shared', made.id)).status).toBe(2);
    expect((await run('invitations', 'revoke', 'shared', made.id, '-y')).status).toBe(0);
  });

  it('change their keys, and what is said of agents', async () => {
    const key = await json('keys', 'create', 'shared', '--label', 'van', '--network', '192.0.2.0/24');
    const changed = await json(
      'keys',
      'update',
      'shared',
      key.id,
      '--not-after',
      '2099-01-01T00:00:00Z',
      '--network',
      'none',
    );
    expect(changed).toMatchObject({ label: 'van', networks: [], notAfter: '2099-01-01T00:00:00.000Z' });
    await json('agents', 'register', 'worker-9');
    const labelled = await json('agents', 'update', 'worker-9', '--label', 'region=eu', 'gpu=yes');
    expect(labelled.givenLabels).toEqual({ region: 'eu', gpu: 'yes' });
    expect((await run('agents', 'update', 'worker-9', '--label', 'nonsense')).status).toBe(2);
    expect((await run('agents', 'delete', 'worker-9', '-y')).status).toBe(0);
  });
});

describe('alerts', () => {
  it('have destinations, rules and deliveries, which are sent again', async () => {
    const made = await running.run(
      ['alert-destinations', 'create', 'Operations', 'webhook', '--address', '-', '-o', 'json'],
      { input: 'https://hooks.example.org/portier\n' },
    );
    expect([made.status, made.err]).toEqual([0, '']);
    expect(JSON.parse(made.out)).toMatchObject({ secret: expect.any(String), host: 'hooks.example.org' });
    const rule = ['alert-rules', 'create', 'Down', '--to', 'Operations', '--event', 'stream.down', 'silence'];
    expect(await json(...rule, '--stream', 'shared', '--repeat', '60')).toMatchObject({
      events: ['stream.down', 'silence'],
      repeatMinutes: 60,
    });
    expect(await json('alert-rules', 'disable', 'Down')).toMatchObject({ enabled: false });
    expect((await run('alert-rules', 'list')).out).toContain('Operations');
    const sent = await json('alert-destinations', 'test', 'Operations');
    expect(await json('alert-deliveries', 'redeliver', sent.id)).toMatchObject([{ id: sent.id }]);
    expect((await run('alert-deliveries', 'list')).out).toContain('test');
    expect(await json('alert-destinations', 'disable', 'Operations')).toMatchObject({ enabled: false });
    expect((await run('alert-rules', 'delete', 'Down', '-y')).status).toBe(0);
    expect((await run('alert-destinations', 'delete', 'Operations', '-y')).status).toBe(0);
  });
});

describe('what happened', () => {
  it('is told, and taken back', async () => {
    const { id } = await json('streams', 'show', 'shared');
    await json('streams', 'update', 'shared', '--title', 'A mistake');
    const [change] = await json('audit', 'list', '--stream', 'shared', '--action', 'changed', '--limit', '1');
    expect(await json('audit', 'show', String(change.id))).toMatchObject({
      objectId: id,
      after: { title: 'A mistake' },
    });
    expect(await json('audit', 'undo', String(change.id))).toEqual({ id: change.id, missing: [] });
    expect((await run('audit', 'undo', String(change.id))).status).toBe(5);
    expect((await run('audit', 'undo', 'x')).status).toBe(2);
    expect(await json('problems', 'history', 'shared')).toEqual([]);
    expect((await run('help', 'audit')).out).toMatch(/EXAMPLES[^]*portierctl audit undo 4711/);
    expect((await run('streams', 'delete', 'shared', '-y')).status).toBe(0);
  });
});

describe('tasks', () => {
  let taskId: string;
  beforeAll(async () => {
    const [{ id: streamId }] = (await json('streams', 'list', '--search', 'show')) as [{ id: string }];
    taskId = randomUUID();
    await running.database.query(
      `insert into tasks (id, configuration_version, stream_id, publication_id, type, description, description_hash, state, report, grace_until)
       values ($1, 1, $2, gen_random_uuid(), 'hls', '{}', 'x', 'quarantined', $3, now() + interval '1 hour')`,
      [taskId, streamId, report(['one', 'two'])],
    );
  });

  const report = (logTail: string[]) =>
    JSON.stringify({
      id: taskId,
      leaseToken: 1,
      state: 'running',
      attempts: 1,
      error: null,
      progress: null,
      nextAttemptAt: null,
      command: null,
      logTail,
    });
  const tell = () =>
    running.database.query(`select pg_notify('portier_events', $1)`, [
      JSON.stringify({ topic: 'task', id: taskId, streamId: null, action: 'updated' }),
    ]);

  it('are listed by stream and state', async () => {
    expect(await json('tasks', 'list', '--stream', 'show', '--state', 'quarantined')).toMatchObject([{ id: taskId }]);
    expect((await run('tasks', 'list', '--state', 'running', '-q')).out).toBe('');
  });

  it('have a log that is followed to their end', async () => {
    expect((await run('logs', taskId)).out).toBe('one\ntwo\n');
    const child = running.start(['logs', '-f', taskId]);
    const ended = once(child, 'close');
    await waitFor('the first lines', () => child.output() === 'one\ntwo\n', { timeoutMs: 30_000 });
    await running.database.query('update tasks set report = $2 where id = $1', [
      taskId,
      report(['two', 'three \u001b[31m']),
    ]);
    await tell();
    await waitFor('the next line', () => child.output() === 'one\ntwo\nthree  [31m\n', { timeoutMs: 30_000 });
    await running.database.query(`update tasks set state = 'ended' where id = $1`, [taskId]);
    await tell();
    expect((await ended)[0]).toBe(0);
    expect(child.output()).toBe('one\ntwo\nthree  [31m\n');
  });

  it('that have ended cannot be retried: a conflict, said for each', async () => {
    const ran = await run('tasks', 'retry', taskId, randomUUID());
    expect([ran.status, ran.err]).toEqual([5, 'portierctl: 2 of 2 failed\n']);
    expect(ran.out).toContain(taskId);
  });
});

describe('a file', () => {
  const file = () => join(running.home, 'cluster.yaml');

  it('is exported, and applies to nothing', async () => {
    const { out } = await run('export');
    expect(parse(out)).toMatchObject({ kind: 'portier/v1' });
    await writeFile(file(), out);
    expect((await run('plan', '-f', file())).out).toBe('Nothing would change.\n');
    expect((await run('apply', '-f', file())).status).toBe(0);
  });

  it('is planned, then applied after a yes', async () => {
    await writeFile(file(), 'kind: portier/v1\nstreams:\n  - name: from-file\n    title: From a file\n');
    const plan = await run('plan', '-f', file(), '--fail-on-change');
    expect([plan.status, plan.out]).toEqual([5, expect.stringContaining('+ stream from-file')]);
    expect((await run('apply', '-f', file())).status).toBe(2);
    expect((await run('streams', 'show', 'from-file')).status).toBe(4);
    expect((await run('apply', '-f', file(), '--yes')).out).toContain('changes applied');
    expect(await json('streams', 'show', 'from-file')).toMatchObject({ title: 'From a file' });
  });

  it('with a mistake is refused in one line that names it', async () => {
    const ran = await running.run(['plan', '-f', '-'], { input: 'kind: portier/v1\nstreams:\n  - nmae: x\n' });
    expect([ran.status, ran.out]).toEqual([6, '']);
    oneLine(ran);
    expect((await run('plan', '-f', '/nowhere.yaml')).status).toBe(2);
  });
});

describe('everything else', () => {
  it('is reached by its route', async () => {
    expect(await json('api', 'GET', '/task-types')).toMatchObject({ items: expect.any(Array) });
    const ran = await running.run(['api', 'post', 'applications', '-d', '@-'], { input: '{"name": "sports"}' });
    expect([ran.status, JSON.parse(ran.out)]).toEqual([0, expect.objectContaining({ name: 'sports' })]);
    expect((await run('api', 'GET', '/nothing')).status).toBe(4);
    expect((await run('audit', 'list', '--limit', '5')).out).toContain('admin');
    expect((await run('users', 'list')).out).toContain('admin');
    expect((await run('problems', 'list')).status).toBe(0);
    expect((await run('task-types', 'restream')).out).toContain('url');
  });

  it('is in the manual, with examples', async () => {
    const { out, status } = await running.runBuilt(['--help']);
    expect(status).toBe(0);
    for (const title of ['NAME', 'SYNOPSIS', 'COMMANDS', 'ENVIRONMENT', 'FILES', 'EXIT STATUS', 'EXAMPLES']) {
      expect(out).toMatch(new RegExp(`^${title}$`, 'm'));
    }
    expect((await run('help', 'logs')).out).toContain('portierctl logs -f');
    expect((await run('keys', 'create', '--help')).out).toContain('--not-after');
  });

  it('is completed by the shell', async () => {
    const script = (await run('completion', 'bash')).out;
    const file = join(running.home, 'completion.bash');
    await writeFile(
      file,
      `${script}\nCOMP_WORDS=(portierctl streams li); COMP_CWORD=2; _portierctl; echo "\${COMPREPLY[@]}"\n`,
    );
    const { execFileSync } = await import('node:child_process');
    expect(execFileSync('bash', [file], { encoding: 'utf8' })).toBe('list\n');
    for (const shell of ['zsh', 'fish']) expect((await run('completion', shell)).out).toContain('publications');
  });

  it('ends with the sign-out, which revokes the token', async () => {
    const text = await readFile(join(running.home, '.config/portier/config.yaml'), 'utf8');
    const { token } = (parse(text) as { profiles: { default: { token: string } } }).profiles.default;
    expect((await run('logout')).status).toBe(0);
    const ran = await running.run(['streams', 'list'], { env: { PORTIER_URL: running.url, PORTIER_TOKEN: token } });
    expect(ran.status).toBe(3);
  });
});
