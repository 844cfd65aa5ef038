import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf } from './lists.service.js';

const [noun, users] = [nouns.groups as unknown as Noun, nouns.users as unknown as Noun];

export function addGroups(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<name>')
    .description('make a group')
    .action(async (name: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      context.item(own, await portier.ask(portier.client.POST('/api/v1/groups', { body: { name } })));
    });
  command
    .command('rename')
    .argument('<group>', 'name or id')
    .argument('<name>', 'its new name')
    .description('rename a group')
    .action(async (group: string, name: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, noun, group) } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/groups/{id}', { params, body: { name } })));
    });
  command
    .command('members')
    .argument('<group>', 'name or id')
    .description('list who is in a group')
    .action(async (group: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const path = { id: await idOf(portier, noun, group) };
      const items = await portier.all<ApiSchemas['GroupMember']>(
        (cursor, limit) =>
          portier.ask(
            portier.client.GET('/api/v1/groups/{id}/members', {
              params: { path, query: { limit, ...(cursor && { cursor }) } },
            }),
          ),
        10_000,
      );
      context.list(own, items, [
        { title: 'ID', text: ({ id }) => id },
        { title: 'NAME', text: ({ name }) => name },
        { title: 'SINCE', text: ({ since }) => since },
      ]);
    });
  addMembership(command, context);
}

function addMembership(command: Command, context: Context): void {
  for (const [action, description] of [
    ['add', 'put people into a group'],
    ['remove', 'take people out of a group'],
  ] as const) {
    command
      .command(action)
      .argument('<group>', 'name or id')
      .argument('<users...>', 'names or ids')
      .description(description)
      .action(async (group: string, names: string[], _options: object, own: Command) => {
        const portier = await context.portier(own);
        const id = await idOf(portier, noun, group);
        for (const name of names) {
          const params = { path: { id, userId: await idOf(portier, users, name) } };
          const [path, { client }] = ['/api/v1/groups/{id}/members/{userId}', portier] as const;
          await portier.ask(action === 'add' ? client.PUT(path, { params }) : client.DELETE(path, { params }));
        }
        context.done(own, `${names.join(', ')}: ${action === 'add' ? 'in' : 'no longer in'} the group ${group}`);
      });
  }
}
