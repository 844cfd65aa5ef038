import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import type { Noun } from '../noun.js';
import type { Portier } from '../portier.client.js';
import { argumentOf, idOf } from './lists.service.js';

type Grant = ApiSchemas['Grant'];
type Grants = Pick<ApiSchemas['GrantList'], 'items' | 'version'>;
type Grantee = Pick<Grant, 'kind' | 'id' | 'name'>;

interface WhoOptions {
  user?: string[];
  group?: string[];
}

/** The routes of one noun stand for those of all that can be shared: they are the same. */
type GrantsPath = '/api/v1/streams/{id}/grants';

/** `grants`, `share` and `unshare` of what can be shared. */
export function addSharing(command: Command, noun: Noun, context: Context): void {
  command
    .command('grants')
    .argument(argumentOf(noun))
    .description(`list who was given rights on a ${noun.one}`)
    .action(async (name: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const { items } = await grantsOf(portier, noun, await idOf(portier, noun, name));
      context.list(own, items, columns);
    });
  withWho(command.command('share').argument(argumentOf(noun)))
    .option('--rights <list>', rightsText(noun), (text: string) => text.split(',') as Grant['rights'], ['view'])
    .description(`give people or groups rights on a ${noun.one}; those they had on it are replaced`)
    .action(async (name: string, { rights, ...who }: WhoOptions & { rights: Grant['rights'] }, own: Command) => {
      const portier = await context.portier(own);
      const sharing = await Sharing.of(portier, noun, name);
      const grantees = await sharing.grantees(who);
      const rest = sharing.without(grantees);
      const next = [...rest, ...grantees.map(({ kind, id }) => ({ kind, id, rights }))];
      context.list(own, await sharing.replace(next), columns);
    });
  withWho(command.command('unshare').argument(argumentOf(noun)))
    .description(`take the rights of people or groups on a ${noun.one} away`)
    .action(async (name: string, who: WhoOptions, own: Command) => {
      const portier = await context.portier(own);
      const sharing = await Sharing.of(portier, noun, name);
      context.list(own, await sharing.replace(sharing.without(await sharing.grantees(who))), columns);
    });
}

const columns = [
  { title: 'ID', text: ({ grantId }: Grant) => grantId },
  { title: 'WHO', text: ({ kind }: Grant) => kind },
  { title: 'NAME', text: ({ name }: Grant) => name },
  { title: 'RIGHTS', text: ({ rights }: Grant) => rights.join(',') },
];

function withWho(command: Command): Command {
  return command.option('--user <name...>', 'names of people').option('--group <name...>', 'names of groups');
}

function rightsText({ command }: Noun): string {
  return `with commas between: view, change, delete${command === 'applications' ? ', create (make streams in it)' : ''}`;
}

function grantsOf(portier: Portier, noun: Noun, id: string): Promise<Grants> {
  return portier.ask(portier.client.GET(`${noun.path}/{id}/grants` as GrantsPath, { params: { path: { id } } }));
}

/** The grants on one thing, as they were when it was looked at: written back only while they still are. */
class Sharing {
  private constructor(
    private readonly portier: Portier,
    private readonly noun: Noun,
    private readonly id: string,
    private readonly list: Grants,
  ) {}

  static async of(portier: Portier, noun: Noun, name: string): Promise<Sharing> {
    const id = await idOf(portier, noun, name);
    return new Sharing(portier, noun, id, await grantsOf(portier, noun, id));
  }

  /** @throws Refusal when nobody is named, or somebody is not there */
  async grantees({ user = [], group = [] }: WhoOptions): Promise<Grantee[]> {
    if (user.length + group.length === 0) throw new Refusal('say who: --user or --group', exitStatus.usage);
    const named = [...user.map((name) => ['user', name] as const), ...group.map((name) => ['group', name] as const)];
    return Promise.all(named.map(([kind, name]) => this.grantee(kind, name)));
  }

  without(grantees: readonly Grantee[]): Pick<Grant, 'kind' | 'id' | 'rights'>[] {
    const rest = this.list.items.filter(({ kind, id }) => !grantees.some((one) => one.kind === kind && one.id === id));
    return rest.map(({ kind, id, rights }) => ({ kind, id, rights }));
  }

  async replace(items: Pick<Grant, 'kind' | 'id' | 'rights'>[]): Promise<Grant[]> {
    const params = { path: { id: this.id }, header: { 'If-Match': `"${this.list.version}"` } };
    const path = `${this.noun.path}/{id}/grants` as GrantsPath;
    return (await this.portier.ask(this.portier.client.PUT(path, { params, body: { items } }))).items;
  }

  /** Who has a grant already is no candidate for one. */
  private async grantee(kind: Grant['kind'], name: string): Promise<Grantee> {
    const isThem = (one: Grantee) => one.kind === kind && one.name.toLowerCase() === name.toLowerCase();
    const known = this.list.items.find(isThem);
    if (known !== undefined) return known;
    const path = `${this.noun.path}/{id}/grants/candidates` as `${GrantsPath}/candidates`;
    const params = { path: { id: this.id }, query: { search: name } };
    const found = (await this.portier.ask(this.portier.client.GET(path, { params }))).items.find(isThem);
    if (found === undefined)
      throw new Refusal(`there is no ${kind} "${name}" who can be given rights`, exitStatus.notFound);
    return found;
  }
}
