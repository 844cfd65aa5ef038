import type { ApiSchemas } from '@app/contract';
import type { Command } from 'commander';
import type { Context } from '../context.service.js';
import { Refusal, statusOfCode } from '../exit-status.js';

/** Says what became of each. @throws Refusal when one of them failed */
export function reportBulk(context: Context, command: Command, answer: ApiSchemas['BulkAnswer']): void {
  context.list(command, answer.items, [
    { title: 'ID', text: ({ id }) => id },
    { title: 'RESULT', text: ({ problem }) => problem?.detail ?? 'done' },
  ]);
  const failed = answer.items.find(({ problem }) => problem !== null)?.problem;
  if (failed) throw new Refusal(`${answer.failed} of ${answer.items.length} failed`, statusOfCode(failed.code));
}
