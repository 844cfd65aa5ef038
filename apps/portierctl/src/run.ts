import { CommanderError } from 'commander';
import { Context } from './context.service.js';
import { exitStatus, Refusal } from './exit-status.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';

/**
 * One command line to its end. What is wrong is told in one line on standard error.
 * @param words without the names of node and the program
 * @returns the exit status
 */
export async function run(
  words: readonly string[],
  terminal: Terminal,
  environment: Record<string, string | undefined>,
): Promise<number> {
  try {
    await createProgram(new Context(terminal, environment), version).parseAsync([...words], { from: 'user' });
    return exitStatus.done;
  } catch (error) {
    // Commander has told its own already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
    terminal.warn(`portierctl: ${(error as Error).message.replace(/\s+/g, ' ')}\n`);
    return error instanceof Refusal ? error.status : exitStatus.failed;
  }
}
