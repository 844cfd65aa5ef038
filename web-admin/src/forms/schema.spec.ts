import { z } from 'zod';
import { fieldsOf, type Field, type JsonSchema } from './schema.js';

/** The fields of a schema as portier sends it. */
const read = (shape: z.ZodRawShape): Field[] =>
  fieldsOf(z.toJSONSchema(z.strictObject(shape), { io: 'input' }) as unknown as JsonSchema);
const one = (type: z.ZodType): Field => read({ x: type })[0]!;

describe('fieldsOf', () => {
  it('reads title, description, unit, limits and default', () => {
    const field = one(
      z.number().int().min(1).max(10).default(2).meta({ title: 'Segment length', description: 'd', unit: 's' }),
    );
    expect(field).toMatchObject({
      kind: 'number',
      label: 'Segment length',
      description: 'd',
      unit: 's',
      min: 1,
      max: 10,
      isInteger: true,
      default: 2,
      isRequired: false,
    });
  });

  it('shows no upper limit where the schema has none', () => {
    expect(one(z.number().int())).toMatchObject({ kind: 'number', max: undefined, isRequired: true });
  });

  it.each([
    ['string', z.string().nullable().default(null).meta({ secret: true }), { kind: 'text', isSecret: true }],
    ['number', z.number().nullable().default(null), { kind: 'number' }],
    ['enum', z.enum(['a', 'b']).nullable(), { kind: 'choice' }],
    ['object', z.object({ a: z.string() }).nullable(), { kind: 'group' }],
  ])('knows a nullable %s', (_name, type, expected) => {
    expect(one(type)).toMatchObject({ ...expected, isNullable: true });
  });

  it('makes a choice of an enum and of a union of literals', () => {
    expect(one(z.enum(['fast', 'slow']))).toMatchObject({ choices: [{ value: 'fast' }, { value: 'slow' }] });
    expect(one(z.union([z.literal(1).meta({ title: 'One' }), z.literal('b')]))).toMatchObject({
      kind: 'choice',
      choices: [
        { value: 1, label: 'One' },
        { value: 'b', label: 'b' },
      ],
    });
  });

  it('offers fixed values beside a value of one’s own', () => {
    expect(one(z.union([z.literal('auto'), z.number().min(3)]))).toMatchObject({
      kind: 'either',
      choices: [{ value: 'auto' }],
      own: { kind: 'number', min: 3 },
    });
  });

  it('tells the variants of a discriminated union apart', () => {
    const field = one(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('copy') }),
        z.object({ kind: z.literal('encode'), bitrate: z.number() }),
      ]),
    );
    expect(field).toMatchObject({
      kind: 'variants',
      discriminator: 'kind',
      variants: [
        { value: 'copy', fields: [] },
        { value: 'encode', fields: [{ key: 'bitrate', kind: 'number' }] },
      ],
    });
  });

  it('reads lists of rows', () => {
    const rung = z.strictObject({ height: z.number().int(), videoBitrate: z.number() });
    expect(one(z.array(rung).min(1).max(6))).toMatchObject({
      kind: 'list',
      minItems: 1,
      maxItems: 6,
      item: { kind: 'group', fields: [{ key: 'height' }, { key: 'videoBitrate', label: 'Video bitrate' }] },
    });
  });

  it('leaves to JSON what it has no control for', () => {
    expect(one(z.record(z.string(), z.number())).kind).toBe('json');
    expect(one(z.tuple([z.string(), z.number()])).kind).toBe('json');
    expect(one(z.union([z.string(), z.number()])).kind).toBe('json');
  });
});
