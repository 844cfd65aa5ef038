import type { BulkAnswer } from '../http/bulk.js';
import { hashPassword } from '../accounts/passwords.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { table, unknown, type Route } from './testing/route-table.js';
import { actors, addUser, addWorld, signedIn, type Actor, type World } from './testing/world.js';

/** Whose `{id}` it is, by the first part of the path. */
const ids: Record<string, (world: World) => string> = {
  streams: ({ stream }) => stream,
  applications: ({ application }) => application,
  configurations: ({ configuration }) => configuration,
  tasks: ({ task }) => task,
  groups: ({ group }) => group,
  users: ({ person }) => person,
  concierges: ({ concierge }) => concierge,
  'media-servers': ({ mediaServer }) => mediaServer,
  edges: ({ edge }) => edge,
  audit: ({ auditEntry }) => auditEntry,
  'alert-destinations': ({ alertDestination }) => alertDestination,
  'alert-rules': ({ alertRule }) => alertRule,
  'alert-deliveries': ({ alertDelivery }) => alertDelivery,
};

let portier: RunningPortier;
let routes: string[];
const accounts = new Map<Actor, string>();
const sessions = new Map<Actor, Record<string, string>>();

beforeAll(async () => {
  portier = await startPortier({ PORTIER_LEGACY_PROTOCOL: 'true' });
  // Nothing is live: a sweep would end the tasks of the worlds.
  await portier.database.query(
    `insert into schedules (name, next_at) values ('sweep-streams', now() + interval '1 hour')
       on conflict (name) do update set next_at = excluded.next_at`,
  );
  for (const actor of actors.slice(1)) {
    accounts.set(actor, await addUser(portier.database, actor, actor === 'administrator'));
  }
  await portier.database.query('update users set password_hash = $1', [await hashPassword('a password of a test')]);
  const document = (await (await fetch(`${portier.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const methods = ['get', 'put', 'post', 'patch', 'delete'];
  routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => methods.includes(method))
      .map((method) => `${method.toUpperCase()} ${path.replace(/^\/api\/v1/, '')}`),
  );
});
afterAll(() => portier.close());

function pathOf(name: string, { id, query = '' }: Route, world: World): string {
  const [, path = ''] = name.split(' ');
  const noun = path.split('/')[1] ?? '';
  const grants: Record<string, string> = {
    streams: world.streamGrant,
    applications: world.applicationGrant,
    configurations: world.configurationGrant,
  };
  const values: Record<string, string> = {
    id: (id ?? ids[noun] ?? unknown)(world),
    keyId: world.key,
    invitationId: world.invitation,
    userId: world.person,
    grantId: grants[noun] ?? '',
  };
  return path.replace(/\{(\w+)\}/g, (_, parameter: string) => values[parameter] ?? unknown()) + query;
}

/** An actor's session: one for all, but for routes that may end it. */
async function headersOf(actor: Actor, name: string): Promise<Record<string, string>> {
  const account = accounts.get(actor);
  if (account === undefined) return {};
  if (/\/(session|account)/.test(name)) {
    sessions.delete(actor);
    return signedIn(portier.database, account);
  }
  const known = sessions.get(actor) ?? (await signedIn(portier.database, account));
  sessions.set(actor, known);
  return known;
}

/** One request of an actor. Bodies are read only as far as they end: an event stream does not. */
async function ask(name: string, route: Route, actor: Actor, world: World) {
  if (route.person !== undefined) {
    await portier.database.query('update users set state = $2 where id = $1', [world.person, route.person]);
  }
  const headers = await headersOf(actor, name);
  const abort = new AbortController();
  const body = route.body?.(world);
  const response = await fetch(`${portier.url}/api/v1${pathOf(name, route, world)}`, {
    method: name.split(' ')[0] ?? '',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    signal: abort.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const isEndless = response.headers.get('content-type')?.includes('event-stream') === true;
  const text = isEndless ? '' : await response.text();
  abort.abort();
  const sent = `${response.url} ${JSON.stringify(body)}`;
  const secrets = [world.mark, world.stream, world.configuration, world.task].filter((each) => !sent.includes(each));
  return { status: response.status, hasSecret: response.ok && secrets.some((each) => text.includes(each)) };
}

describe('every route of the API', () => {
  it('is in the table of this test', () => {
    expect(routes.filter((name) => table[name] === undefined)).toEqual([]);
    expect(Object.keys(table).filter((name) => !routes.includes(name))).toEqual([]);
  });

  it('answers each caller what it may know and do, and tells a stranger of nothing that is not its own', async () => {
    const answered: Record<string, readonly (number | null)[]> = {};
    const expected: Record<string, readonly (number | null)[]> = {};
    const leaks: string[] = [];
    const shared = await addWorld(portier.database, accounts);
    for (const [name, route] of Object.entries(table)) {
      const ofActor = async (actor: Actor, at: number): Promise<number | null> => {
        if (route.expected[at] === null) return null;
        // What is about to be changed is made anew for each who may.
        const isChange = !name.startsWith('GET') && (route.expected[at] ?? 400) < 300;
        const world = isChange ? await addWorld(portier.database, accounts) : shared;
        const { status, hasSecret } = await ask(name, route, actor, world);
        if (hasSecret && (actor === 'stranger' || actor === 'nobody')) leaks.push(`${actor}: ${name}`);
        return status;
      };
      answered[name] = await Promise.all(actors.map(ofActor));
      expected[name] = route.expected;
    }
    expect({ answered, leaks }).toEqual({ answered: expected, leaks: [] });
  }, 240_000);

  it('does in bulk what each caller may do one by one, and tells of the others that there is no such thing', async () => {
    const bulk: [string, (world: World) => unknown][] = [
      ['streams/bulk', ({ stream }) => ({ ids: [stream], action: 'disable' })],
      ['streams/bulk', ({ stream }) => ({ ids: [stream], action: 'delete' })],
      ['configurations/bulk', ({ configuration }) => ({ ids: [configuration], action: 'delete' })],
      ['tasks/retry', ({ task }) => ({ ids: [task] })],
    ];
    const statuses: (number | null)[][] = [];
    for (const [path, bodyOf] of bulk) {
      const ofActor = async (actor: Actor) => {
        const world = await addWorld(portier.database, accounts);
        const headers = await headersOf(actor, path);
        const answer = await portier.call<BulkAnswer>('POST', `/${path}`, {
          body: bodyOf(world),
          headers: { authorization: '', ...headers },
        });
        return answer.body.items[0]?.problem?.status ?? null;
      };
      statuses.push(await Promise.all(actors.slice(1).map(ofActor)));
    }
    expect(statuses).toEqual([
      [404, 403, null, null, null],
      [404, 403, 403, null, null],
      [404, 403, null, null, null],
      [404, 403, null, null, null],
    ]);
  });
});
