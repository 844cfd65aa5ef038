import { hls } from './hls/index.js';
import { restream } from './restream/index.js';
import type { TaskType } from './task-type.js';

/** Every task type, one a line. */
const types = [
  hls, //
  restream,
] as const;

export const taskTypes: ReadonlyMap<string, TaskType> = index(types as unknown as readonly TaskType[]);

/** @throws Error on a doubled name: two folders claiming one type must never start. */
function index(list: readonly TaskType[]): ReadonlyMap<string, TaskType> {
  const byName = new Map<string, TaskType>();
  for (const type of list) {
    if (byName.has(type.name)) throw new Error(`task type "${type.name}" is registered twice`);
    byName.set(type.name, type);
  }
  return byName;
}
