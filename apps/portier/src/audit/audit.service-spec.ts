import type { Problem } from '@app/contract';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { hashPassword } from '../accounts/passwords.js';
import type { ConfigurationView } from '../configurations/configurations.dto.js';
import type { Page } from '../http/page.js';
import type { NewPublishKeyView } from '../publish-keys/publish-keys.dto.js';
import type { NewStreamView, StreamView } from '../streams/streams.dto.js';
import { startPortier, type Answer, type RunningPortier } from '../testing/portier.js';
import type { AuditEntryView } from './audit.dto.js';
import { AuditService } from './audit.service.js';

let portier: RunningPortier;
/** Somebody with an account and nothing else, and somebody who owns streams. */
let [stranger, owner] = ['', ''];
beforeAll(async () => {
  portier = await startPortier();
  [stranger, owner] = await Promise.all([addUser('stranger'), addUser('owner'), addUser('bystander')]);
});
afterAll(() => portier.close());

async function addUser(name: string): Promise<string> {
  const password = randomBytes(9).toString('base64url');
  await portier.database.query('insert into users (name, password_hash) values ($1, $2)', [
    name,
    await hashPassword(password),
  ]);
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

const asSomebody = (authorization: string | undefined): Record<string, string> =>
  authorization === undefined ? {} : { authorization };

const entries = async (query: string, authorization?: string): Promise<AuditEntryView[]> => {
  const headers = asSomebody(authorization);
  const { body, status } = await portier.call<Page<AuditEntryView>>('GET', `/audit?${query}`, { headers });
  expect(status).toBe(200);
  return body.items;
};
const newest = async (query: string): Promise<AuditEntryView> => (await entries(query))[0]!;
const undo = (id: number, authorization?: string): Promise<Answer<Problem>> =>
  portier.call('POST', `/audit/${id}/undo`, { headers: asSomebody(authorization) });

let count = 0;
async function createStream(authorization = portier.admin.authorization, name = `show-${(count += 1)}`) {
  const answer = await portier.call<NewStreamView>('POST', '/streams', { body: { name }, headers: { authorization } });
  expect([answer.body, answer.status]).toEqual([answer.body, 201]);
  return answer.body;
}
const patch = <Body = StreamView>(path: string, body: object) => portier.call<Body>('PATCH', path, { body });

const secret = 'the-key-of-the-platform';
async function createTarget(streamId: string) {
  const fields = { url: 'rtmp://live.example.com/app', streamKey: secret };
  const body = { streamId, type: 'restream', name: 'Platform', fields };
  const answer = await portier.call<ConfigurationView>('POST', '/configurations', { body });
  expect(answer.status).toBe(201);
  return answer.body;
}
const rowsOf = (table: string, streamId: string) =>
  portier.database.query<Record<string, unknown>>(
    `select * from ${table} where ${table === 'streams' ? 'id' : 'stream_id'} = $1 order by id`,
    [streamId],
  );

describe('the audit', () => {
  it('tells who changed what, from where, before and after', async () => {
    const stream = await createStream(owner);
    const answer = await portier.call('PATCH', `/streams/${stream.id}`, {
      body: { title: 'New', enabled: false },
      headers: { authorization: owner, 'x-request-id': 'from-the-balancer' },
    });
    expect(answer.headers.get('x-request-id')).toBe('from-the-balancer');
    const told = await entries(`streamId=${stream.id}`);
    expect(told.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      'stream changed',
      'publish_key created',
      'grant created',
      'stream created',
    ]);
    expect(told[0]).toMatchObject({
      actor: { kind: 'user', name: 'owner' },
      ...{ via: 'basic', address: '127.0.0.1', requestId: 'from-the-balancer' },
      stream: { id: stream.id, name: stream.name },
      before: { title: '', enabled: true },
      after: { title: 'New', enabled: false },
    });
    expect(told[3]).toMatchObject({
      before: null,
      after: { application: 'live', owner: 'owner', visibility: 'public' },
    });
  });

  it('writes nothing when nothing that people decide has changed', async () => {
    const stream = await createStream();
    const [{ id: last }] = [await newest('')];
    await patch(`/streams/${stream.id}`, { title: '' });
    await portier.database.query('update publish_keys set last_used_at = now()');
    await portier.database.query(`insert into concierges (name, token_hash) values ('a', 'h')`);
    await portier.database.query('update concierges set last_heartbeat_at = now(), free_slots = 3');
    expect((await entries('')).filter(({ id }) => id > last).map(({ kind }) => kind)).toEqual(['concierge']);
  });

  it('holds no secret, and tells that one changed', async () => {
    const stream = await createStream();
    const target = await createTarget(stream.id);
    await patch(`/configurations/${target.id}`, { fields: { streamKey: 'another-key-of-it' } });
    const [changed] = await entries(`objectId=${target.id}`);
    const [was, is] = [changed?.before, changed?.after].map((all) => (all?.['fields'] as any).streamKey.$secret);
    expect(was).toMatch(/^[0-9a-f]{8}$/);
    expect(is).not.toBe(was);
    await portier.database.query(`update users set password_hash = 'a-hash-of-something' where name = 'bystander'`);
    expect((await newest('kind=user')).after).toEqual({ passwordHash: { $secret: expect.any(String) } });
    const everything = await portier.database.query('select * from audit_entries');
    const hashes = await portier.database.query<{ hash: string }>(
      `select key_hash as hash from publish_keys union all select password_hash from users`,
    );
    for (const { hash } of hashes) expect(JSON.stringify(everything)).not.toContain(hash);
    expect(JSON.stringify(everything)).not.toMatch(new RegExp(`${secret}|another-key|sealed|v1\\.`));
  });

  it('knows what an older version wrote, and what Portier did by itself', async () => {
    const stream = await createStream();
    const older = new pg.Client({ connectionString: portier.config.DATABASE_URL });
    await older.connect();
    await older.query(`update streams set title = 'older' where id = $1`, [stream.id]);
    await older.end();
    expect((await newest(`streamId=${stream.id}`)).actor).toEqual({ kind: 'unknown', id: null, name: null });
    await portier.database.query(`update streams set title = 'own' where id = $1`, [stream.id]);
    expect((await newest(`streamId=${stream.id}`)).actor.kind).toBe('portier');
  });

  it('is seen by those who may view the stream, and nobody else', async () => {
    const stream = await createStream(owner);
    expect(await entries(`streamId=${stream.id}`, owner)).toHaveLength(3);
    expect(await entries(`streamId=${stream.id}`, stranger)).toEqual([]);
    const { id } = await newest(`streamId=${stream.id}`);
    expect((await portier.call('GET', `/audit/${id}`, { headers: { authorization: stranger } })).status).toBe(404);
    expect((await undo(id, stranger)).status).toBe(404);
    const body = await portier.call<string>('GET', '/audit/export?format=ndjson', {
      headers: { authorization: stranger },
    });
    expect(body.body).not.toContain(stream.id);
  });

  it('is read page by page and by filter', async () => {
    const stream = await createStream();
    for (const title of ['a', 'b', 'c']) await patch(`/streams/${stream.id}`, { title });
    const first = await portier.call<Page<AuditEntryView>>('GET', `/audit?kind=stream&streamId=${stream.id}&limit=3`);
    expect(first.body.items.map(({ after }) => after?.['title'])).toEqual(['c', 'b', 'a']);
    const cursor = first.body.nextCursor ?? '';
    const second = await portier.call<Page<AuditEntryView>>(
      'GET',
      `/audit?kind=stream&streamId=${stream.id}&cursor=${cursor}`,
    );
    expect(second.body).toMatchObject({ items: [{ action: 'created' }], nextCursor: null });
    const since = first.body.items[0]!.at as unknown as string;
    expect(await entries(`streamId=${stream.id}&from=${since}`)).toHaveLength(1);
    expect(await entries(`streamId=${stream.id}&to=${since}&action=changed`)).toHaveLength(2);
    expect((await portier.call('GET', '/audit?cursor=nonsense')).status).toBe(422);
  });

  it('leaves as CSV and as lines of JSON, without formulas for a spreadsheet', async () => {
    const stream = await createStream();
    await portier.call('POST', `/streams/${stream.id}/keys`, { body: { label: '=HYPERLINK("x")' } });
    const csv = await portier.call<string>('GET', `/audit/export?streamId=${stream.id}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.body.split('\r\n')[0]).toMatch(/^id,at,actorKind,actor,/);
    expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
    const lines = await portier.call<string>('GET', `/audit/export?streamId=${stream.id}&format=ndjson`);
    const parsed = lines.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntryView);
    expect(parsed.map(({ kind }) => kind)).toContain('publish_key');
  });

  it('forgets what is older than the settings say, secrets of deleted things first', async () => {
    const stream = await createStream();
    await portier.call('DELETE', `/streams/${stream.id}`);
    const age = (table: string, days: number) =>
      portier.database.query(
        `update ${table} set at = now() - make_interval(days => ${days}) where ${table === 'audit_entries' ? 'id' : 'entry_id'} in
          (select id from audit_entries where stream_id = $1)`,
        [stream.id],
      );
    const prune = () => portier.app.get(AuditService).prune({ retentionDays: 365, undoDays: 30 });
    await age('audit_kept_rows', 31);
    await prune();
    const deleted = await newest(`streamId=${stream.id}&kind=stream`);
    expect(deleted).toMatchObject({ action: 'deleted', canUndo: false });
    expect((await undo(deleted.id)).status).toBe(409);
    await age('audit_entries', 366);
    await prune();
    expect(await entries(`streamId=${stream.id}`)).toEqual([]);
  });
});

describe('the cost of the audit', () => {
  /** As Portier does it: a statement a stream. */
  async function write(client: pg.Client): Promise<void> {
    for (let index = 0; index < 200; index += 1) {
      const insert = `insert into streams (application_id, name) select id, $1 from applications where name = 'live' returning id`;
      const { rows } = await client.query<{ id: string }>(insert, [`many-${index}`]);
      await client.query('update streams set title = $2 where id = $1', [rows[0]?.id, 'Title']);
    }
  }

  /** Milliseconds. */
  async function timeOf(client: pg.Client, triggers: 'enable' | 'disable'): Promise<number> {
    await client.query('begin');
    for (const name of ['audit_written', 'audit_changed']) {
      for (const table of ['streams', 'grants']) await client.query(`alter table ${table} ${triggers} trigger ${name}`);
    }
    const begin = performance.now();
    await write(client);
    const took = performance.now() - begin;
    await client.query('rollback');
    return took;
  }

  it('is less than the writes themselves, for many streams in one transaction', async () => {
    const client = new pg.Client({ connectionString: portier.config.DATABASE_URL });
    await client.connect();
    // In turns, and the fastest of each: other work on the machine only adds. As many turns as it takes, up to a bound.
    let [without, withAudit] = [Infinity, Infinity];
    for (let turn = 0; turn < 12 && !(turn >= 2 && withAudit / without < 2); turn += 1) {
      without = Math.min(without, await timeOf(client, 'disable'));
      withAudit = Math.min(withAudit, await timeOf(client, 'enable'));
    }
    await client.end();
    expect(withAudit / without).toBeLessThan(2);
  });
});

describe('undo', () => {
  it('brings back what a change changed and leaves the rest, as a change of its own', async () => {
    const stream = await createStream();
    await patch(`/streams/${stream.id}`, { title: 'wrong' });
    const mistake = await newest(`streamId=${stream.id}`);
    await patch(`/streams/${stream.id}`, { visibility: 'unlisted' });
    expect((await undo(mistake.id)).status).toBe(200);
    const { body: now } = await portier.call<StreamView>('GET', `/streams/${stream.id}`);
    expect(now).toMatchObject({ title: '', visibility: 'unlisted', version: 4 });
    const told = await newest(`streamId=${stream.id}`);
    expect(told).toMatchObject({ undoes: mistake.id, actor: { name: 'admin' }, after: { title: '' } });
    const again = await undo(mistake.id);
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining(`Entry ${told.id}`)]);
    expect((await undo(told.id)).status).toBe(200); // an undo is undone like any change
    expect((await portier.call<StreamView>('GET', `/streams/${stream.id}`)).body.title).toBe('wrong');
  });

  it('says who changed the same since, and what', async () => {
    const stream = await createStream(owner);
    await patch(`/streams/${stream.id}`, { title: 'mine', enabled: false });
    const mine = await newest(`streamId=${stream.id}`);
    await portier.call('PATCH', `/streams/${stream.id}`, {
      body: { title: 'theirs' },
      headers: { authorization: owner },
    });
    const refused = await undo(mine.id);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('title');
    expect(refused.body.detail).toContain('owner');
    expect(refused.body.errors?.[0]).toMatchObject({ path: 'title' });
    expect((await portier.call<StreamView>('GET', `/streams/${stream.id}`)).body.enabled).toBe(false);
  });

  it('brings back one field of a configuration, secrets included, while another was changed', async () => {
    const stream = await createStream();
    const target = await createTarget(stream.id);
    const stored = async () =>
      (await rowsOf('task_configurations', stream.id))[0]?.['fields'] as Record<string, unknown>;
    const before = await stored();
    await patch(`/configurations/${target.id}`, { fields: { streamKey: 'replaced-by-mistake' } });
    const mistake = await newest(`objectId=${target.id}`);
    await patch(`/configurations/${target.id}`, { fields: { video: 'h264' } });
    expect((await undo(mistake.id)).status).toBe(200);
    expect(await stored()).toEqual({ ...before, video: 'h264' });
  });

  it('brings a deleted stream back with its id, keys, configurations and rights', async () => {
    const stream = await createStream(owner);
    await createTarget(stream.id);
    const body = { label: 'second', networks: ['192.0.2.0/24'] };
    await portier.call<NewPublishKeyView>('POST', `/streams/${stream.id}/keys`, { body });
    const tables = ['streams', 'publish_keys', 'task_configurations'];
    const all = () => Promise.all(tables.map((table) => rowsOf(table, stream.id)));
    const before = await all();
    expect((await portier.call('DELETE', `/streams/${stream.id}`, { headers: { authorization: owner } })).status).toBe(
      204,
    );
    expect(await all()).toEqual([[], [], []]);
    const deleted = await newest(`streamId=${stream.id}&kind=stream`);
    // who deleted it may bring it back, although nothing is left that it could have a right on
    expect((await undo(deleted.id, owner)).status).toBe(200);
    expect(await all()).toEqual(before);
    expect((await portier.call('GET', `/streams/${stream.id}`, { headers: { authorization: owner } })).status).toBe(
      200,
    );
    expect((await undo(deleted.id)).status).toBe(409);
  });

  it('brings a deleted person back with rights, groups, quota and streams, and says what is missing', async () => {
    const credentials = await addUser('leaver');
    const stream = await createStream(credentials);
    const [{ id }] = (await portier.database.query<{ id: string }>(`select id from users where name = 'leaver'`)) as [
      { id: string },
    ];
    const group = await portier.call<{ id: string }>('POST', '/groups', { body: { name: 'leavers' } });
    await portier.call('PUT', `/groups/${group.body.id}/members/${id}`);
    await portier.call('PUT', `/users/${id}/quota`, { body: { streams: 5, liveStreams: null, targets: null } });
    const token = { name: 'script', scopes: ['streams:read'] };
    await portier.call('POST', '/tokens', { body: token, headers: { authorization: credentials } });
    const own = { headers: { authorization: credentials } };
    const destination = await portier.call<{ id: string }>('POST', '/alert-destinations', {
      body: { name: 'mine', kind: 'webhook', url: 'https://hooks.example.org/' },
      ...own,
    });
    const rule = { name: 'mine', destinationId: destination.body.id, events: ['stream.up'] };
    expect((await portier.call('POST', '/alert-rules', { body: rule, ...own })).status).toBe(201);
    const what = async () => [
      await portier.database.query(
        `select name, state, email, is_administrator, language, has_password from users where id = $1`,
        [id],
      ),
      await portier.database.query(`select group_id from group_members where user_id = $1 order by group_id`, [id]),
      await portier.database.query(`select stream_id, rights from grants where user_id = $1`, [id]),
      await portier.database.query(`select streams from quotas where user_id = $1`, [id]),
      await portier.database.query(`select owner_id from streams where id = $1`, [stream.id]),
      await portier.database.query(
        `select d.sealed_url, r.id, r.events from alert_destinations d join alert_rules r on r.destination_id = d.id
          where d.owner_id = $1`,
        [id],
      ),
    ];
    const [people, ...rest] = await what();
    expect((await portier.call('DELETE', `/users/${id}`)).status).toBe(204);
    const deleted = await newest(`objectId=${id}&kind=user`);
    expect(deleted.canUndo).toBe(true);
    expect(await undo(deleted.id)).toMatchObject({
      status: 200,
      body: { id: deleted.id, missing: ['password', 'tokens'] },
    });
    expect(await what()).toEqual([[{ ...(people?.[0] as object), has_password: false }], ...rest]);
    const signIn = await portier.call('GET', '/account', { headers: { authorization: credentials } });
    expect(signIn.status).toBe(401);
    const revoked = await newest(`kind=token&action=deleted`);
    const refused = await undo(revoked.id);
    expect([revoked.canUndo, refused.status, refused.body.detail]).toEqual([
      false,
      409,
      'A revoked API token stays revoked; make a new one.',
    ]);
  });

  it('says that invitations do not come back with their stream', async () => {
    const stream = await createStream();
    const body = { label: 'crew', notAfter: '2099-01-01T00:00:00Z' };
    await portier.call('POST', `/streams/${stream.id}/invitations`, { body });
    await portier.call('DELETE', `/streams/${stream.id}`);
    const { id } = await newest(`streamId=${stream.id}&kind=stream`);
    expect((await undo(id)).body).toEqual({ id, missing: ['invitations'] });
    const [revoked] = await entries(`streamId=${stream.id}&kind=invitation`);
    expect((await undo(revoked!.id)).body.detail).toContain('make a new invitation');
  });

  it('is done once when two people ask at the same moment', async () => {
    const stream = await createStream();
    await patch(`/streams/${stream.id}`, { title: 'wrong' });
    const changed = await newest(`streamId=${stream.id}`);
    const both = async (id: number) => (await Promise.all([undo(id), undo(id)])).map(({ status }) => status).sort();
    expect(await both(changed.id)).toEqual([200, 409]);
    await portier.call('DELETE', `/streams/${stream.id}`);
    const deleted = await newest(`streamId=${stream.id}&kind=stream`);
    expect(await both(deleted.id)).toEqual([200, 409]);
  });

  it('does not take a name that somebody else has by now', async () => {
    const stream = await createStream();
    await portier.call('DELETE', `/streams/${stream.id}`);
    const deleted = await newest(`streamId=${stream.id}&kind=stream`);
    await createStream(owner, stream.name);
    const refused = await undo(deleted.id);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining(stream.name)]);
  });

  it('takes back what was made, unless something was added to it', async () => {
    const stream = await createStream();
    const [created] = await entries(`streamId=${stream.id}&kind=stream`);
    const key = await portier.call<NewPublishKeyView>('POST', `/streams/${stream.id}/keys`, { body: { label: 'x' } });
    expect((await undo(created!.id)).status).toBe(409);
    expect((await undo((await newest(`objectId=${key.body.id}`)).id)).status).toBe(200);
    expect(await rowsOf('publish_keys', stream.id)).toHaveLength(1);
  });

  it('never leaves nobody who may administrate', async () => {
    await portier.database.query(`update users set is_administrator = true where name = 'stranger'`);
    const promoted = await newest('kind=user');
    await portier.database.query(`update users set is_administrator = false where name = 'admin'`);
    const refused = await undo(promoted.id, stranger);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('no administrator')]);
    expect(await portier.database.query(`select name from users where is_administrator`)).toEqual([
      { name: 'stranger' },
    ]);
    await portier.database.query(`update users set is_administrator = (name = 'admin')`);
  });
});
