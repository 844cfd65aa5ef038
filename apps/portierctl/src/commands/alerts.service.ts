import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf, idsOf } from './lists.service.js';

const destinations = nouns.alertDestinations as unknown as Noun;
const rules = nouns.alertRules as unknown as Noun;
const deliveries = nouns.alertDeliveries as unknown as Noun;

interface DestinationOptions {
  address?: string;
  mailTo?: string;
  language: 'en' | 'de';
  disabled?: true;
}

export function addAlertDestinations(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<name>')
    .argument('<kind>', 'webhook, mail, slack, discord or matrix')
    .option('--address <url>', 'where it is posted to; "-": the first line of standard input, as it may be a secret')
    .option('--mail-to <address>', 'of kind mail: who gets it')
    .option('--language <language>', 'of what people read: en or de', 'en')
    .option('--disabled', 'not to be used yet')
    .description('add a destination; prints the secret that signs a webhook, once')
    .action(
      async (name: string, kind: ApiSchemas['AlertDestination']['kind'], given: DestinationOptions, own: Command) => {
        const portier = await context.portier(own);
        const { mailTo, language, disabled } = given;
        const address = given.address === '-' ? firstLine(await context.terminal.readAll()) : given.address;
        const body = {
          ...{ name, kind, language, enabled: disabled !== true },
          ...(address !== undefined && { url: address }),
          ...(mailTo !== undefined && { mailTo }),
        };
        context.item(own, await portier.ask(portier.client.POST('/api/v1/alert-destinations', { body })));
      },
    );
  for (const action of ['enable', 'disable'] as const) {
    command
      .command(action)
      .argument('<destination>', 'name or id')
      .description(action === 'enable' ? 'send to it' : 'send nothing to it; what waits is dropped')
      .action(async (name: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, destinations, name) } };
        const body = { enabled: action === 'enable' };
        context.item(own, await portier.ask(portier.client.PATCH('/api/v1/alert-destinations/{id}', { params, body })));
      });
  }
  const words = {
    test: 'send a test; its delivery tells what became of it',
    secret: 'make a new secret for a webhook and print it, once; the old one signs nothing any more',
  } as const;
  for (const action of ['test', 'secret'] as const) {
    command
      .command(action)
      .argument('<destination>', 'name or id')
      .description(words[action])
      .action(async (name: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, destinations, name) } };
        context.item(
          own,
          await portier.ask(portier.client.POST(`/api/v1/alert-destinations/{id}/${action}`, { params })),
        );
      });
  }
}

interface RuleOptions {
  to: string;
  event: ApiSchemas['AlertRule']['events'];
  stream?: string[];
  application?: string[];
  after?: string;
  repeat?: string;
}

export function addAlertRules(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<name>')
    .requiredOption('--to <destination>', 'name or id of the destination')
    .requiredOption('--event <event...>', 'stream.up, stream.down, or codes of problems such as silence')
    .option('--stream <stream...>', 'only these streams')
    .option('--application <application...>', 'only streams of these applications')
    .option('--after <seconds>', 'a problem that passes sooner is not told')
    .option('--repeat <minutes>', 'tell it again this often while it lasts')
    .description('tell events to a destination')
    .action(async (name: string, given: RuleOptions, own: Command) => {
      const portier = await context.portier(own);
      const { to, event: events, stream = [], application = [], after, repeat } = given;
      const body = {
        ...{ name, events, enabled: true, destinationId: await idOf(portier, destinations, to), quiet: null },
        streamIds: await idsOf(portier, nouns.streams as unknown as Noun, stream),
        applicationIds: await idsOf(portier, nouns.applications as unknown as Noun, application),
        minDurationSeconds: after === undefined ? 0 : numberOf('--after', after),
        repeatMinutes: repeat === undefined ? null : numberOf('--repeat', repeat),
      };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/alert-rules', { body })));
    });
  for (const action of ['enable', 'disable'] as const) {
    command
      .command(action)
      .argument('<rule>', 'name or id')
      .description(action === 'enable' ? 'let a rule tell again' : 'let a rule tell nothing')
      .action(async (name: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, rules, name) } };
        const body = { enabled: action === 'enable' };
        context.item(own, await portier.ask(portier.client.PATCH('/api/v1/alert-rules/{id}', { params, body })));
      });
  }
}

export function addAlertDeliveries(command: Command, context: Context): void {
  command
    .command('redeliver')
    .argument('<deliveries...>', 'ids')
    .description('send deliveries again at once, with the ids they had')
    .action(async (ids: string[], _options: object, own: Command) => {
      const portier = await context.portier(own);
      const sent: ApiSchemas['AlertDelivery'][] = [];
      for (const id of await idsOf(portier, deliveries, ids)) {
        const params = { path: { id } };
        sent.push(await portier.ask(portier.client.POST('/api/v1/alert-deliveries/{id}/redeliver', { params })));
      }
      context.list(own, sent, nouns.alertDeliveries.columns);
    });
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= 0) return number;
  throw new Refusal(`${option}: use a whole number, not "${text}"`, exitStatus.usage);
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
