import { hashToken } from '@app/contract';
import { request as httpRequest } from 'node:http';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { bearer, script, signIn, stranger, type Person } from './testing/person.js';

const password = 'Tannennadelkaffee';

/** Two replicas on one database. */
let portier: RunningPortier;
let replica: RunningPortier;
beforeAll(async () => {
  portier = await startPortier();
  replica = await startPortier(
    {
      ...{ DATABASE_URL: portier.config.DATABASE_URL, PORTIER_CLUSTER_SECRET: portier.config.PORTIER_CLUSTER_SECRET },
      PORTIER_TRUSTED_PROXIES: '127.0.0.2,10.0.0.0/8',
    },
    { isReplica: true },
  );
});
afterAll(async () => {
  await replica?.close();
  await portier?.close();
});
beforeEach(() => portier.database.query('delete from sign_in_attempts'));

const admin = (): Person => script(portier, portier.admin.name, portier.admin.password);

let count = 0;
async function newUser(fields: object = {}): Promise<{ id: string; name: string; version: number }> {
  count += 1;
  const answer = await admin().call('POST', '/users', { name: `user${count}`, password, ...fields });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body;
}

describe('users', () => {
  it('are listed page by page, searched, and shown without anything secret', async () => {
    for (const name of ['page-a', 'page-b', 'page-c']) await newUser({ name });
    const first = await admin().call('GET', '/users?search=page-&limit=2');
    expect(first.body.items.map(({ name }: any) => name)).toEqual(['page-a', 'page-b']);
    const second = await admin().call('GET', `/users?search=page-&limit=2&cursor=${first.body.nextCursor}`);
    expect([second.body.items.map(({ name }: any) => name), second.body.nextCursor]).toEqual([['page-c'], null]);
    expect(JSON.stringify(first.body)).not.toMatch(/argon2|hash/i);
  });

  it.each<[string, object, number, string]>([
    ['a name that is taken in other letters', { name: 'ADMIN' }, 409, 'name'],
    ['a name like a mail address', { name: 'a@b.c' }, 422, 'name'],
    ['no mail address', { name: 'x1', email: 'nonsense' }, 422, 'email'],
    ['a weak password', { name: 'x2', password: 'password123' }, 422, 'password'],
    ['a short password', { name: 'x3', password: 'kx7Vw9' }, 422, 'password'],
    ['the own name as password', { name: 'abcdefghijk', password: 'abcdefghijk!' }, 422, 'password'],
    ['an unknown field', { name: 'x4', isAdmin: true }, 422, 'isAdmin'],
  ])('are refused with %s', async (_, draft, status, path) => {
    const answer = await admin().call('POST', '/users', draft);
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
    expect(JSON.stringify(answer.body)).not.toContain('password123');
  });

  it('are changed, but not over a newer version', async () => {
    const { id } = await newUser({ email: 'one@example.org' });
    const path = `${portier.url}/api/v1/users/${id}`;
    const patch = (ifMatch: string, body: object) =>
      fetch(path, {
        method: 'PATCH',
        headers: {
          ...{ authorization: portier.admin.authorization, 'if-match': ifMatch, 'content-type': 'application/json' },
        },
        body: JSON.stringify(body),
      });
    const changed = await patch('"1"', { displayName: 'One', isAdministrator: true });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await changed.json()).toMatchObject({ displayName: 'One', isAdministrator: true, email: 'one@example.org' });
    expect((await patch('"1"', { displayName: 'Uno' })).status).toBe(412);
    const other = await newUser({ email: 'two@example.org' });
    const taken = await admin().call('PATCH', `/users/${other.id}`, { email: 'ONE@example.org' });
    expect([taken.status, taken.body.errors[0].path]).toEqual([409, 'email']);
    await admin().call('PATCH', `/users/${id}`, { isAdministrator: false });
  });

  it('get links to set a password from administrators, and the audit tells by whom', async () => {
    const { id, name } = await newUser();
    const { body: link } = await admin().call('POST', `/users/${id}/link`);
    const { items } = (await admin().call('GET', `/audit?objectId=${id}&kind=account_link`)).body;
    expect(items).toMatchObject([
      { action: 'created', objectName: name, actor: { name: 'admin' }, after: { purpose: 'password' }, canUndo: false },
    ]);
    const secret = link.url.split('#')[1];
    const everything = await portier.database.query('select * from audit_entries');
    for (const text of [secret, hashToken(secret)]) expect(JSON.stringify(everything)).not.toContain(text);
    // As for a mail that nobody signed in has asked for.
    await portier.database.query(
      `insert into account_links (token_hash, user_id, purpose, expires_at) values ('hash', $1, 'password', now())`,
      [id],
    );
    expect((await admin().call('GET', `/audit?objectId=${id}&kind=account_link`)).body.items).toHaveLength(1);
  });

  it('lose everything at once when they are disabled, on every replica', async () => {
    const { id, name } = await newUser();
    const browser = await signIn(portier, name, password);
    const basic = script(replica, name, password);
    const { token } = (await browser.call('POST', '/tokens', { name: 't', scopes: ['*:read', 'account:read'] })).body;
    const all = () => [browser, basic, bearer(replica, token)].map((person) => person.call('GET', '/account'));
    expect((await Promise.all(all())).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await admin().call('POST', `/users/${id}/disable`)).body.state).toBe('disabled');
    expect((await Promise.all(all())).map(({ status }) => status)).toEqual([401, 403, 401]);
    const refused = await stranger(portier).call('POST', '/session', { user: name, password });
    expect([refused.status, refused.body.code]).toEqual([403, 'account_disabled']);
    const wrong = await stranger(portier).call('POST', '/session', { user: name, password: 'not the password' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'unauthenticated']);
    await admin().call('POST', `/users/${id}/enable`);
    expect((await Promise.all(all())).map(({ status }) => status)).toEqual([401, 200, 200]);
    expect((await admin().call('DELETE', `/users/${id}`)).status).toBe(204);
    expect((await Promise.all(all())).map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});

describe('the address of a caller', () => {
  const proxy = '127.0.0.2';

  /** A request to the replica as it comes from a proxy, or from somebody who pretends to be one. */
  function ask(
    from: string,
    forwardedFor: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; cookie: string }> {
    return new Promise((resolve, reject) => {
      const authorization = `Basic ${Buffer.from(`admin:${portier.admin.password}`).toString('base64')}`;
      const isSignIn = path === '/session';
      const request = httpRequest(
        `${replica.url}/api/v1${path}`,
        {
          ...{ localAddress: from, method: 'POST' },
          headers: {
            ...{ 'x-forwarded-for': forwardedFor, 'content-type': 'application/json' },
            ...(isSignIn ? {} : { authorization }),
          },
        },
        (answer) => {
          const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
          answer.resume().once('end', () => resolve({ status: answer.statusCode ?? 0, cookie }));
        },
      );
      request.once('error', reject).end(JSON.stringify(body ?? {}));
    });
  }

  it.each<[string, string, string, string]>([
    ['of one that comes without a proxy', '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    ['of one behind the proxy', proxy, '203.0.113.9', '203.0.113.9'],
    ['of one that forges a hop before the proxy', proxy, '198.51.100.66, 203.0.113.9', '203.0.113.9'],
    ['of one behind two proxies', proxy, '198.51.100.66, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['of one that forges a trusted hop', proxy, '203.0.113.9, 10.1.2.3, 192.0.2.7', '192.0.2.7'],
  ])('%s is the last that no trusted proxy has', async (name, from, forwardedFor, address) => {
    const group = name.replaceAll(' ', '-');
    expect((await ask(from, forwardedFor, '/groups', { name: group })).status).toBe(201);
    const { items } = (await admin().call('GET', '/audit?kind=group&limit=1')).body;
    expect(items[0]).toMatchObject({ objectName: group, address });
    const user = portier.admin.name;
    const { cookie } = await ask(from, forwardedFor, '/session', { user, password: portier.admin.password });
    const sessions = await fetch(`${replica.url}/api/v1/sessions`, { headers: { cookie } });
    const { items: devices } = (await sessions.json()) as any;
    expect(devices.find(({ isCurrent }: any) => isCurrent).address).toBe(address);
  });

  it('cannot be forged to guess on', async () => {
    const { name } = await newUser();
    const guess = async (from: string, forwardedFor: string, n: number) =>
      (await ask(from, forwardedFor, '/session', { user: name, password: `wrong ${n}` })).status;
    const all = (hops: (n: number) => [string, string]) =>
      Promise.all(Array.from({ length: 12 }, (_, n) => guess(...hops(n), n)));
    expect(await all((n) => [proxy, `198.51.100.${n}, 203.0.113.9`])).toContain(429);
    expect(await all((n) => ['127.0.0.1', `198.51.100.${n}`])).toContain(429);
    expect(await guess(proxy, '203.0.113.10', 99)).toBe(401);
  });
});

describe('the last administrator', () => {
  const adminId = async () => (await admin().call('GET', '/users?search=admin')).body.items[0].id as string;

  it('can neither be disabled, nor deleted, nor made an ordinary user', async () => {
    // One who never set a password cannot sign in, and does not count.
    await admin().call('POST', '/users', { name: 'absent', isAdministrator: true });
    const id = await adminId();
    const answers = await Promise.all([
      admin().call('POST', `/users/${id}/disable`),
      admin().call('DELETE', `/users/${id}`),
      admin().call('PATCH', `/users/${id}`, { isAdministrator: false }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([409, 'conflict']));
    expect((await admin().call('GET', '/users')).status).toBe(200);
  });

  it('is left when two remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const second = await newUser({ isAdministrator: true });
      const other = script(replica, second.name, password);
      const [one, two] = await Promise.all([
        admin().call('PATCH', `/users/${second.id}`, { isAdministrator: false }),
        other.call('POST', `/users/${await adminId()}/disable`),
      ]);
      const statuses = [one.status, two.status];
      const [row] = await portier.database.query<{ count: number }>(
        `select count(*)::int as count from users where is_administrator and state = 'active' and has_password`,
      );
      expect([statuses, row?.count]).toEqual([statuses, 1]);
      await portier.database.query(`update users set state = 'active', is_administrator = name = 'admin'`);
    }
  });
});

describe('one’s own password', () => {
  it('changes with the old one, and ends every other session and every script at once', async () => {
    const { name } = await newUser();
    const here = await signIn(portier, name, password);
    const there = await signIn(replica, name, password);
    const scripts = [script(portier, name, password), script(replica, name, password)];
    for (const each of scripts) expect((await each.call('GET', '/account')).status).toBe(200);
    const change = { currentPassword: 'not the password', newPassword: 'Regenwetterlied' };
    const refused = await here.call('POST', '/account/password', change);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'currentPassword']);
    const weak = await here.call('POST', '/account/password', { currentPassword: password, newPassword: '1234567890' });
    expect([weak.status, weak.body.errors[0].path]).toEqual([422, 'newPassword']);
    expect((await here.call('POST', '/account/password', { ...change, currentPassword: password })).status).toBe(204);
    expect((await here.call('GET', '/session')).status).toBe(200);
    expect((await there.call('GET', '/session')).status).toBe(401);
    for (const each of scripts) expect((await each.call('GET', '/account')).status).toBe(401);
    expect((await script(replica, name, change.newPassword).call('GET', '/account')).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are listed with where they are, and end one by one or all others at once', async () => {
    const { name } = await newUser();
    const laptop = await signIn(portier, name, password, 'Laptop/1');
    const phone = await signIn(portier, name, password, 'Phone/2');
    const tablet = await signIn(portier, name, password, 'Tablet/3');
    const { items } = (await laptop.call('GET', '/sessions')).body;
    expect(items.map(({ userAgent }: any) => userAgent).sort()).toEqual(['Laptop/1', 'Phone/2', 'Tablet/3']);
    expect(items.filter(({ isCurrent }: any) => isCurrent)).toMatchObject([
      { userAgent: 'Laptop/1', address: '127.0.0.1' },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/hash/i);
    const { id } = items.find(({ userAgent }: any) => userAgent === 'Phone/2');
    const { name: strangerName } = await newUser();
    const somebody = await signIn(portier, strangerName, password);
    expect((await somebody.call('DELETE', `/sessions/${id}`)).status).toBe(404);
    expect((await laptop.call('DELETE', `/sessions/${id}`)).status).toBe(204);
    expect((await phone.call('GET', '/session')).status).toBe(401);
    expect((await laptop.call('DELETE', '/sessions')).status).toBe(204);
    expect((await tablet.call('GET', '/session')).status).toBe(401);
    expect((await laptop.call('GET', '/session')).status).toBe(200);
  });
});

describe('API tokens', () => {
  it('act as their owner within their scopes, are shown once and stored hashed', async () => {
    const { name } = await newUser();
    const browser = await signIn(portier, name, password);
    const made = await browser.call('POST', '/tokens', { name: 'script', scopes: ['streams:read', 'streams:read'] });
    const { token, hint, scopes } = made.body;
    expect([made.status, token.slice(-4), scopes]).toEqual([201, hint, ['streams:read']]);
    const listed = await browser.call('GET', '/tokens');
    expect(listed.body.items).toMatchObject([{ name: 'script', lastUsedAt: null, expiresAt: null }]);
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const stored = await portier.database.query<{ token_hash: string }>('select * from user_tokens');
    expect(stored.map(({ token_hash }) => token_hash)).toContain(hashToken(token));
    expect(JSON.stringify(stored)).not.toContain(token);
    const holder = bearer(replica, token);
    expect((await holder.call('GET', '/streams')).status).toBe(200);
    expect((await holder.call('POST', '/streams', { name: 'x' })).status).toBe(403);
    expect((await holder.call('GET', '/tasks')).status).toBe(403);
    expect((await browser.call('GET', '/tokens')).body.items[0].lastUsedAt).not.toBeNull();
    const { id } = made.body;
    const { name: strangerName } = await newUser();
    expect((await script(portier, strangerName, password).call('DELETE', `/tokens/${id}`)).status).toBe(404);
    expect((await browser.call('DELETE', `/tokens/${id}`)).status).toBe(204);
    expect((await holder.call('GET', '/streams')).status).toBe(401);
  });

  it('end when they expire', async () => {
    const { name } = await newUser();
    const browser = await signIn(portier, name, password);
    const draft = { name: 'soon', scopes: ['streams:read'] };
    const past = await browser.call('POST', '/tokens', { ...draft, expiresAt: '2020-01-01T00:00:00Z' });
    expect([past.status, past.body.errors[0].path]).toEqual([422, 'expiresAt']);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { token, id } = (await browser.call('POST', '/tokens', { ...draft, expiresAt })).body;
    expect((await bearer(portier, token).call('GET', '/streams')).status).toBe(200);
    await portier.database.query(`update user_tokens set expires_at = now() where id = $1`, [id]);
    expect((await bearer(portier, token).call('GET', '/streams')).status).toBe(401);
  });

  it('have a name of their own for each person, and cannot make further ones', async () => {
    const people = [await newUser(), await newUser()].map(({ name }) => script(portier, name, password));
    const draft = { name: 'mine', scopes: ['*:write', 'tokens:write'] };
    const tokens: string[] = [];
    for (const person of people) tokens.push((await person.call('POST', '/tokens', draft)).body.token);
    const again = await people[0]!.call('POST', '/tokens', draft);
    expect([again.status, again.body.errors[0].path]).toEqual([409, 'name']);
    expect((await bearer(portier, tokens[0]!).call('POST', '/tokens', { ...draft, name: 'more' })).status).toBe(403);
    const wrong = await people[0]!.call('POST', '/tokens', { name: 'wrong', scopes: ['everything'] });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'scopes.0']);
  });
});

describe('guessing', () => {
  const guess = (at: RunningPortier, user: string, wrong: string) =>
    stranger(at).call('POST', '/session', { user, password: wrong });

  it('is slowed on every replica, whichever was asked, by form or by HTTP Basic', async () => {
    const { name } = await newUser();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const at = attempt % 2 === 0 ? portier : replica;
      const answer =
        attempt % 3 === 0
          ? await script(at, name, `a${attempt}`).call('GET', '/account')
          : await guess(at, name, `a${attempt}`);
      expect(answer.status).toBe(401);
    }
    // The wait after five is a second: it does not pass, however slow this machine is.
    await portier.database.query(`update sign_in_attempts set last_at = now() + interval '1 hour'`);
    for (const at of [portier, replica]) expect((await guess(at, name, 'again')).status).toBe(429);
    expect((await script(replica, name, 'and again').call('GET', '/account')).status).toBe(429);
  });

  it('gets nowhere by asking a hundred times at once', async () => {
    const { name } = await newUser();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => guess(portier, name, `burst ${index}`)),
    );
    const judged = answers.filter(({ status }) => status === 401).length;
    // Five, and one more whenever a wait has passed meanwhile: 1 s, 2 s, 4 s ...
    expect(judged).toBeGreaterThanOrEqual(5);
    expect(judged).toBeLessThan(12);
    expect(answers.filter(({ status }) => status === 429).length).toBe(100 - judged);
  });

  it('is not what a script does that repeats an old password: nobody beside it is slowed', async () => {
    const { name } = await newUser();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect((await script(portier, name, 'the old password').call('GET', '/account')).status).toBe(401);
    }
    await signIn(portier, name, password);
  });

  it('costs a right password one argon2, however many requests of a script come at once', async () => {
    const { name } = await newUser();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => script(portier, name, password).call('GET', '/account')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
