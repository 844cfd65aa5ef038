import type { Texts } from '../i18n/en.js';
import { fieldMessage } from '../parts/field-errors.js';
import type { Field, FieldOf } from './schema.js';
import { pathText, type Path, type Values } from './values.js';

/** Path of a field -> what is wrong with it. */
export type Problems = Readonly<Record<string, string>>;

/**
 * What can be said before asking Portier: missing values and limits. Patterns are left to Portier, whose messages say what is
 * allowed instead of showing a regular expression.
 * @param secretsSet names of secret fields that have a stored value
 */
export function problemsOf(
  fields: readonly Field[],
  values: Values,
  secretsSet: readonly string[],
  t: Texts,
): Problems {
  return Object.fromEntries(groupProblems(fields, values, [], { secretsSet, t }));
}

interface Context {
  secretsSet: readonly string[];
  t: Texts;
}
type Entry = [path: string, message: string];

function groupProblems(fields: readonly Field[], values: Values, path: Path, context: Context): Entry[] {
  return fields.flatMap((field) => fieldProblems(field, values[field.key], [...path, field.key], context));
}

function fieldProblems(field: Field, value: unknown, path: Path, context: Context): Entry[] {
  const { t, secretsSet } = context;
  if (value === undefined || value === null || value === '') {
    const isStored = field.kind === 'text' && field.isSecret && value !== null && secretsSet.includes(pathText(path));
    const isMissing = field.isRequired && !(value === null && field.isNullable) && !isStored && field.kind !== 'switch';
    return isMissing ? [[pathText(path), t.form.required]] : [];
  }
  switch (field.kind) {
    case 'number':
      return entry(path, numberProblem(field, value, t));
    case 'text':
      return entry(path, tooLong(field, value) ? t.form.maxLength(field.maxLength ?? 0) : undefined);
    case 'group':
      return groupProblems(field.fields, value as Values, path, context);
    case 'list':
      return listProblems(field, value, path, context);
    case 'either':
      return field.choices.some((choice) => choice.value === value)
        ? []
        : fieldProblems(field.own, value, path, context);
    case 'variants': {
      const variant = field.variants.find((candidate) => candidate.value === (value as Values)[field.discriminator]);
      return variant === undefined
        ? entry(path, t.form.required)
        : groupProblems(variant.fields, value as Values, path, context);
    }
    case 'json':
      return entry(path, value instanceof BadJson ? t.form.badJson : undefined);
    default:
      return [];
  }
}

function numberProblem({ min, max, isInteger }: FieldOf<'number'>, value: unknown, t: Texts): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return t.form.required;
  if (isInteger && !Number.isInteger(value)) return t.form.integer;
  if (min !== undefined && value < min) return t.form.min(String(min));
  if (max !== undefined && value > max) return t.form.max(String(max));
  return undefined;
}

const tooLong = ({ maxLength }: FieldOf<'text'>, value: unknown) =>
  maxLength !== undefined && typeof value === 'string' && value.length > maxLength;

function listProblems(field: FieldOf<'list'>, value: unknown, path: Path, context: Context): Entry[] {
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  const { t } = context;
  const count =
    rows.length < field.minItems
      ? t.form.minItems(field.minItems)
      : rows.length > field.maxItems
        ? t.form.maxItems(field.maxItems)
        : undefined;
  return [
    ...entry(path, count),
    ...rows.flatMap((row, index) => fieldProblems(field.item, row, [...path, index], context)),
  ];
}

const entry = (path: Path, message: string | undefined): Entry[] =>
  message === undefined ? [] : [[pathText(path), message]];

/** Text in a JSON field that is not JSON (yet): kept so that nothing typed is lost, never sent. */
export class BadJson {
  constructor(readonly text: string) {}
}

/** The API's `errors` for a form whose values are below `prefix` (`fields.`); others stay under their full path. */
export function problemsFromApi(
  errors: readonly { path: string; message: string }[],
  prefix: string,
  t: Texts,
): Problems {
  return Object.fromEntries(
    errors.map(({ path, message }) => [
      path.startsWith(prefix) ? path.slice(prefix.length) : path,
      fieldMessage(message, t),
    ]),
  );
}

/** The problems without those at or below a path: it was just changed, so what was said of it no longer counts. */
export function withoutProblemsAt(problems: Problems, path: Path): Problems {
  const text = pathText(path);
  const kept = Object.entries(problems).filter(([key]) => key !== text && !key.startsWith(`${text}.`));
  return kept.length === Object.keys(problems).length ? problems : Object.fromEntries(kept);
}
