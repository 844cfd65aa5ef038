import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { Portier } from '../portier.client.js';
import { profileName } from '../session.js';

/** What portierctl may do in the name of whoever signs in; its own token included, so that it can revoke it. */
const scopes = ['*:write', 'session:read', 'tokens:write'];

interface LoginOptions {
  user?: string;
  passwordStdin?: true;
  tokenStdin?: true;
  manageUsers?: true;
}

export function addLogin(program: Command, context: Context): void {
  program
    .command('login')
    .option('--user <name>', 'name or mail address; asked for without it')
    .option('--password-stdin', 'read the password from standard input')
    .option('--token-stdin', 'keep an API token that was made on the account page, from standard input')
    .option('--manage-users', 'let the token also make and change accounts, which it else may only list')
    .description('sign in, and keep an API token in a profile')
    .action(async (given: LoginOptions, own: Command) => {
      const url = await addressOf(context, own);
      const token =
        given.tokenStdin === true ? (await context.terminal.readAll()).trim() : await newToken(context, url, given);
      const portier = new Portier({ url, authorization: `Bearer ${token}` });
      const { user } = await portier.ask(portier.client.GET('/api/v1/session'));
      const profiles = context.profiles();
      const file = await profiles.read();
      const name = profileName(context.options(own), context.config(), file);
      await profiles.write({ current: name, profiles: { ...file.profiles, [name]: { url, token } } });
      context.done(own, `signed in as ${user.name} at ${url}; profile "${name}" in ${profiles.file}`);
    });
  addLogout(program, context);
  addProfiles(program, context);
  addStatus(program, context);
}

async function addressOf(context: Context, command: Command): Promise<string> {
  const options = context.options(command);
  const config = context.config();
  const file = await context.profiles().read();
  const url = options.url ?? config.PORTIER_URL ?? file.profiles[profileName(options, config, file)]?.url;
  if (url === undefined) throw new Refusal('which portier? portierctl login --url <address>', exitStatus.usage);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Refusal(`--url: use an address such as https://portier.example.org`, exitStatus.usage);
  }
  return url;
}

async function newToken(
  context: Context,
  url: string,
  { user, passwordStdin, manageUsers }: LoginOptions,
): Promise<string> {
  const name = user ?? (await context.terminal.askLine('Name: '));
  const password =
    passwordStdin === true
      ? (await context.terminal.readAll()).replace(/\r?\n$/, '')
      : await context.terminal.askSecret('Password: ');
  const basic = Buffer.from(`${name}:${password}`).toString('base64');
  const portier = new Portier({ url, authorization: `Basic ${basic}` });
  const asked = manageUsers === true ? [...scopes, 'users:write'] : scopes;
  const body = { name: `portierctl on ${context.terminal.hostName()}, ${context.terminal.clock()}`, scopes: asked };
  return (await portier.ask(portier.client.POST('/api/v1/tokens', { body }))).token;
}

function addLogout(program: Command, context: Context): void {
  program
    .command('logout')
    .description('revoke the token of the profile and forget it')
    .action(async (_options: object, own: Command) => {
      const profiles = context.profiles();
      const file = await profiles.read();
      const name = profileName(context.options(own), context.config(), file);
      const profile = file.profiles[name];
      if (profile?.token === undefined) throw new Refusal(`profile "${name}" is not signed in`, exitStatus.signIn);
      await revoke(new Portier({ url: profile.url, authorization: `Bearer ${profile.token}` }), profile.token).catch(
        (error: unknown) =>
          context.terminal.warn(`the token is forgotten, but not revoked: ${(error as Error).message}\n`),
      );
      await profiles.write({ ...file, profiles: { ...file.profiles, [name]: { url: profile.url } } });
      context.done(own, `signed out of ${profile.url}`);
    });
}

async function revoke(portier: Portier, token: string): Promise<void> {
  const items = await portier.all(
    (cursor, limit) =>
      portier.ask(portier.client.GET('/api/v1/tokens', { params: { query: { limit, ...(cursor && { cursor }) } } })),
    1_000,
  );
  const own = items.filter(({ hint, name }) => token.endsWith(hint) && name.startsWith('portierctl on '));
  for (const { id } of own)
    await portier.ask(portier.client.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }));
}

function addProfiles(program: Command, context: Context): void {
  const profiles = program.command('profiles').description('installations portierctl knows');
  profiles
    .command('list')
    .description('list profiles')
    .action(async (_options: object, own: Command) => {
      const { current, profiles: known } = await context.profiles().read();
      const items = Object.entries(known).map(([name, { url, token }]) => ({
        name,
        url,
        signedIn: token !== undefined,
      }));
      context.list(own, items, [
        { title: 'NAME', text: ({ name }) => name },
        { title: 'CHOSEN', text: ({ name }) => name === current },
        { title: 'ADDRESS', text: ({ url }) => url },
        { title: 'SIGNED IN', text: ({ signedIn }) => signedIn },
      ]);
    });
  profiles
    .command('use')
    .argument('<name>')
    .description('choose the profile of the commands to come')
    .action(async (name: string, _options: object, own: Command) => {
      const store = context.profiles();
      const file = await store.read();
      if (file.profiles[name] === undefined) throw new Refusal(`there is no profile "${name}"`, exitStatus.notFound);
      await store.write({ ...file, current: name });
      context.done(own, `profile "${name}" is used from now on`);
    });
}

function addStatus(program: Command, context: Context): void {
  program
    .command('status')
    .description('who is signed in where, and what is live')
    .action(async (_options: object, own: Command) => {
      const portier = await context.portier(own);
      const [{ user }, server, live, problems] = await Promise.all([
        portier.ask(portier.client.GET('/api/v1/session')),
        portier.ask(portier.client.GET('/api/v1/server')),
        portier.all((cursor, limit) => liveStreams(portier, cursor, limit), 10_000),
        portier.ask(portier.client.GET('/api/v1/problems', { params: { query: { limit: 200 } } })),
      ]);
      context.item(own, {
        ...{ address: portier.connection.url, version: server.version, user: user.name },
        ...{ isAdministrator: user.isAdministrator, liveStreams: live.length, openProblems: problems.items.length },
      });
    });
}

function liveStreams(portier: Portier, cursor: string | undefined, limit: number) {
  const query = { live: 'true', limit, ...(cursor && { cursor }) } as never;
  return portier.ask(portier.client.GET('/api/v1/streams', { params: { query } }));
}
