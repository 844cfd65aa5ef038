import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { reportBulk } from './bulk.service.js';
import { idOf, idsOf } from './lists.service.js';

const noun = nouns.streams as unknown as Noun;

interface StreamOptions {
  title?: string;
  application?: string;
  visibility?: 'public' | 'unlisted' | 'token';
  name?: string;
}

export function addStreams(command: Command, context: Context): void {
  addCreate(command, context);
  addUpdate(command, context);
  for (const action of ['enable', 'disable'] as const) {
    command
      .command(action)
      .argument('<streams...>', 'names or ids')
      .description(action === 'enable' ? 'let streams be published' : 'disconnect publishers and refuse new ones')
      .action(async (names: string[], _options: object, own: Command) => {
        const portier = await context.portier(own);
        const ids = await idsOf(portier, noun, names);
        reportBulk(
          context,
          own,
          await portier.ask(portier.client.POST('/api/v1/streams/bulk', { body: { ids, action } })),
        );
      });
  }
  command
    .command('publications')
    .argument('<stream>', 'name or id')
    .description('list the last publications of a stream')
    .action(async (name: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const path = { id: await idOf(portier, noun, name) };
      const { items } = await portier.ask(
        portier.client.GET('/api/v1/streams/{id}/publications', { params: { path } }),
      );
      context.list<ApiSchemas['Publication']>(own, items, [
        { title: 'STATE', text: ({ state }) => state },
        { title: 'BEGAN', text: ({ authorizedAt }) => authorizedAt },
        { title: 'ENDED', text: ({ endedAt }) => endedAt },
        { title: 'WHY', text: ({ reason }) => reason },
        { title: 'SERVER', text: ({ serverId }) => serverId },
        { title: 'FROM', text: ({ ip }) => ip },
        {
          title: 'PICTURE',
          text: ({ media: { video } }) => video && `${video.codec} ${video.width ?? '?'}x${video.height ?? '?'}`,
        },
      ]);
    });
}

function addCreate(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<name>', 'public name: letters, digits, "-", "_"')
    .option('--title <text>', 'what viewers read')
    .option('--application <name>', 'RTMP application', 'live')
    .option('--visibility <kind>', 'public, unlisted or token', 'public')
    .option('--disabled', 'not to be published yet')
    .description('make a stream; prints its first publish key, once')
    .action(async (name: string, { disabled, ...given }: StreamOptions & { disabled?: true }, own: Command) => {
      const portier = await context.portier(own);
      const body = { name, ...pick(given), enabled: disabled !== true };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/streams', { body })));
    });
}

function addUpdate(command: Command, context: Context): void {
  command
    .command('update')
    .argument('<stream>', 'name or id')
    .option('--name <name>', 'new name; not while it is live')
    .option('--title <text>', 'what viewers read')
    .option('--application <name>', 'RTMP application; not while it is live')
    .option('--visibility <kind>', 'public, unlisted or token')
    .description('change a stream')
    .action(async (stream: string, given: StreamOptions, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, noun, stream) } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/streams/{id}', { params, body: pick(given) })));
    });
}

function pick({ name, title, application, visibility }: StreamOptions): StreamOptions {
  const given = Object.entries({ name, title, application, visibility }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as StreamOptions;
}
