import type { TaskType } from './types.js';

const forPeople = new Set(['title', 'description', 'unit']);

/** The type with every text for people replaced that `words` has; values, defaults and rules stay as they are. */
export function inWordsOf(type: TaskType, words: Readonly<Record<string, string>>): TaskType {
  return {
    ...type,
    title: words[type.title] ?? type.title,
    summary: words[type.summary] ?? type.summary,
    schema: translated(type.schema, words) as TaskType['schema'],
  };
}

function translated(value: unknown, words: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((member) => translated(member, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'default' || key === 'enum' || key === 'const') return [key, member];
      if (forPeople.has(key) && typeof member === 'string') return [key, words[member] ?? member];
      return [key, translated(member, words)];
    }),
  );
}
