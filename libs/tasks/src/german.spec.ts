import { germanTaskTexts, sameInGerman } from '../../../web-admin/src/i18n/de/task-types.js';
import { fieldsJsonSchema } from './fields.js';
import { taskTypes } from './registry.js';

/** Every text for people in a schema, wherever it stands. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === 'default') return [];
    return ['title', 'description', 'unit'].includes(key) && typeof member === 'string' ? [member] : textsOf(member);
  });
}

describe('the texts of task types', () => {
  const all = [...taskTypes.values()].flatMap((type) => [
    type.title,
    type.summary,
    ...textsOf(fieldsJsonSchema(type as never)),
  ]);
  const said = new Set(all);

  it('are all there in German', () => {
    const missing = [...said].filter((text) => germanTaskTexts[text] === undefined && !sameInGerman.includes(text));
    expect(missing).toEqual([]);
  });

  it('are translated only where they exist', () => {
    const unused = [...Object.keys(germanTaskTexts), ...sameInGerman].filter((text) => !said.has(text));
    expect(unused).toEqual([]);
  });
});
