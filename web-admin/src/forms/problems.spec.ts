import { en } from '../i18n/en.js';
import { BadJson, problemsFromApi, problemsOf, withoutProblemsAt } from './problems.js';
import { fieldsOf } from './schema.js';

const fields = fieldsOf({
  properties: {
    url: { type: 'string' },
    key: { type: 'string', secret: true },
    seconds: { type: 'integer', minimum: 1, maximum: 10, default: 2 },
    ladder: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'object', properties: { height: { type: 'integer', minimum: 120 } }, required: ['height'] },
    },
    extra: { type: 'object' },
  },
  required: ['url', 'key'],
});
const check = (values: Record<string, unknown>, secretsSet: string[] = []) =>
  problemsOf(fields, values, secretsSet, en);

describe('problemsOf', () => {
  it('asks for required fields, but not for a secret that is stored', () => {
    expect(Object.keys(check({}))).toEqual(['url', 'key']);
    expect(Object.keys(check({ url: 'x' }, ['key']))).toEqual([]);
    expect(Object.keys(check({ url: 'x', key: null }, ['key']))).toEqual(['key']);
  });

  it('names the cell of a row as the API does', () => {
    expect(check({ url: 'x', key: 'k', ladder: [{ height: 720 }, { height: 5 }] })).toEqual({
      'ladder.1.height': en.form.min('120'),
    });
    expect(check({ url: 'x', key: 'k', ladder: [{}] })).toEqual({ 'ladder.0.height': en.form.required });
  });

  it('knows limits, whole numbers and numbers of rows', () => {
    expect(check({ url: 'x', key: 'k', seconds: 11 })).toEqual({ seconds: en.form.max('10') });
    expect(check({ url: 'x', key: 'k', seconds: 1.5 })).toEqual({ seconds: en.form.integer });
    expect(check({ url: 'x', key: 'k', ladder: [] })).toEqual({ ladder: en.form.minItems(1) });
    expect(check({ url: 'x', key: 'k', extra: new BadJson('{') })).toEqual({ extra: en.form.badJson });
  });
});

describe('problemsFromApi', () => {
  it('takes the prefix off and keeps what lies elsewhere', () => {
    const errors = [
      { path: 'fields.ladder.0.height', message: 'a' },
      { path: 'name', message: 'b' },
    ];
    expect(problemsFromApi(errors, 'fields.', en)).toEqual({ 'ladder.0.height': 'a', name: 'b' });
  });
});

describe('withoutProblemsAt', () => {
  it('forgets what was said of a field and its rows, not of one with a similar name', () => {
    const problems = { ladder: 'a', 'ladder.0.height': 'b', ladderName: 'c' };
    expect(withoutProblemsAt(problems, ['ladder'])).toEqual({ ladderName: 'c' });
  });
});
