import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';
import { dataText } from '../output.js';
import { planText } from '../plan-text.js';
import type { Portier } from '../portier.client.js';
import { confirmed } from './lists.service.js';

interface FileOptions {
  file: string;
  prune?: true;
  secret?: string[];
  yes?: true;
}

export function addApply(program: Command, context: Context): void {
  withFile(program.command('plan'))
    .option('--fail-on-change', 'end with status 5 when something would change')
    .description('what a file would change, and what it would cut; changes nothing')
    .action(async (given: FileOptions & { failOnChange?: true }, own: Command) => {
      const { plan } = await planOf(context, await context.portier(own), given);
      print(context, own, plan);
      if (given.failOnChange === true && plan.steps.length > 0) {
        throw new Refusal(`${plan.steps.length} changes`, exitStatus.conflict);
      }
    });
  withFile(program.command('apply'))
    .option('-y, --yes', 'do not ask')
    .description('plan a file, show the plan, and apply it: all of it or nothing')
    .action(async (given: FileOptions, own: Command) => {
      const portier = await context.portier(own);
      const { plan, body } = await planOf(context, portier, given);
      if (context.options(own).output === 'table') print(context, own, plan);
      if (plan.steps.length === 0) return;
      await confirmed(context, `Apply ${plan.steps.length} changes?`, given.yes);
      const applied = await portier.ask(
        portier.client.POST('/api/v1/apply', { body: { ...body, planHash: plan.hash } }),
      );
      report(context, own, applied);
    });
  program
    .command('export')
    .option('--json', 'as JSON; default: YAML')
    .description('print what there is as a file that applies to nothing')
    .action(async ({ json }: { json?: true }, own: Command) => {
      const portier = await context.portier(own);
      const params = { query: { format: json === true ? ('json' as const) : ('yaml' as const) } };
      const text: unknown = await portier.ask(portier.client.GET('/api/v1/export', { params, parseAs: 'text' }));
      context.terminal.write(String(text));
    });
}

function withFile(command: Command): Command {
  return command
    .requiredOption('-f, --file <file>', 'YAML or JSON of kind portier/v1; "-": standard input')
    .option('--prune', 'delete what a list of the file does not name')
    .option('--secret <name=file...>', 'what `secretFrom: name` in the file stands for, from a file');
}

async function planOf(context: Context, portier: Portier, { file, prune, secret = [] }: FileOptions) {
  const secrets = await Promise.all(secret.map((one) => secretOf(context, one)));
  const body = {
    file: await context.terminal.readFile(file),
    prune: prune === true,
    secrets: Object.fromEntries(secrets),
  };
  return { body, plan: await portier.ask(portier.client.POST('/api/v1/plan', { body })) };
}

/** From a file, not from the command line: everybody on the machine can read that. */
async function secretOf(context: Context, text: string): Promise<[string, string]> {
  const [name = '', file] = text.split(/=(.*)/s);
  if (file === undefined) throw new Refusal('--secret: use name=file', exitStatus.usage);
  return [name, (await context.terminal.readFile(file)).replace(/\r?\n$/, '')];
}

function print(context: Context, command: Command, plan: ApiSchemas['Plan']): void {
  const { output } = context.options(command);
  context.terminal.write(output === 'table' ? planText(plan) : dataText(plan, output));
}

function report(context: Context, command: Command, applied: ApiSchemas['Applied']): void {
  const { output } = context.options(command);
  if (output !== 'table') return context.terminal.write(dataText(applied, output));
  for (const { stream, label, key } of applied.newKeys) {
    context.terminal.write(`new key of ${stream}${label === '' ? '' : ` (${label})`}: ${key}\n`);
  }
  for (const { destination, secret } of applied.newSecrets) {
    context.terminal.write(`new secret of ${destination}: ${secret}\n`);
  }
  return context.done(command, `${applied.steps.length} changes applied`);
}
