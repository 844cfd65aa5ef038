import type { FieldProblem } from '@app/contract';
import { z } from 'zod';

/** Any task type. */
type WithFields = { fields: z.ZodType };

/** JSON Schema of one field as `fieldsJsonSchema` gives it: draft 2020-12 plus our `unit`, `secret` and `advanced`. */
export interface FieldSchema {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  unit?: string;
  secret?: boolean;
  advanced?: boolean;
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
  anyOf?: FieldSchema[];
  required?: string[];
}

/** The fields of a task type for the OpenAPI document and the admin form; what may be left out is not required. */
export function fieldsJsonSchema(type: WithFields): FieldSchema {
  return z.toJSONSchema(type.fields, { io: 'input' }) as FieldSchema;
}

/** Names of the fields that are sealed before they are stored and never answered. */
export function secretFieldsOf(type: WithFields): string[] {
  const { properties = {} } = fieldsJsonSchema(type);
  return Object.keys(properties).filter((name) => properties[name]?.secret === true);
}

export type Validated = { ok: true; value: Record<string, unknown> } | { ok: false; problems: FieldProblem[] };

/**
 * Checks the fields of a configuration, secrets in plain text. Each problem names the field (`ladder.0.height`), what is wrong
 * and what is allowed. Values are not repeated: they may be secret.
 */
export function validateFields(type: WithFields, input: unknown): Validated {
  const parsed = type.fields.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data as Record<string, unknown> };
  const schema = fieldsJsonSchema(type);
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, schema)) };
}

function problemsOf(issue: z.core.$ZodIssue, schema: FieldSchema): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schemaAt(schema, path)?.properties ?? {});
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: `there is no such field; use ${known.join(', ')}`,
    }));
  }
  const allowed = issue.code === 'custom' || issue.code === 'invalid_format' ? null : allowedAt(schema, path);
  return [{ path: path.join('.'), message: allowed === null ? issue.message : `${wrong(issue)}; use ${allowed}` }];
}

function wrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'too few' : 'too small';
    case 'too_big':
      return issue.origin === 'array' ? 'too many' : 'too large';
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined') ? 'missing' : 'of the wrong type';
    default:
      return 'not valid';
  }
}

/** What a field takes, from its schema: `a whole number from 1 to 10 (s)`. */
function allowedAt(schema: FieldSchema, path: readonly string[]): string | null {
  const field = schemaAt(schema, path);
  if (field === undefined) return null;
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  if (field.enum !== undefined) return `one of ${field.enum.join(', ')}`;
  switch (field.type) {
    case 'integer':
      return `a whole number from ${field.minimum} to ${field.maximum}${unit}`;
    case 'number':
      return `a number from ${field.minimum} to ${field.maximum}${unit}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list of ${field.minItems ?? 0} to ${field.maxItems ?? 'any number of'} entries`;
    case 'object':
      return `an object with ${Object.keys(field.properties ?? {}).join(', ')}`;
    default:
      return field.type === 'string' || field.anyOf !== undefined ? 'a text' : null;
  }
}

function schemaAt(schema: FieldSchema, path: readonly string[]): FieldSchema | undefined {
  return path.reduce<FieldSchema | undefined>((at, key) => at?.properties?.[key] ?? at?.items, schema);
}
