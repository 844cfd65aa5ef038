import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { exitStatus, Refusal } from '../exit-status.js';

export function addAudit(command: Command, context: Context): void {
  command
    .command('undo')
    .argument('<change>', 'number of the entry')
    .description('take a change back, as a new change; refused when somebody changed the same since')
    .action(async (change: string, _options: object, own: Command) => {
      const portier = await context.portier(own);
      const id = Number(change);
      if (!Number.isInteger(id) || id < 1) {
        throw new Refusal(`"${change}" is no number of a change: see portierctl audit list`, exitStatus.usage);
      }
      context.item(
        own,
        await portier.ask(portier.client.POST('/api/v1/audit/{id}/undo', { params: { path: { id } } })),
      );
    });
}
