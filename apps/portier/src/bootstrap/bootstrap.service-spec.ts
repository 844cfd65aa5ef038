import { deriveClusterKeys, hashPublishKey, hashToken } from '@app/contract';
import { createTestDatabase, type TestDatabase } from '@app/kit/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { startPortier } from '../testing/portier.js';

const program = join(import.meta.dirname, '../../../../dist/apps/portier/src/bootstrap.js');
const clusterSecret = 'a cluster secret of thirty-two characters';

const input = {
  admin: { name: 'admin', password: 'correct horse' },
  application: 'live',
  stream: { name: 'first', title: 'First stream', key: 'a-publish-key-for-tests' },
  configurations: [{ type: 'hls', name: 'Adaptive HLS', fields: {} }],
  mediaServer: {
    serverId: 'ingest',
    kind: 'srs',
    role: 'origin',
    rtmpUrl: 'rtmp://127.0.0.1:1935',
    apiUrl: 'http://127.0.0.1:1985',
  },
  concierge: { name: 'this-machine', token: 'a-token-for-the-agent' },
  edge: { name: 'this-machine', baseUrl: 'http://127.0.0.1:8082/', token: 'a-token-for-the-edge' },
  serviceTokens: [
    { name: 'srs-hooks', token: 'a-token-for-srs-hooks', scopes: ['feeds:authorization'] },
    { name: 'director', token: 'a-token-for-director', scopes: ['feeds:directory'] },
  ],
};

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function bootstrap(given: unknown) {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: database.url, PORTIER_CLUSTER_SECRET: clusterSecret },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(typeof given === 'string' ? given : JSON.stringify(given));
  const [output, problems] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, output, problems };
}

const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;

describe('bootstrap', () => {
  it('makes everything an installation begins with', async () => {
    const { status, output, problems } = await bootstrap(input);
    expect([status, problems]).toEqual([0, '']);
    expect(new Set(Object.values(JSON.parse(output) as object))).toEqual(new Set(['created']));
    expect(await rows('select key_hash, hint from publish_keys')).toEqual([
      { key_hash: hashPublishKey(deriveClusterKeys(clusterSecret), input.stream.key), hint: 'ests' },
    ]);
    expect(await rows('select name, token_hash from concierges')).toEqual([
      { name: 'this-machine', token_hash: hashToken(input.concierge.token) },
    ]);
    expect(await rows('select name, scopes from api_tokens order by name')).toEqual([
      { name: 'director', scopes: ['feeds:directory'] },
      { name: 'srs-hooks', scopes: ['feeds:authorization'] },
    ]);
    const [configuration] = await rows('select type, fields from task_configurations');
    expect(configuration?.['type']).toBe('hls');
    expect(Object.keys(configuration?.['fields'] as object)).not.toEqual([]); // defaults are filled in
  });

  it('changes nothing when it is repeated', async () => {
    const tables = [
      'users',
      'streams',
      'publish_keys',
      'task_configurations',
      'media_servers',
      'concierges',
      'edges',
      'api_tokens',
    ];
    const all = async () => Promise.all(tables.map((table) => rows(`select * from ${table} order by 1`)));
    const before = await all();
    const { output } = await bootstrap(input);
    expect(new Set(Object.values(JSON.parse(output) as object))).toEqual(new Set(['unchanged']));
    expect(await all()).toEqual(before);
  });

  it('keeps the password and what people edited, and follows new addresses and tokens', async () => {
    await client.query(`update streams set title = 'Edited'`);
    const { output } = await bootstrap({
      ...input,
      admin: { ...input.admin, password: 'another password' },
      mediaServer: { ...input.mediaServer, apiUrl: 'http://127.0.0.1:2985' },
      concierge: { ...input.concierge, token: 'another-token-for-it' },
      edge: { ...input.edge, baseUrl: 'http://127.0.0.1:9082' },
    });
    const changed = Object.entries(JSON.parse(output) as object).filter(([, outcome]) => outcome !== 'unchanged');
    expect(changed).toEqual([
      ['administrator admin', 'password_changed'],
      ['media server ingest', 'updated'],
      ['concierge this-machine', 'updated'],
      ['edge this-machine', 'updated'],
    ]);
    expect(await rows('select base_url, token_hash, version from edges')).toEqual([
      { base_url: 'http://127.0.0.1:9082', token_hash: hashToken(input.edge.token), version: 2 },
    ]);
    expect(await rows('select title from streams')).toEqual([{ title: 'Edited' }]);
    expect(await rows('select api_url, version from media_servers')).toEqual([
      { api_url: 'http://127.0.0.1:2985', version: 2 },
    ]);
  });

  it('makes nothing at all when one part is wrong', async () => {
    const { status, problems } = await bootstrap({
      stream: { name: 'second', key: 'another-publish-key' },
      configurations: [{ type: 'hls', fields: { segmentSeconds: -1 } }],
    });
    expect(status).toBe(1);
    expect(problems).toContain('fields.segmentSeconds');
    expect(await rows(`select 1 from streams where name = 'second'`)).toEqual([]);
  });

  it('names every mistake of its input without repeating secrets', async () => {
    const { status, problems } = await bootstrap({
      admin: { name: 'a b', password: 'short' },
      stream: { name: 'x', key: 'not a key!' },
      nonsense: true,
    });
    expect(status).toBe(65);
    for (const path of ['admin.name', 'admin.password', 'stream.key', 'nonsense']) expect(problems).toContain(path);
    expect(problems).not.toContain('not a key!');
    expect((await bootstrap('{')).problems).toContain('not JSON');
  });

  it('makes an administrator who can sign in', async () => {
    const portier = await startPortier({ DATABASE_URL: database.url }, { isReplica: true });
    const { name: user, password } = input.admin;
    const answer = await portier.call('POST', '/session', { body: { user, password }, headers: { authorization: '' } });
    await portier.close();
    expect(answer.status).toBe(200);
  });
});
