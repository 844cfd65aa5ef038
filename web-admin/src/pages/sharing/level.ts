import type { Right } from '../../api/types.js';

/** What people choose from; rights that are no such choice stay as they are until somebody chooses. */
export const levels = ['view', 'change', 'own'] as const;
export type Level = (typeof levels)[number];

const rightsOf: Record<Level, Right[]> = {
  view: ['view'],
  change: ['view', 'change'],
  own: ['view', 'change', 'delete'],
};

/** Null: another mixture, or none of them (somebody who may only create). */
export function levelOf(rights: readonly Right[]): Level | null {
  const own = rights.filter((right) => right !== 'create');
  return levels.find((level) => rightsOf[level].join() === own.join()) ?? null;
}

/** @param level null leaves only what is beside the levels */
export function withLevel(rights: readonly Right[], level: Level | null): Right[] {
  return [...(level === null ? [] : rightsOf[level]), ...rights.filter((right) => right === 'create')];
}

export function withCreate(rights: readonly Right[], mayCreate: boolean): Right[] {
  const others = rights.filter((right) => right !== 'create');
  return mayCreate ? [...others, 'create'] : others;
}
