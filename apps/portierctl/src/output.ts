import { stringify } from 'yaml';
import { facts, table, type Column } from './table.js';

export const outputs = ['table', 'json', 'yaml'] as const;
export type Output = (typeof outputs)[number];

/** A list in the form that was asked for. In JSON and YAML it is what the API answered, without the page around it. */
export function listText<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  { output, quiet }: { output: Output; quiet: boolean },
): string {
  if (quiet) return items.map((item) => `${(item as { id?: string }).id ?? ''}\n`).join('');
  return output === 'table' ? table(items, columns) : dataText(items, output);
}

/** One thing in the form that was asked for. */
export function itemText(item: object, { output, quiet }: { output: Output; quiet: boolean }): string {
  if (quiet) return `${(item as { id?: string }).id ?? ''}\n`;
  return output === 'table' ? facts(item) : dataText(item, output);
}

export function dataText(value: unknown, output: Exclude<Output, 'table'>): string {
  return output === 'json' ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 0 });
}
