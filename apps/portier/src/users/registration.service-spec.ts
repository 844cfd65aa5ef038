import { openMailbox, secretIn, type Mailbox } from '../mail/testing/mailbox.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { signIn, stranger } from './testing/person.js';

const password = 'Tannennadelkaffee';

/** Registration with approval, and forgotten passwords, with a real mail server. */
describe('accounts by mail', () => {
  let mailbox: Mailbox;
  let portier: RunningPortier;
  beforeAll(async () => {
    mailbox = await openMailbox();
    portier = await startPortier({
      PORTIER_SMTP_URL: mailbox.url,
      PORTIER_REGISTRATION: 'approval',
      PORTIER_PUBLIC_URL: 'http://portier.example:8080',
    });
    await portier.database.query(`update users set email = 'boss@example.org', language = 'de' where name = 'admin'`);
  });
  afterAll(async () => {
    await portier?.close();
    await mailbox?.close();
  });
  // Each test is somebody else asking for mails, from the same address.
  beforeEach(() => portier.database.query('delete from sign_in_attempts'));

  const post = (path: string, body: unknown) => stranger(portier).call('POST', path, body);
  const register = (name: string, email = `${name}@example.org`) =>
    post('/registrations', { name, email, language: 'de' });
  const userNamed = async (name: string) =>
    (await portier.call<{ items: any[] }>('GET', `/users?search=${name}`)).body.items[0];

  /** Registered, confirmed and approved. */
  async function newUser(name: string): Promise<void> {
    await register(name);
    const token = secretIn(await mailbox.next(`${name}@example.org`));
    expect((await post('/password-resets/completion', { token, password })).status).toBe(200);
    await mailbox.next('boss@example.org');
    await portier.call('POST', `/users/${(await userNamed(name)).id}/approve`);
    await mailbox.next(`${name}@example.org`);
  }

  it('tells the sign-in page what is on', async () => {
    expect((await stranger(portier).call('GET', '/sign-in-options')).body).toEqual({
      registration: 'approval',
      passwordReset: true,
      openId: null,
      minimalPasswordLength: 10,
    });
  });

  it('leads from the form to a mail, a password, an approval, and in', async () => {
    expect((await register('anna')).status).toBe(202);
    const mail = await mailbox.next('anna@example.org');
    expect(mail.subject).toBe('Portier-Konto aktivieren');
    expect(mail.text).toContain('http://portier.example:8080/activate#');
    expect(await userNamed('anna')).toMatchObject({ state: 'unconfirmed', hasPassword: false, language: 'de' });
    const token = secretIn(mail);
    expect((await post('/password-resets/preview', { token })).body).toEqual({
      ...{ name: 'anna', email: 'anna@example.org', purpose: 'activate' },
    });
    expect((await post('/password-resets/completion', { token, password })).body).toEqual({
      ...{ name: 'anna', state: 'pending' },
    });
    const early = await post('/session', { user: 'anna', password });
    expect([early.status, early.body.code]).toEqual([403, 'account_pending']);
    const wanted = await mailbox.next('boss@example.org');
    expect(wanted.subject).toContain('anna wartet auf Freigabe');
    const { id } = await userNamed('anna');
    expect((await portier.call<any>('POST', `/users/${id}/approve`)).body.state).toBe('active');
    expect((await mailbox.next('anna@example.org')).subject).toBe('Ihr Portier-Konto ist freigegeben');
    const anna = await signIn(portier, 'Anna@Example.org', password);
    expect((await anna.call('GET', '/account')).body).toMatchObject({ name: 'anna', isAdministrator: false });
    expect((await anna.call('GET', '/users')).status).toBe(403);
  });

  it('says the same of an address that has an account; only its owner learns it', async () => {
    const fresh = await register('berta');
    const known = await register('berta2', 'boss@example.org');
    expect([known.status, known.body]).toEqual([fresh.status, fresh.body]);
    expect((await mailbox.next('boss@example.org')).text).toContain('„admin“');
    expect(await userNamed('berta2')).toBeUndefined();
    const takenName = await register('ADMIN', 'someone@example.org');
    expect([takenName.status, takenName.body.errors[0].path]).toEqual([409, 'name']);
  });

  it('lets who owns the address choose the password, whoever registered it first', async () => {
    await register('mallory', 'victim@example.org');
    const first = secretIn(await mailbox.next('victim@example.org'));
    await register('victim', 'victim@example.org');
    const second = secretIn(await mailbox.next('victim@example.org'));
    expect((await post('/password-resets/preview', { token: second })).body.name).toBe('victim');
    expect((await post('/password-resets/completion', { token: second, password })).status).toBe(200);
    expect((await post('/password-resets/completion', { token: first, password: 'Regenwetterlied' })).status).toBe(410);
  });

  it('refuses a weak password in words, and keeps the link', async () => {
    await register('clara');
    const token = secretIn(await mailbox.next('clara@example.org'));
    const weak = await post('/password-resets/completion', { token, password: 'clara-2026!' });
    expect(weak.status).toBe(422);
    expect(weak.body.errors).toEqual([{ path: 'password', message: expect.stringContaining('your name') }]);
    expect((await post('/password-resets/completion', { token, password })).status).toBe(200);
  });

  it('replaces a forgotten password once, ends the sessions, and tells nobody who has an account', async () => {
    await newUser('dora');
    const browser = await signIn(portier, 'dora', password);
    const asked = await post('/password-resets', { user: 'dora@example.org' });
    const unknown = await post('/password-resets', { user: 'nobody@example.org' });
    expect([asked.status, asked.body]).toEqual([202, unknown.body]);
    expect(unknown.status).toBe(202);
    const mail = await mailbox.next('dora@example.org');
    expect(mail.text).toContain('/reset#');
    const token = secretIn(mail);
    const stored = JSON.stringify(await portier.database.query('select * from account_links'));
    expect(stored).not.toContain(token);
    const next = 'Regenwetterlied';
    const [one, other] = await Promise.all(
      [1, 2].map(() => post('/password-resets/completion', { token, password: next })),
    );
    expect([one!.status, other!.status].sort()).toEqual([200, 410]);
    expect((await browser.call('GET', '/session')).status).toBe(401);
    expect((await post('/session', { user: 'dora', password })).status).toBe(401);
    await signIn(portier, 'dora', next);
    expect((await mailbox.next('dora@example.org')).subject).toContain('geändert');
    expect(mailbox.mails.filter(({ to }) => to === 'nobody@example.org')).toEqual([]);
  });

  it('does not take a link that is too old, or made up', async () => {
    await newUser('emil');
    await post('/password-resets', { user: 'emil' });
    const token = secretIn(await mailbox.next('emil@example.org'));
    await portier.database.query(`update account_links set expires_at = now() - interval '1 second'`);
    for (const wrong of [token, 'x', 'x'.repeat(200)]) {
      const answer = await post('/password-resets/completion', { token: wrong, password });
      expect([answer.status, answer.body.code]).toEqual([410, 'link_invalid']);
    }
  });

  it('sends nobody mails without end, known or not', async () => {
    for (const user of ['flood@example.org', 'emil@example.org']) {
      const statuses: number[] = [];
      for (let time = 0; time < 3; time += 1) statuses.push((await post('/password-resets', { user })).status);
      // The wait after three is a second: it does not pass, however slow this machine is.
      await portier.database.query(`update sign_in_attempts set last_at = now() + interval '1 hour'`);
      statuses.push((await post('/password-resets', { user })).status);
      expect(statuses).toEqual([202, 202, 202, 429]);
    }
  });

  it('changes the mail address once the new one has answered, and tells the old one', async () => {
    await newUser('frieda');
    const frieda = await signIn(portier, 'frieda', password);
    const change = { email: 'neu@example.org', currentPassword: password };
    const wrong = await frieda.call('POST', '/account/email', { ...change, currentPassword: 'not it' });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'currentPassword']);
    expect((await frieda.call('POST', '/account/email', change)).status).toBe(204);
    expect((await frieda.call('GET', '/account')).body.email).toBe('frieda@example.org');
    const token = secretIn(await mailbox.next('neu@example.org'));
    // A link for the address sets no password, and the other way round.
    expect((await post('/password-resets/completion', { token, password })).status).toBe(410);
    expect((await post('/account/email/confirmation', { token })).status).toBe(204);
    expect((await frieda.call('GET', '/account')).body.email).toBe('neu@example.org');
    expect((await mailbox.next('frieda@example.org')).subject).toContain('Mailadresse');
  });

  it.each([
    ['/registrations', { name: 'gero', email: 'g@example.org' }],
    ['/password-resets', { user: 'admin' }],
    ['/password-resets/completion', { token: 'x', password }],
    ['/account/email/confirmation', { token: 'x' }],
  ])('takes nothing from another site: %s', async (path, body) => {
    const answer = await stranger(portier, { origin: 'https://evil.example' }).call('POST', path, body);
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
  });
});

describe('without a mail server', () => {
  it('says so, and an administrator hands over a link instead', async () => {
    const portier = await startPortier();
    const options = await stranger(portier).call('GET', '/sign-in-options');
    expect(options.body).toMatchObject({ registration: 'off', passwordReset: false });
    const registered = await stranger(portier).call('POST', '/registrations', { name: 'hans', email: 'h@example.org' });
    expect([registered.status, registered.body.code]).toEqual([403, 'registration_off']);
    const forgotten = await stranger(portier).call('POST', '/password-resets', { user: 'admin' });
    expect([forgotten.status, forgotten.body.code]).toEqual([409, 'mail_off']);
    expect(forgotten.body.detail).toContain('administrator');

    const made = await portier.call<any>('POST', '/users', { body: { name: 'hans' } });
    expect(made.status).toBe(201);
    const [, token] = made.body.link.url.split('#');
    const done = await stranger(portier).call('POST', '/password-resets/completion', { token, password });
    expect(done.body).toEqual({ name: 'hans', state: 'active' });
    await signIn(portier, 'hans', password);
    await portier.close();
  });
});
