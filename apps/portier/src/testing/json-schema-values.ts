import fc from 'fast-check';

/** As much of JSON Schema 2020-12 as the OpenAPI document uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

/** What no field is meant to hold: databases, logs, shells, file systems and JavaScript dislike it. */
export const hostile: readonly unknown[] = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '%00',
    '%',
    '../../../etc/passwd',
    '..\\..\\x',
    '/etc/passwd',
  ],
  ...[
    "' or '1'='1",
    '"; drop table streams; --',
    '$1',
    '${7*7}',
    '{{7*7}}',
    '$(id)',
    '`id`',
    '<script>alert(1)</script>',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e999',
    '٣',
    '\u202e\u200b',
    'İ',
    '\r\nX-Injected: 1',
  ],
  ...['0', '-1', '9'.repeat(40), 'a'.repeat(300), 'ü'.repeat(5_000), '😀'.repeat(200)],
  ...[
    '0000-00-00T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59+23:59',
    '-271821-04-20T00:00:00Z',
    '0001-01-01T00:00:00Z',
  ],
  ...[null, true, 0, -1, 0.5, -0, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, [], {}, [[[[[]]]]], { length: 1 }, [null]],
  JSON.parse('{"__proto__": {"isAdministrator": true}}'),
  { constructor: { prototype: { isAdministrator: true } } },
  Array.from({ length: 500 }, (_, index) => index),
  nested(60),
];

function nested(levels: number): unknown {
  return levels === 0 ? 'deep' : { a: nested(levels - 1) };
}

export interface Known {
  /** `components.schemas` of the document. */
  schemas: Record<string, JsonSchema>;
  /** Ids of things that are there. */
  ids: readonly string[];
  /** Stands in fields that are named like secrets: must come back from nowhere. */
  secret: string;
}

const secretName = /password|passphrase|secret$|streamKey|token$/i;

/** Values that fit a schema, more or less: bounds and patterns are met or missed, ids are known or not. */
export function valuesOf(schema: JsonSchema, known: Known, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined)
    return valuesOf(known.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known, depth);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map((one) => valuesOf(one, known, depth)));
  if (schema.allOf !== undefined) return valuesOf(Object.assign({}, ...schema.allOf) as JsonSchema, known, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const [type] = [schema.type].flat();
  switch (type) {
    case 'object':
      return objectsOf(schema, known, depth);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, known, depth + 1), { maxLength: 3 });
    case 'string':
      return textsOf(schema, known);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1e6, Number.MAX_SAFE_INTEGER) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return depth > 3 ? fc.constant('any') : fc.oneof(fc.constantFrom(...hostile), fc.jsonValue({ maxDepth: 2 }));
  }
}

function objectsOf(schema: JsonSchema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties, required = [] } = schema;
  const named = Object.entries(properties).map(([name, one]) => {
    const isSecret = secretName.test(name) && (one.type === 'string' || one.anyOf !== undefined);
    return [name, isSecret ? fc.constant(known.secret) : valuesOf(one, known, depth + 1)] as const;
  });
  const own = fc.record(Object.fromEntries(named) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
  if (typeof additionalProperties !== 'object') return own;
  const names = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('url', 'streamKey', 'ladder', '__proto__'));
  return fc.dictionary(names, valuesOf(additionalProperties, known, depth + 1), { maxKeys: 3 });
}

function textsOf({ format, minLength = 0, maxLength = 60 }: JsonSchema, { ids }: Known): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date-time') {
    const bounds = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    };
    return fc.date(bounds).map((date) => date.toISOString());
  }
  if (format === 'uri')
    return fc.constantFrom('http://127.0.0.1:9/x', 'rtmp://[::1]/a', 'https://example.org', 'file:///etc/passwd');
  if (format === 'email') return fc.constantFrom('a@example.org', 'Ä@example.org', 'a@b');
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
  const plain = fc.stringMatching(/^[A-Za-z0-9_-]{3,20}$/);
  return fc.oneof(plain, fc.string(length), fc.string({ ...length, unit: 'binary' }));
}

/** A value with one place of it replaced by something hostile, or left out. */
export function spoilt(body: unknown, at: number, by: unknown): unknown {
  const places: ((value: unknown) => void)[] = [];
  const copy: unknown = structuredClone(body);
  const collect = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    const record = node as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      places.push((value) => (value === undefined ? delete record[key] : (record[key] = value)));
      collect(record[key]);
    }
  };
  collect(copy);
  if (places.length === 0) return by;
  places[at % places.length]?.(by);
  return copy;
}
