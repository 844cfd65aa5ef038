/** The part of JSON Schema 2020-12 that task types use, with our own words `unit`, `secret`, `advanced`. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  unit?: string;
  secret?: boolean;
  advanced?: boolean;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
}

interface FieldBase {
  key: string;
  label: string;
  description: string | undefined;
  unit: string | undefined;
  isAdvanced: boolean;
  isRequired: boolean;
  /** `null` is a value of its own: nothing. */
  isNullable: boolean;
  /** Used by Portier when the field is left empty. */
  default: unknown;
}

export type Choice = { value: string | number | boolean; label: string };

/** What a form draws: one kind for each control. */
export type Field = FieldBase &
  (
    | { kind: 'text'; maxLength: number | undefined; isSecret: boolean; isUrl: boolean }
    | { kind: 'number'; min: number | undefined; max: number | undefined; isInteger: boolean }
    | { kind: 'switch' }
    | { kind: 'choice'; choices: Choice[] }
    /** One of a few fixed values, or a value of one's own: `auto` or a number. */
    | { kind: 'either'; choices: Choice[]; own: Field }
    | { kind: 'group'; fields: Field[] }
    | { kind: 'list'; item: Field; minItems: number; maxItems: number }
    /** One of several groups, told apart by the value of `discriminator`. */
    | { kind: 'variants'; discriminator: string; variants: { value: string; label: string; fields: Field[] }[] }
    /** Anything this form has no control for is edited as JSON, so that no task type is out of reach. */
    | { kind: 'json' }
  );

export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** The fields of a task type's schema, in its order. */
export function fieldsOf(schema: JsonSchema): Field[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([key, property]) => toField(key, property, required.has(key)));
}

function toField(key: string, given: JsonSchema, isRequired: boolean): Field {
  const { schema, isNullable } = withoutNull(given);
  const base: FieldBase = {
    key,
    label: given.title ?? schema.title ?? wordsOf(key),
    description: given.description ?? schema.description,
    unit: given.unit ?? schema.unit,
    isAdvanced: given.advanced ?? schema.advanced ?? false,
    isRequired: isRequired && given.default === undefined,
    isNullable,
    default: given.default,
  };
  const isSecret = given.secret ?? schema.secret ?? false;
  return unionField(base, schema) ?? plainField(base, schema, isSecret);
}

function plainField(base: FieldBase, schema: JsonSchema, isSecret: boolean): Field {
  if (schema.enum !== undefined) return { ...base, kind: 'choice', choices: schema.enum.flatMap(toChoice) };
  switch (schema.type) {
    case 'string':
      return { ...base, kind: 'text', maxLength: schema.maxLength, isSecret, isUrl: schema.format === 'uri' };
    case 'number':
    case 'integer':
      return {
        ...base,
        kind: 'number',
        min: schema.minimum,
        max: upperBound(schema),
        isInteger: schema.type === 'integer',
      };
    case 'boolean':
      return { ...base, kind: 'switch' };
    case 'object':
      return schema.properties === undefined
        ? { ...base, kind: 'json' }
        : { ...base, kind: 'group', fields: fieldsOf(schema) };
    case 'array':
      if (typeof schema.items !== 'object' || schema.prefixItems !== undefined) return { ...base, kind: 'json' };
      return {
        ...base,
        kind: 'list',
        item: toField('', schema.items, true),
        minItems: schema.minItems ?? 0,
        maxItems: schema.maxItems ?? Infinity,
      };
    default:
      return { ...base, kind: 'json' };
  }
}

function unionField(base: FieldBase, schema: JsonSchema): Field | undefined {
  const members = schema.anyOf ?? schema.oneOf;
  if (members === undefined) return undefined;
  const fixed = members.filter(isFixed);
  const others = members.filter((member) => !isFixed(member));
  const choices = fixed.flatMap((member) =>
    (member.enum ?? [member.const]).flatMap((value) => toChoice(value, member.title)),
  );
  if (others.length === 0) return { ...base, kind: 'choice', choices };
  if (fixed.length > 0 && others.length === 1) {
    const own = toField(base.key, { ...others[0], title: others[0]?.title ?? base.label }, true);
    return { ...base, kind: 'either', choices, own };
  }
  return fixed.length === 0 ? variantsField(base, members) : undefined;
}

function variantsField(base: FieldBase, members: JsonSchema[]): Field | undefined {
  const discriminator = Object.keys(members[0]?.properties ?? {}).find((key) =>
    members.every((member) => typeof member.properties?.[key]?.const === 'string'),
  );
  if (discriminator === undefined) return undefined;
  const variants = members.map((member) => {
    const mark = member.properties?.[discriminator];
    const value = String(mark?.const);
    const fields = fieldsOf(member).filter(({ key }) => key !== discriminator);
    return { value, label: member.title ?? mark?.title ?? wordsOf(value), fields };
  });
  return { ...base, kind: 'variants', discriminator, variants };
}

const isFixed = (schema: JsonSchema) => schema.const !== undefined || schema.enum !== undefined;

/** zod writes `nullable()` as a type list or as a union with `{type: 'null'}`. */
function withoutNull(schema: JsonSchema): { schema: JsonSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    const isNullable = types.length < schema.type.length;
    const [only = 'null', ...others] = types;
    return { schema: { ...schema, type: others.length === 0 ? only : types }, isNullable };
  }
  const members = schema.anyOf ?? schema.oneOf;
  const rest = members?.filter((member) => member.type !== 'null');
  if (members === undefined || rest === undefined || rest.length === members.length)
    return { schema, isNullable: false };
  const { anyOf: _anyOf, oneOf: _oneOf, ...own } = schema;
  return { schema: rest.length === 1 ? { ...rest[0], ...own } : { ...own, anyOf: rest }, isNullable: true };
}

/** zod writes the largest safe integer where a schema has no upper bound of its own. */
const upperBound = ({ maximum }: JsonSchema) => (maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum);

function toChoice(value: unknown, title?: unknown): Choice[] {
  const isSimple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isSimple ? [{ value, label: typeof title === 'string' ? title : String(value) }] : [];
}

/** `videoBitrate` -> `Video bitrate`: for a field whose author gave it no title. */
function wordsOf(key: string): string {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
