import { fieldsJsonSchema, secretFieldsOf, validateFields } from './fields.js';
import { taskTypes } from './registry.js';

const hls = taskTypes.get('hls')!;
const restream = taskTypes.get('restream')!;
const target = { url: 'rtmp://a.example/app' };

describe('the fields of a task type', () => {
  it('are described for forms, each with a title and a default unless it is required', () => {
    for (const type of taskTypes.values()) {
      const { properties = {}, required = [] } = fieldsJsonSchema(type);
      for (const [name, field] of Object.entries(properties)) {
        expect([name, field.title, field.description]).toEqual([name, expect.any(String), expect.any(String)]);
        expect('default' in field).toBe(!required.includes(name));
      }
    }
    expect(fieldsJsonSchema(hls).properties!['segmentSeconds']).toMatchObject({
      ...{ type: 'integer', minimum: 1, maximum: 10, default: 2, unit: 's' },
    });
  });

  it('name their secrets', () => {
    expect(secretFieldsOf(hls)).toEqual([]);
    expect(secretFieldsOf(restream)).toEqual(['streamKey', 'srtPassphrase']);
    expect(fieldsJsonSchema(restream).properties!['streamKey']!.secret).toBe(true);
  });

  it('are filled with defaults', () => {
    expect(validateFields(hls, {})).toMatchObject({ ok: true, value: { segmentSeconds: 2, windowSegments: 8 } });
  });

  const cases: Record<string, { type: typeof hls; input: unknown; path: string; message: string }> = {
    'a number out of range': {
      ...{ type: hls, input: { segmentSeconds: 11 }, path: 'segmentSeconds' },
      message: 'too large; use a whole number from 1 to 10 (s)',
    },
    'a fraction': {
      ...{ type: hls, input: { segmentSeconds: 1.5 }, path: 'segmentSeconds' },
      message: 'of the wrong type; use a whole number from 1 to 10 (s)',
    },
    'a wrong choice': {
      ...{ type: hls, input: { preset: 'placebo' }, path: 'preset' },
      message: 'not valid; use one of ultrafast, superfast, veryfast, faster, fast, medium',
    },
    'a field in a list': {
      ...{ type: hls, input: { ladder: [{ height: 1, videoBitrate: 100_000 }] }, path: 'ladder.0.height' },
      message: 'too small; use a whole number from 120 to 2160 (px)',
    },
    'an empty list': {
      ...{ type: hls, input: { ladder: [] }, path: 'ladder', message: 'too few; use a list of 1 to 6 entries' },
    },
    'a doubled rung': {
      type: hls,
      input: { ladder: [1, 2].map((n) => ({ height: 240, videoBitrate: n * 100_000 })) },
      path: 'ladder',
      message: 'give each height only once',
    },
    'an unknown field': {
      ...{ type: restream, input: { ...target, key: 'x' }, path: 'key' },
      message: expect.stringContaining('no such field; use url, streamKey'),
    },
    'a missing field': { type: restream, input: {}, path: 'url', message: 'missing; use a text' },
    'no object': {
      type: hls,
      input: 7,
      path: '',
      message: expect.stringContaining('use an object with segmentSeconds'),
    },
    'a wrong target': {
      ...{ type: restream, input: { url: 'file:///etc/passwd' }, path: 'url' },
      message: 'use an address that begins with rtmp://, rtmps://, srt://',
    },
    'a container that does not fit': {
      ...{ type: restream, input: { ...target, format: 'mpegts' }, path: 'format' },
      message: 'an rtmp target takes auto or flv',
    },
    'a secret with a space': {
      ...{ type: restream, input: { ...target, streamKey: 'my secret' }, path: 'streamKey' },
      message: 'use 1 to 500 characters without spaces',
    },
  };
  for (const [name, { type, input, path, message }] of Object.entries(cases)) {
    it(`refuses ${name}, saying what is allowed`, () => {
      const validated = validateFields(type, input);
      expect(validated).toEqual({ ok: false, problems: [{ path, message }] });
      expect(JSON.stringify(validated)).not.toContain('my secret');
    });
  }
});
