import type { PortierClient } from '@app/contract';
import { Option, type Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import type { Noun } from '../nouns.js';
import { nouns } from '../nouns.js';
import type { Portier } from '../portier.client.js';

type Thing = { id: string; name?: string };
type Listing = { items: Thing[]; nextCursor: string | null };

/** A path as the typed client wants it: which one is known when the command runs. */
type KnownPath = '/api/v1/streams';
type KnownOne = '/api/v1/streams/{id}';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const words: Record<string, string> = { yes: 'true', no: 'false' };

/** `list`, `show` and `delete` of a noun. */
export function addLists(command: Command, noun: Noun, context: Context): void {
  addList(command, noun, context);
  const argument = argumentOf(noun);
  if (noun.canShow === true) {
    command
      .command('show')
      .argument(argument)
      .description(`show a ${noun.one}`)
      .action(async (name: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        context.item(own, await thingOf(portier, noun, name));
      });
  }
  if (noun.canDelete !== true) return;
  command
    .command('delete')
    .argument(argument)
    .option('-y, --yes', 'do not ask')
    .description(`delete a ${noun.one}, for good`)
    .action(async (name: string, { yes }: { yes?: true }, own: Command) => {
      const portier = await context.portier(own);
      const id = await idOf(portier, noun, name);
      await confirmed(context, `Delete the ${noun.one} ${name}?`, yes);
      await portier.ask(portier.client.DELETE(`${noun.path}/{id}` as KnownOne, { params: { path: { id } } }));
      context.done(own, `${noun.one} ${name} deleted`);
    });
}

/** How a thing of a noun is named on the command line. */
export function argumentOf({ isById, one }: Noun): string {
  return isById === true ? `<${one.replace(' ', '-')}>` : `<${one} name or id>`;
}

/** @throws Refusal when nobody said yes */
export async function confirmed(context: Context, question: string, yes: true | undefined): Promise<void> {
  if (yes === true || (await context.terminal.confirm(question))) return;
  throw new Refusal('nothing was done: say --yes', exitStatus.usage);
}

function addList(command: Command, noun: Noun, context: Context): void {
  const list = command
    .command('list')
    .alias('ls')
    .description(`list ${noun.command.replace('-', ' ')}`)
    .addOption(new Option('--limit <n>', 'how many at the most').argParser(count).default(1000));
  for (const { flags, description } of noun.filters) list.option(flags, description);
  list.action(async (given: Record<string, string | number>, own: Command) => {
    const portier = await context.portier(own);
    const query = await queryOf(portier, noun, given);
    const items = await portier.all(
      (cursor, limit) => page(portier, noun.path, { ...query, cursor, limit }),
      Number(given['limit']),
    );
    context.list(own, items as never[], noun.columns);
  });
}

async function queryOf(
  portier: Portier,
  noun: Noun,
  given: Record<string, string | number>,
): Promise<Record<string, string>> {
  const query: Record<string, string> = {};
  for (const { flags, query: name } of noun.filters) {
    const value = given[/^--(\w+)/.exec(flags)?.[1] ?? ''];
    if (value === undefined) continue;
    const text = words[String(value)] ?? String(value);
    query[name] = name === 'streamId' ? await idOf(portier, nouns.streams as unknown as Noun, text) : text;
  }
  return query;
}

function page(portier: Portier, path: string, query: Record<string, unknown>): Promise<Listing> {
  const request = portier.client.GET(path as KnownPath, { params: { query: query as never } });
  return portier.ask(request as ReturnType<PortierClient['GET']>) as Promise<unknown> as Promise<Listing>;
}

/** @throws Refusal `not found` */
export async function thingOf(portier: Portier, noun: Noun, name: string): Promise<object> {
  const id = await idOf(portier, noun, name);
  return portier.ask(portier.client.GET(`${noun.path}/{id}` as KnownOne, { params: { path: { id } } }));
}

/** The id of a thing that is named by its id or its name. @throws Refusal `not found` */
export async function idOf(portier: Portier, noun: Noun, name: string): Promise<string> {
  if (noun.isById === true || uuid.test(name)) return name;
  const isSearched = noun.filters.some(({ query }) => query === 'search');
  if (!isSearched && noun.isNamed !== true) {
    throw new Refusal(`"${name}" is no id of a ${noun.one}: see portierctl ${noun.command} list`, exitStatus.usage);
  }
  const items = await portier.all(
    (cursor, limit) => page(portier, noun.path, { ...(isSearched && { search: name }), cursor, limit }),
    1_000,
  );
  const found = items.filter((item) => item.name === name);
  if (found.length === 1 && found[0] !== undefined) return found[0].id;
  if (found.length > 1)
    throw new Refusal(`there are ${found.length} ${noun.command} "${name}": name one by its id`, exitStatus.usage);
  throw new Refusal(`there is no ${noun.one} "${name}"`, exitStatus.notFound);
}

export function idsOf(portier: Portier, noun: Noun, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => idOf(portier, noun, name)));
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Refusal(`--limit: use a number above 0, not "${text}"`, exitStatus.usage);
}
