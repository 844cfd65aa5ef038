import { seal, deriveClusterKeys } from '@app/contract';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { script, signIn, stranger } from '../users/testing/person.js';
import { FormBrowser, startProvider, type TestProvider } from './testing/provider.js';

const publicUrl = 'http://portier.example:8080';
const redirectUri = `${publicUrl}/api/v1/openid/callback`;
const client = { clientId: 'portier', clientSecret: 'a secret of at least thirty-two characters' };
const password = 'Tannennadelkaffee';

const people = {
  anna: { preferred_username: 'anna', name: 'Anna', email: 'anna@example.org', email_verified: true },
  boss: { preferred_username: 'boss', groups: ['staff', 'portier-admins'] },
  taken: { preferred_username: 'admin', name: 'Not the admin' },
  local: { preferred_username: 'local', email: 'local@example.org', email_verified: true },
  friend: { preferred_username: 'friend' },
};

/** Sign-in with a real OpenID Connect provider (oidc-provider), as a program of its own. */
describe('OpenID Connect', () => {
  let provider: TestProvider;
  let portier: RunningPortier;
  const settings = (more: Record<string, string> = {}) => ({
    PORTIER_PUBLIC_URL: publicUrl,
    PORTIER_OPENID_ISSUER: provider.issuer,
    PORTIER_OPENID_CLIENT_ID: client.clientId,
    PORTIER_OPENID_CLIENT_SECRET: client.clientSecret,
    PORTIER_OPENID_LABEL: 'Company account',
    ...more,
  });
  beforeAll(async () => {
    provider = await startProvider({ ...client, redirectUri, people });
    portier = await startPortier(
      settings({
        PORTIER_OPENID_REGISTRATION: 'open',
        PORTIER_OPENID_SCOPES: 'openid profile email groups',
        PORTIER_OPENID_ADMINISTRATOR: 'groups=portier-admins',
      }),
    );
  });
  afterAll(async () => {
    await portier?.close();
    await provider?.stop();
  });

  /** Up to the address the provider sends the browser back to. */
  async function begin(browser: FormBrowser, login: string, at = portier, next = '/streams'): Promise<string> {
    const began = await browser.fetch(`${at.url}/api/v1/openid/sign-ins`, {
      ...{ method: 'POST', body: JSON.stringify({ next }), headers: { 'content-type': 'application/json' } },
    });
    const { url } = (await began.json()) as { url: string };
    return browser.signIn(url, login, redirectUri);
  }

  /** Opens what the provider sent the browser back with. @returns where it leads then */
  async function comeBack(browser: FormBrowser, address: string, at = portier): Promise<string> {
    const response = await browser.fetch(address.replace(publicUrl, at.url));
    expect(response.status).toBe(303);
    return response.headers.get('location') ?? '';
  }

  async function whole(login: string, at = portier): Promise<{ browser: FormBrowser; location: string }> {
    const browser = new FormBrowser();
    return { browser, location: await comeBack(browser, await begin(browser, login, at), at) };
  }

  const accountOf = async (browser: FormBrowser) =>
    (await (await browser.fetch(`${portier.url}/api/v1/account`)).json()) as any;

  it('is offered on the sign-in page', async () => {
    expect((await stranger(portier).call('GET', '/sign-in-options')).body.openId).toEqual({ label: 'Company account' });
  });

  it('makes an account at the first sign-in, finds it at the second, and goes where somebody wanted', async () => {
    const first = await whole('anna');
    expect(first.location).toBe('/streams');
    const account = await accountOf(first.browser);
    expect(account).toMatchObject({
      ...{ name: 'anna', displayName: 'Anna', email: 'anna@example.org', hasPassword: false, state: 'active' },
      ...{ isAdministrator: false, openIdIssuer: provider.issuer },
    });
    const { items } = (await portier.call<{ items: any[] }>('GET', `/audit?objectId=${account.id}`)).body;
    expect(items.at(-1)).toMatchObject({ action: 'created', actor: { kind: 'visitor' }, address: '127.0.0.1' });
    const second = await whole('anna');
    expect((await accountOf(second.browser)).id).toBe(account.id);
    expect((await script(portier, 'anna', '').call('GET', '/account')).status).toBe(401);
  });

  it('gives another name to who would be taken for somebody else', async () => {
    const { browser } = await whole('taken');
    expect(await accountOf(browser)).toMatchObject({ name: 'admin-2', isAdministrator: false });
  });

  it('makes an administrator by a claim, and takes it back with the claim', async () => {
    const { browser } = await whole('boss');
    const account = await accountOf(browser);
    expect(account.isAdministrator).toBe(true);
    await portier.database.query(`update users set is_administrator = true where name = 'anna'`);
    expect((await accountOf((await whole('anna')).browser)).isAdministrator).toBe(false);
  });

  it('never takes over an account by its mail address; its owner connects it', async () => {
    await portier.call('POST', '/users', { body: { name: 'local', email: 'local@example.org', password } });
    expect((await whole('local')).location).toBe('/login?openid=mail_taken');
    const owner = await signIn(portier, 'local', password);
    const answer = await owner.call('POST', '/account/openid', { next: '/account' });
    const flowCookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const back = await new FormBrowser().signIn(answer.body.url, 'local', redirectUri);
    const connected = await fetch(back.replace(publicUrl, portier.url), {
      ...{ redirect: 'manual', headers: { cookie: flowCookie } },
    });
    expect(connected.headers.get('location')).toBe('/account');
    expect((await accountOf((await whole('local')).browser)).name).toBe('local');
    expect((await owner.call('DELETE', '/account/openid')).body.openIdIssuer).toBeNull();
    expect((await whole('local')).location).toBe('/login?openid=mail_taken');
    const { id } = (await owner.call('GET', '/account')).body;
    const { items } = (await portier.call<{ items: any[] }>('GET', `/audit?objectId=${id}&action=changed`)).body;
    const told = items.filter(({ after }) => 'oidcIssuer' in after);
    expect(told.map(({ actor, address, after }) => [actor.name, address, after.oidcIssuer])).toEqual([
      ['local', '127.0.0.1', null],
      ['local', '127.0.0.1', provider.issuer],
    ]);
  });

  it('refuses who is disabled here', async () => {
    const { id } = await accountOf((await whole('friend')).browser);
    await portier.call('POST', `/users/${id}/disable`);
    expect((await whole('friend')).location).toBe('/login?openid=disabled');
  });

  it.each<[string, (address: string) => string, string]>([
    ['another state', (address) => address.replace(/state=[^&]+/, 'state=forged'), 'failed'],
    ['another code', (address) => address.replace(/code=[^&]+/, 'code=forged'), 'failed'],
    ['another issuer', (address) => address.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'), 'failed'],
    ['nothing at all', () => redirectUri, 'failed'],
    ['a refusal of the person', () => `${redirectUri}?error=access_denied&state=x`, 'denied'],
  ])('takes nobody who comes back with %s', async (_, change, reason) => {
    const browser = new FormBrowser();
    const location = await comeBack(browser, change(await begin(browser, 'anna')));
    expect(location).toBe(`/login?openid=${reason}`);
    expect(browser.cookie(portier.url, 'portier_session')).toBeUndefined();
  });

  it('takes nobody in another browser, or a second time, or too late', async () => {
    const browser = new FormBrowser();
    const address = await begin(browser, 'anna');
    expect(await comeBack(new FormBrowser(), address)).toBe('/login?openid=expired');
    expect(await comeBack(browser, address)).toBe('/streams');
    expect(await comeBack(browser, address)).toBe('/login?openid=expired');
    const keys = deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);
    const late = { purpose: 'openid', state: 's', nonce: 'n', verifier: 'v', next: '/', userId: null, expiresAt: 1 };
    const answer = await fetch(address.replace(publicUrl, portier.url), {
      ...{ redirect: 'manual', headers: { cookie: `portier_openid=${seal(keys, JSON.stringify(late))}` } },
    });
    expect(answer.headers.get('location')).toBe('/login?openid=expired');
  });

  it.each([['https://evil.example/'], ['//evil.example'], ['/\\evil.example'], ['/login']])(
    'leads nowhere else: %s',
    async (next) => {
      const browser = new FormBrowser();
      expect(await comeBack(browser, await begin(browser, 'anna', portier, next))).toBe('/');
    },
  );

  it('lets nobody in whom Portier does not know, unless that is wanted, and asks for approval where that is', async () => {
    for (const [registration, reason] of [
      ['off', 'no_account'],
      ['approval', 'pending'],
    ] as const) {
      const strict = await startPortier(settings({ PORTIER_OPENID_REGISTRATION: registration }));
      expect((await whole('anna', strict)).location).toBe(`/login?openid=${reason}`);
      const [known] = (await strict.call<{ items: any[] }>('GET', '/users?search=anna')).body.items;
      expect(known?.state).toBe(registration === 'off' ? undefined : 'pending');
      if (known !== undefined) {
        await strict.call('POST', `/users/${known.id}/approve`);
        expect((await whole('anna', strict)).location).toBe('/streams');
      }
      await strict.close();
    }
  });

  it('says so when the provider is away, and lets people in by password', async () => {
    const lost = await startPortier({ ...settings(), PORTIER_OPENID_ISSUER: 'http://127.0.0.1:9' });
    const answer = await stranger(lost).call('POST', '/openid/sign-ins', {});
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    expect((await script(lost, 'admin', lost.admin.password).call('GET', '/account')).status).toBe(200);
    await lost.close();
    const none = await stranger(portier, { origin: 'https://evil.example' }).call('POST', '/openid/sign-ins', {});
    expect(none.status).toBe(403);
  });
});
