import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf } from './lists.service.js';

const noun = nouns.users as unknown as Noun;

interface UserOptions {
  name?: string;
  email?: string;
  displayName?: string;
  language?: 'en' | 'de';
  administrator?: string;
}

export function addUsers(command: Command, context: Context): void {
  withOptions(command.command('invite'))
    .argument('<name>', 'to sign in with')
    .description('make an account; prints a link to set a password, once (mailed too, where portier can)')
    .action(async (name: string, given: UserOptions, own: Command) => {
      const portier = await context.portier(own);
      const body = { language: 'en' as const, displayName: '', email: null, isAdministrator: false };
      const { displayName, email, language, isAdministrator } = { ...body, ...valuesOf(given) };
      const draft = { name, displayName, email, language, isAdministrator };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/users', { body: draft })));
    });
  withOptions(command.command('update').option('--name <name>', 'another name to sign in with'))
    .argument('<user>', 'name or id')
    .description('change an account')
    .action(async (user: string, given: UserOptions, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, noun, user) } };
      const body = valuesOf(given);
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/users/{id}', { params, body })));
    });
  const words = {
    approve: 'let in somebody who has registered',
    disable: 'sign somebody out everywhere, and let nobody sign in with the account',
    enable: 'undo disable',
    link: 'print a link to set a password, once: for who has forgotten it where portier sends no mail',
  } as const;
  for (const action of ['approve', 'disable', 'enable', 'link'] as const) {
    command
      .command(action)
      .argument('<user>', 'name or id')
      .description(words[action])
      .action(async (user: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, noun, user) } };
        context.item(own, await portier.ask(portier.client.POST(`/api/v1/users/{id}/${action}`, { params })));
      });
  }
}

function withOptions(command: Command): Command {
  return command
    .option('--email <address>', 'where mails to that person go')
    .option('--display-name <text>', 'what others read')
    .option('--language <language>', 'of mails: en or de')
    .option('--administrator <yes|no>', 'may do everything');
}

function valuesOf({ name, email, displayName, language, administrator }: UserOptions) {
  return {
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(displayName !== undefined && { displayName }),
    ...(language !== undefined && { language }),
    ...(administrator !== undefined && { isAdministrator: administrator === 'yes' }),
  };
}
