import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { newLines } from '../log-tail.js';
import { followEvents } from '../events.client.js';
import type { Portier } from '../portier.client.js';
import { printable } from '../table.js';
import { reportBulk } from './bulk.service.js';

export function addTasks(command: Command, context: Context): void {
  command
    .command('retry')
    .argument('<tasks...>', 'ids')
    .description('try quarantined or waiting tasks at once')
    .action(async (ids: string[], _options: object, own: Command) => {
      const portier = await context.portier(own);
      reportBulk(context, own, await portier.ask(portier.client.POST('/api/v1/tasks/retry', { body: { ids } })));
    });
}

export function addLogs(program: Command, context: Context): Command {
  return program
    .command('logs')
    .argument('<task>', 'id of the task')
    .option('-f, --follow', 'go on until the task ends')
    .description('print the last log lines of a task')
    .action(async (id: string, { follow }: { follow?: true }, own: Command) => {
      const portier = await context.portier(own);
      const log = new TaskLog(portier, id, (line) => context.terminal.write(`${printable(line)}\n`));
      if (follow !== true) return void (await log.look());
      // Listening first: what comes between the look and the listening would be missed.
      await followEvents(portier.connection, async (event) => {
        const concernsIt = event === 'open' || event.topic === 'progress' || event.id === id;
        return concernsIt ? log.look() : true;
      });
    });
}

/** Prints each line of a task's log once. */
class TaskLog {
  private tail: string[] = [];

  constructor(
    private readonly portier: Portier,
    private readonly id: string,
    private readonly print: (line: string) => void,
  ) {}

  /** @returns whether there can be more */
  async look(): Promise<boolean> {
    const params = { path: { id: this.id } };
    const { logTail, state } = await this.portier.ask(this.portier.client.GET('/api/v1/tasks/{id}', { params }));
    newLines(this.tail, logTail).forEach(this.print);
    this.tail = logTail;
    return state !== 'ended';
  }
}
