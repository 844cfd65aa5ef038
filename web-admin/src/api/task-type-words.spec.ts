import { inWordsOf } from './task-type-words.js';
import type { TaskType } from './types.js';

it('translates what people read of a task type, and nothing a program reads', () => {
  const schema = {
    properties: {
      title: { type: 'string', title: 'Title', description: 'Unknown text', default: 'Title' },
      size: { anyOf: [{ enum: ['Title'], unit: 'rows' }], items: { properties: { a: { title: 'Title' } } } },
    },
  };
  const type = { name: 'x', title: 'Title', summary: 'Sum', schema } as unknown as TaskType;
  expect(inWordsOf(type, { Title: 'Titel', Sum: 'Summe', rows: 'Zeilen' })).toEqual({
    ...{ name: 'x', title: 'Titel', summary: 'Summe' },
    schema: {
      properties: {
        title: { type: 'string', title: 'Titel', description: 'Unknown text', default: 'Title' },
        size: { anyOf: [{ enum: ['Title'], unit: 'Zeilen' }], items: { properties: { a: { title: 'Titel' } } } },
      },
    },
  });
});
