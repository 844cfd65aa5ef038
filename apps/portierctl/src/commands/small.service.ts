import type { PortierClient } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { followEvents } from '../events.client.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { dataText } from '../output.js';

/** What is one command and no more. */
export function addSmall(program: Command, context: Context): void {
  addTaskTypes(program, context);
  addEvents(program, context);
  addApi(program, context);
}

function addTaskTypes(program: Command, context: Context): void {
  program
    .command('task-types')
    .argument('[type]', 'show the fields of this type')
    .description('what a configuration can be, and its fields')
    .action(async (name: string | undefined, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const { items } = await portier.ask(portier.client.GET('/api/v1/task-types'));
      if (name === undefined) {
        return context.list(own, items, [
          { title: 'TYPE', text: (type) => type.name },
          { title: 'TITLE', text: ({ title }) => title },
          { title: 'SUMMARY', text: ({ summary }) => summary },
        ]);
      }
      const type = items.find((one) => one.name === name);
      if (type === undefined) throw new Refusal(`there is no task type "${name}"`, exitStatus.notFound);
      const { output } = context.options(own);
      return context.terminal.write(dataText(type.schema, output === 'table' ? 'yaml' : output));
    });
}

function addEvents(program: Command, context: Context): void {
  program
    .command('events')
    .description('print what changes, as it happens, a JSON line each')
    .action(async (_options: object, own: Command) => {
      const { connection } = await context.portier(own);
      await followEvents(connection, async (event) => {
        if (event !== 'open') context.terminal.write(`${JSON.stringify(event)}\n`);
        return true;
      });
    });
}

function addApi(program: Command, context: Context): void {
  program
    .command('api')
    .argument('<method>', 'GET, POST, PUT, PATCH or DELETE')
    .argument('<path>', 'below /api/v1, such as /streams?live=true')
    .option('-d, --data <json>', 'body; @file: from a file, "@-": standard input')
    .description('call any route of the REST API')
    .action(async (method: string, path: string, { data }: { data?: string }, own: Command) => {
      const portier = await context.portier(own);
      const verb = method.toUpperCase() as 'GET';
      if (!['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(verb)) {
        throw new Refusal(`there is no method ${method}`, exitStatus.usage);
      }
      const text = data?.startsWith('@') === true ? await context.terminal.readFile(data.slice(1)) : data;
      const request = (portier.client as unknown as Record<string, PortierClient['GET']>)[verb]?.(
        `/api/v1${path.startsWith('/') ? '' : '/'}${path}` as '/api/v1/streams',
        (text === undefined ? {} : { body: parsed(text) }) as never,
      );
      if (request === undefined) return;
      const answer: unknown = await portier.ask(request);
      const { output } = context.options(own);
      if (answer !== undefined) context.terminal.write(dataText(answer, output === 'yaml' ? 'yaml' : 'json'));
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('--data: this is no JSON', exitStatus.usage);
  }
}
