import type { ApiSchemas } from '@app/contract';
import { printable } from './table.js';

type Plan = Omit<ApiSchemas['Plan'], 'hash'>;

const signs = { create: '+', change: '~', delete: '-' } as const;

/** A plan as a person reads it: a line a thing, its fields below, then what it would cut. */
export function planText({ steps, cuts }: Plan): string {
  if (steps.length === 0) return 'Nothing would change.\n';
  const lines = steps.flatMap(({ action, kind, name, stream, changes }) => [
    `${signs[action]} ${kind} ${name}${stream === null || stream === name ? '' : ` of ${stream}`}`,
    ...(action === 'change'
      ? changes.map(({ path, before, after }) => `    ${path}: ${shown(before)} -> ${shown(after)}`)
      : []),
  ]);
  const cutLines = cuts.map(({ what, stream, configuration, type, reason }) => {
    const thing = what === 'publisher' ? 'the publisher' : `the running ${type ?? 'task'} "${configuration ?? ''}"`;
    return `! cuts ${thing} of ${stream} (${reason})`;
  });
  const count = (action: string) => steps.filter((step) => step.action === action).length;
  const sum = `${count('create')} to create, ${count('change')} to change, ${count('delete')} to delete, ${cuts.length} to cut`;
  return [...lines, ...cutLines, sum].map((line) => `${printable(line)}\n`).join('');
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '(none)';
  if (typeof value === 'object' && '$secret' in value) return '(secret)';
  return JSON.stringify(value);
}
