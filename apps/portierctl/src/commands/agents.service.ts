import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { nouns, type Noun } from '../nouns.js';
import { idOf } from './lists.service.js';

const noun = nouns.agents as unknown as Noun;

export function addAgents(command: Command, context: Context): void {
  command
    .command('register')
    .argument('<name>')
    .description('register an agent; prints its token, once')
    .action(async (name: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      context.item(own, await portier.ask(portier.client.POST('/api/v1/concierges', { body: { name } })));
    });
  const words = {
    drain: 'let it take nothing new and hand over what it runs',
    activate: 'let it take work again',
  } as const;
  for (const action of ['drain', 'activate'] as const) {
    command
      .command(action)
      .argument('<agent>', 'name or id')
      .description(words[action])
      .action(async (name: string, _options: object, own: Command) => {
        const portier = await context.portier(own);
        const params = { path: { id: await idOf(portier, noun, name) } };
        context.item(own, await portier.ask(portier.client.POST(`/api/v1/concierges/{id}/${action}`, { params })));
      });
  }
}
