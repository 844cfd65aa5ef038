import type { Field } from './schema.js';

/** What somebody has typed: as the API takes it, except that a field that was left alone is absent. */
export type Values = Record<string, unknown>;
export type Path = readonly (string | number)[];

/** `['ladder', 0, 'height']` -> `ladder.0.height`, as the API names a wrong field. */
export const pathText = (path: Path): string => path.join('.');

export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined,
    values,
  );
}

/** A copy with the value at the path; `undefined` removes a key, so that Portier's default counts again. */
export function withValueAt(values: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const copy = Array.isArray(values) ? [...(values as unknown[])] : [];
    copy[step] = withValueAt(copy[step], rest, value);
    return copy;
  }
  const copy = { ...(values as Values | undefined) };
  const next = withValueAt(copy[step], rest, value);
  if (next === undefined) delete copy[step];
  else copy[step] = next;
  return copy;
}

/** A list with the row at `from` moved to `to`. */
export function withRowMoved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const moved = [...rows];
  const [row] = moved.splice(from, 1);
  if (row !== undefined) moved.splice(to, 0, row);
  return moved;
}

/** A new row for a list: numbers and texts start empty, the rest with its default. */
export function emptyValueOf(field: Field): unknown {
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(
        field.fields.map((child) => [child.key, child.default]).filter(([, value]) => value !== undefined),
      );
    case 'list':
      return [];
    case 'text':
      return '';
    case 'switch':
      return field.default ?? false;
    case 'variants': {
      const [first] = field.variants;
      return first === undefined ? {} : { [field.discriminator]: first.value };
    }
    default:
      return field.default;
  }
}

/** What is sent: empty texts are left out, or become null where null means nothing. Secrets keep their own meaning. */
export function payloadOf(fields: readonly Field[], values: Values): Values {
  const known = fields.flatMap((field) => {
    const value = cleaned(field, values[field.key]);
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return Object.fromEntries(known);
}

function cleaned(field: Field, value: unknown): unknown {
  if (value === '' && field.kind !== 'json') return field.isNullable && !isSecret(field) ? null : undefined;
  if (value === undefined || value === null) return value;
  switch (field.kind) {
    case 'group':
      return payloadOf(field.fields, value as Values);
    case 'list':
      return Array.isArray(value) ? value.map((row) => cleaned(field.item, row)) : value;
    case 'either':
      return field.choices.some((choice) => choice.value === value) ? value : cleaned(field.own, value);
    case 'variants': {
      const mark = (value as Values)[field.discriminator];
      const variant = field.variants.find((candidate) => candidate.value === mark);
      return { [field.discriminator]: mark, ...payloadOf(variant?.fields ?? [], value as Values) };
    }
    default:
      return value;
  }
}

/** What may be kept in the browser: the form without what nobody else may read. */
export function withoutSecrets(fields: readonly Field[], values: Values): Values {
  const secret = new Set(fields.filter(isSecret).map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secret.has(key)));
}

const isSecret = (field: Field) => field.kind === 'text' && field.isSecret;
