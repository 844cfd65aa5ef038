/** A column of a table: its title, and its text for a thing. */
export interface Column<Item> {
  title: string;
  text: (item: Item) => string | number | boolean | null | undefined;
}

/** Columns two spaces apart, as wide as their widest cell; control characters of names cannot reach the terminal. */
export function table<Item>(items: readonly Item[], columns: readonly Column<Item>[]): string {
  const rows = [columns.map(({ title }) => title), ...items.map((item) => columns.map(({ text }) => cell(text(item))))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** One thing: a name and a value a line. What is nested is written as JSON. */
export function facts(item: object): string {
  const entries = Object.entries(item);
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${fact(value)}\n`).join('');
}

function fact(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return printable(value.join(', ')) || '-';
  return typeof value === 'object' && value !== null ? printable(JSON.stringify(value)) : cell(value);
}

function cell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return printable(String(value));
}

/** A terminal obeys control characters: a name must not move its cursor. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
