import { fieldsOf } from './schema.js';
import { payloadOf, valueAt, withRowMoved, withValueAt } from './values.js';

const fields = fieldsOf({
  properties: {
    url: { type: 'string' },
    note: { type: ['string', 'null'] },
    key: { type: ['string', 'null'], secret: true },
    ladder: {
      type: 'array',
      items: { type: 'object', properties: { height: { type: 'integer' }, tag: { type: 'string' } } },
    },
    mode: {
      oneOf: [
        { type: 'object', properties: { kind: { type: 'string', const: 'copy' } } },
        { type: 'object', properties: { kind: { type: 'string', const: 'encode' }, bitrate: { type: 'number' } } },
      ],
    },
  },
  required: ['url'],
});

describe('withValueAt', () => {
  it('changes a cell of a row and copies only what it changes', () => {
    const before = { ladder: [{ height: 720 }, { height: 480 }], other: {} };
    const after = withValueAt(before, ['ladder', 1, 'height'], 360);
    expect(after).toEqual({ ladder: [{ height: 720 }, { height: 360 }], other: {} });
    expect(before.ladder[1]?.height).toBe(480);
    expect(valueAt(after, ['other'])).toBe(before.other);
  });

  it('removes the key of a value that was taken away', () => {
    expect(withValueAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
  });

  it('makes what is missing on the way', () => {
    expect(withValueAt({}, ['a', 0, 'b'], 1)).toEqual({ a: [{ b: 1 }] });
  });
});

describe('withRowMoved', () => {
  it('moves a row', () => {
    expect(withRowMoved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});

describe('payloadOf', () => {
  it('leaves out empty texts, and sends null where null means nothing', () => {
    expect(payloadOf(fields, { url: '', note: '', ladder: [{ height: 720, tag: '' }] })).toEqual({
      note: null,
      ladder: [{ height: 720 }],
    });
  });

  it('keeps a stored secret when left alone, clears it with null, replaces it with text', () => {
    expect(payloadOf(fields, {})).toEqual({});
    expect(payloadOf(fields, { key: '' })).toEqual({});
    expect(payloadOf(fields, { key: null })).toEqual({ key: null });
    expect(payloadOf(fields, { key: 'abc' })).toEqual({ key: 'abc' });
  });

  it('sends only the fields of the chosen variant, and none the schema does not know', () => {
    expect(payloadOf(fields, { mode: { kind: 'copy', bitrate: 5 }, gone: 1 })).toEqual({ mode: { kind: 'copy' } });
  });
});
