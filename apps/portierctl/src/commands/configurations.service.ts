import type { Command } from 'commander';
import { parse } from 'yaml';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { nouns, type Noun } from '../nouns.js';
import { reportBulk } from './bulk.service.js';
import { idOf, idsOf } from './lists.service.js';

const noun = nouns.configurations as unknown as Noun;
const streams = nouns.streams as unknown as Noun;

interface FieldOptions {
  name?: string;
  field?: string[];
  fields?: string;
  replicas?: string;
}

export function addConfigurations(command: Command, context: Context): void {
  addCreate(command, context);
  addUpdate(command, context);
  for (const action of ['enable', 'disable'] as const) {
    command
      .command(action)
      .argument('<configurations...>', 'ids, or names that only one has')
      .description(action === 'enable' ? 'let them run' : 'end their tasks')
      .action(async (names: string[], _options: object, own: Command) => {
        const portier = await context.portier(own);
        const body = { ids: await idsOf(portier, noun, names), action };
        reportBulk(context, own, await portier.ask(portier.client.POST('/api/v1/configurations/bulk', { body })));
      });
  }
}

function addCreate(command: Command, context: Context): void {
  command
    .command('create')
    .argument('<stream>', 'name or id')
    .argument('<type>', 'task type, such as hls or restream: see portierctl task-types')
    .option('--name <text>', 'for people')
    .option('--field <name=value...>', 'a field of the type; the value as JSON, or a text')
    .option('--fields <file>', 'fields from a YAML or JSON file; "-": standard input (for secrets)')
    .option('--replicas <n>', 'how many agents run it at once')
    .option('--disabled', 'not to run yet')
    .description('make a task configuration')
    .action(async (stream: string, type: string, given: FieldOptions & { disabled?: true }, own: Command) => {
      const portier = await context.portier(own);
      const body = {
        ...{ streamId: await idOf(portier, streams, stream), type, name: given.name ?? '' },
        ...{ enabled: given.disabled !== true, fields: (await fieldsOf(context, given)) ?? {} },
        ...(given.replicas === undefined ? {} : { replicas: Number(given.replicas) }),
      };
      context.item(own, await portier.ask(portier.client.POST('/api/v1/configurations', { body })));
    });
}

function addUpdate(command: Command, context: Context): void {
  command
    .command('update')
    .argument('<configuration>', 'id, or a name that only one has')
    .option('--name <text>', 'for people')
    .option('--field <name=value...>', 'a field of the type; what is not named stays')
    .option('--fields <file>', 'fields from a YAML or JSON file; "-": standard input')
    .option('--replicas <n>', 'how many agents run it at once')
    .description('change a task configuration')
    .action(async (name: string, given: FieldOptions, own: Command) => {
      const portier = await context.portier(own);
      const params = { path: { id: await idOf(portier, noun, name) } };
      const fields = await fieldsOf(context, given);
      const body = {
        ...(given.name === undefined ? {} : { name: given.name }),
        ...(given.replicas === undefined ? {} : { replicas: Number(given.replicas) }),
        ...(fields === undefined ? {} : { fields: await changedFields(portier, params, fields) }),
      };
      context.item(own, await portier.ask(portier.client.PATCH('/api/v1/configurations/{id}', { params, body })));
    });
}

/** A change names all fields that are not secret: those not given stay as they are. */
async function changedFields(
  portier: Awaited<ReturnType<Context['portier']>>,
  params: { path: { id: string } },
  fields: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const before = await portier.ask(portier.client.GET('/api/v1/configurations/{id}', { params }));
  return { ...before.fields, ...fields };
}

async function fieldsOf(
  context: Context,
  { field = [], fields }: FieldOptions,
): Promise<Record<string, unknown> | undefined> {
  if (field.length === 0 && fields === undefined) return undefined;
  const ofFile: unknown = fields === undefined ? {} : parse(await context.terminal.readFile(fields));
  if (ofFile === null || typeof ofFile !== 'object' || Array.isArray(ofFile)) {
    throw new Refusal(`${fields ?? ''} holds no fields: write "name: value" lines`, exitStatus.usage);
  }
  return { ...ofFile, ...Object.fromEntries(field.map(fieldOf)) };
}

function fieldOf(text: string): [string, unknown] {
  const [, name, value] = /^([A-Za-z]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new Refusal(`--field: use name=value, not "${text.split('=')[0] ?? ''}"`, exitStatus.usage);
  }
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}
