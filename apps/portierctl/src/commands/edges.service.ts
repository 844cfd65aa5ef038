import { Option, type Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf } from './lists.service.js';

const noun = nouns.edges as unknown as Noun;

/** What takes a value away. Commander knows no null. */
const none = 'none';

interface EdgeOptions {
  name?: string;
  address?: string;
  region?: string;
  bandwidth?: number | typeof none;
  sessions?: number | typeof none;
  weight?: number;
}

export function addEdges(command: Command, context: Context): void {
  withOptions(command.command('create'))
    .argument('<name>', 'letters, digits, "-", "_"')
    .argument('<address>', 'how viewers reach it, such as https://edge-1.example.org')
    .description('register an edge; prints its token, once')
    .action(async (name: string, baseUrl: string, given: EdgeOptions, own: Command) => {
      const portier = await context.portier(own);
      const body = { ...valuesOf(given), name, baseUrl };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/edges', { body })));
    });
  withOptions(command.command('update'))
    .argument('<edge>', 'name or id')
    .option('--name <name>', 'another name: its viewers find it under a new pathway')
    .option('--address <address>', 'how viewers reach it')
    .description('change an edge')
    .action(async (edge: string, given: EdgeOptions, own: Command) => {
      const portier = await context.portier(own);
      const { name, address } = given;
      const body = { ...valuesOf(given), ...(name && { name }), ...(address && { baseUrl: address }) };
      const params = { path: { id: await idOf(portier, noun, edge) } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/edges/{id}', { params, body })));
    });
  const words = {
    drain: 'give it no new viewers and steer those it has to others',
    activate: 'let it have viewers again',
    token: 'make a new token and print it, once; the old one is refused at once',
  } as const;
  for (const action of ['drain', 'activate', 'token'] as const) {
    command
      .command(action)
      .argument('<edge>', 'name or id')
      .description(words[action])
      .action(async (edge: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, noun, edge) } };
        context.item(own, await portier.ask(portier.client.POST(`/api/v1/edges/{id}/${action}`, { params })));
      });
  }
}

function withOptions(command: Command): Command {
  const amount = (flags: string, description: string) =>
    new Option(flags, `${description}; "${none}": not said`).argParser((text) =>
      text === none ? none : numberOf(flags, text),
    );
  return command
    .option('--region <name>', `where it is; "${none}": not said`)
    .addOption(amount('--bandwidth <bits>', 'what it may send, bit/s'))
    .addOption(amount('--sessions <count>', 'how many viewers it may serve at once'))
    .option('--weight <share>', 'share of viewers relative to the other edges; 0: none', (text: string) =>
      numberOf('--weight', text),
    );
}

function valuesOf({ region, bandwidth, sessions, weight }: EdgeOptions) {
  return {
    ...(region !== undefined && { region: region === none ? null : region }),
    ...(bandwidth !== undefined && { capacityBitsPerSecond: bandwidth === none ? null : bandwidth }),
    ...(sessions !== undefined && { capacitySessions: sessions === none ? null : sessions }),
    ...(weight !== undefined && { weight }),
  };
}

function numberOf(flags: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new Refusal(`${flags.split(' ')[0]}: use a number, not "${text}"`, exitStatus.usage);
}
