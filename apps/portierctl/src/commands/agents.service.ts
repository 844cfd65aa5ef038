import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
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
  command
    .command('update')
    .argument('<agent>', 'name or id')
    .option('--name <name>', 'another name')
    .option('--label <name=value...>', 'labels given to it here, all of them; "none": none')
    .description('rename an agent, or give it labels that configurations ask for')
    .action(async (agent: string, { name, label }: { name?: string; label?: string[] }, own: Command) => {
      const portier = await context.portier(own);
      const body = {
        ...(name !== undefined && { name }),
        ...(label !== undefined && { givenLabels: labelsOf(label) }),
      };
      const params = { path: { id: await idOf(portier, noun, agent) } };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/concierges/{id}', { params, body })));
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

/** @throws Refusal for what is no `name=value` */
function labelsOf(texts: readonly string[]): Record<string, string> {
  const given = texts.filter((text) => text !== 'none');
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw new Refusal(`--label: use name=value, not "${text}"`, exitStatus.usage);
      }
      return [name, value];
    }),
  );
}
