import { hashToken, type Problem } from '@app/contract';
import { send, startPortier, type RunningPortier } from '../testing/portier.js';
import { sessionCookie } from './credentials.js';
import { hashPassword } from './passwords.js';

let portier: RunningPortier;
beforeAll(async () => {
  portier = await startPortier();
});
afterAll(() => portier.close());

const session = () => `${portier.url}/api/v1/session`;

async function signIn(): Promise<string> {
  const { name: user, password } = portier.admin;
  const { status, headers } = await send(session(), { method: 'POST', body: { user, password } });
  expect(status).toBe(200);
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('signing in', () => {
  it('opens a session with a cookie that scripts and other sites cannot use', async () => {
    const { name: user, password } = portier.admin;
    const answer = await send(session(), { method: 'POST', body: { user, password } });
    expect(answer.body).toMatchObject({ user: { name: 'admin', isAdministrator: true } });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toMatch(/Secure/); // the public address is http
    const cookieHeader = cookie?.split(';')[0] ?? '';
    const current = await send(session(), { method: 'GET', headers: { cookie: cookieHeader } });
    expect(current.body).toEqual(answer.body);
  });

  it('stores the hash of the session only', async () => {
    const token = (await signIn()).slice(`${sessionCookie}=`.length);
    const rows = await portier.database.query<{ token_hash: string }>('select token_hash from sessions');
    expect(rows.map(({ token_hash }) => token_hash)).toContain(hashToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('ends the session on sign-out', async () => {
    const cookie = await signIn();
    expect((await send(session(), { method: 'DELETE', headers: { cookie } })).status).toBe(204);
    expect((await send(session(), { method: 'GET', headers: { cookie } })).status).toBe(401);
  });

  it('moves the end of a used session forward, at most once a minute', async () => {
    const cookie = await signIn();
    const tokenHash = hashToken(cookie.slice(`${sessionCookie}=`.length));
    const expiry = async () =>
      (
        await portier.database.query<{ at: string }>(
          'select expires_at::text as at from sessions where token_hash = $1',
          [tokenHash],
        )
      )[0]?.at;
    const first = await expiry();
    await send(session(), { method: 'GET', headers: { cookie } });
    expect(await expiry()).toBe(first);
    await portier.database.query(
      `update sessions set last_used_at = now() - interval '2 minutes' where token_hash = $1`,
      [tokenHash],
    );
    await send(session(), { method: 'GET', headers: { cookie } });
    expect(await expiry()).not.toBe(first);
  });

  it('refuses an expired session', async () => {
    const cookie = await signIn();
    await portier.database.query(`update sessions set expires_at = now() - interval '1 second'`);
    expect((await send(session(), { method: 'GET', headers: { cookie } })).status).toBe(401);
  });

  it('answers a problem document without saying whether the name or the password is wrong', async () => {
    const wrong = await send<Problem>(session(), { method: 'POST', body: { user: 'admin', password: 'wrong' } });
    const unknown = await send<Problem>(session(), { method: 'POST', body: { user: 'nobody', password: 'wrong' } });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(wrong.body).toEqual(unknown.body);
  });

  it('slows down guessing from one address, without locking out the right password from elsewhere', async () => {
    const guess = (password: string) =>
      send<Problem>(session(), { method: 'POST', body: { user: 'victim', password } });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess(`guess ${attempt}`)).status).toBe(401);
    // The wait after five is a second: it does not pass, however slow this machine is.
    await portier.database.query(`update sign_in_attempts set last_at = now() + interval '1 hour'`);
    const slowed = await guess('another');
    expect(slowed.status).toBe(429);
    expect(slowed.headers.get('retry-after')).not.toBeNull();
    expect(await signIn()).not.toBe('');
  });
});

describe('cross-site requests', () => {
  const create = (headers: Record<string, string>) =>
    send(`${portier.url}/api/v1/applications`, {
      method: 'POST',
      body: { name: `a${Math.random()}`.replace('.', '') },
      headers,
    });

  it('refuses to change anything for another site that carries the cookie', async () => {
    const cookie = await signIn();
    expect((await create({ cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await create({ cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await create({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await create({ cookie, origin: 'null' })).status).toBe(403);
  });

  it('lets its own pages work', async () => {
    const cookie = await signIn();
    expect((await create({ cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await create({ cookie, origin: portier.url })).status).toBe(201);
  });

  it('does not let another site sign somebody in', async () => {
    const { name: user, password } = portier.admin;
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await send(session(), { method: 'POST', body: { user, password }, headers })).status).toBe(403);
  });
});

describe('access', () => {
  it('asks for credentials on every route but sign-in and sign-out', async () => {
    for (const path of [
      'session',
      'streams',
      'configurations',
      'tasks',
      'concierges',
      'events',
      'server',
      'refusals',
    ]) {
      const { status } = await send(`${portier.url}/api/v1/${path}`, { method: 'GET' });
      expect([path, status]).toEqual([path, 401]);
    }
  });

  it('accepts HTTP Basic from scripts, and does not run argon2 for each request', async () => {
    await portier.call('GET', '/server');
    // Side by side, and the fastest of each, so that a busy machine slows both or none.
    const fastest = { request: Infinity, argon2: Infinity };
    for (let round = 0; round < 10; round += 1) {
      const began = performance.now();
      expect((await portier.call('GET', '/server')).status).toBe(200);
      const answered = performance.now();
      await hashPassword('as long as any password');
      fastest.request = Math.min(fastest.request, answered - began);
      fastest.argon2 = Math.min(fastest.argon2, performance.now() - answered);
    }
    expect(fastest.request).toBeLessThan(fastest.argon2);
    const authorization = `Basic ${Buffer.from('admin:wrong').toString('base64')}`;
    expect((await portier.call('GET', '/server', { headers: { authorization } })).status).toBe(401);
  });

  it('lets a program read its feed and nothing else', async () => {
    await portier.database.query('insert into api_tokens (name, token_hash, scopes) values ($1, $2, $3)', [
      'hooks',
      hashToken('program-token'),
      ['feeds:authorization'],
    ]);
    const program = { authorization: 'Bearer program-token' };
    expect((await portier.call('GET', '/feeds/authorization', { headers: program })).status).toBe(200);
    expect((await portier.call('GET', '/feeds/directory', { headers: program })).status).toBe(403);
    expect((await portier.call('GET', '/streams', { headers: program })).status).toBe(403);
    expect((await portier.call('GET', '/feeds/authorization')).status).toBe(403);
  });

  it('keeps what is for administrators from everybody else', async () => {
    const [admin] = await portier.database.query<{ password_hash: string }>('select password_hash from users');
    await portier.database.query(`insert into users (name, password_hash) values ('viewer', $1)`, [
      admin?.password_hash,
    ]);
    const authorization = `Basic ${Buffer.from(`viewer:${portier.admin.password}`).toString('base64')}`;
    expect((await portier.call('GET', '/users', { headers: { authorization } })).status).toBe(403);
    expect((await portier.call('GET', '/streams', { headers: { authorization } })).status).toBe(200);
  });
});
