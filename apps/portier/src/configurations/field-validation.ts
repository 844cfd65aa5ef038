import { PortierError } from '@app/contract';
import { checkTarget, taskTypes, validateFields, type TaskType } from '@app/tasks';
import { invalid } from '../http/invalid.js';
import type { Fields } from './secret-fields.js';

/** @throws PortierError `invalid` naming the types there are. */
export function requireTaskType(name: string): TaskType {
  const type = taskTypes.get(name);
  if (type !== undefined) return type;
  const known = [...taskTypes.keys()].join(', ');
  throw invalid([{ path: 'type', message: `there is no such task type; use ${known}` }]);
}

/**
 * The fields with defaults filled in, secrets in plain text.
 * @throws PortierError `invalid` with `fields.<path>`, what is wrong and what is allowed
 */
export function requireValidFields(type: TaskType, input: Fields, { allowPrivate }: { allowPrivate: boolean }): Fields {
  const validated = validateFields(type as TaskType<never, never>, input);
  if (!validated.ok) {
    throw invalid(validated.problems.map(({ path, message }) => ({ path: under('fields', path), message })));
  }
  requireAllowedTarget(type, validated.value, allowPrivate);
  return validated.value;
}

/** A type with a foreign target keeps its address in `url`; the runner checks what the name resolves to. */
function requireAllowedTarget(type: TaskType, { url }: Fields, allowPrivate: boolean): void {
  if (type.targetHost === undefined) return;
  if (typeof url !== 'string')
    throw new PortierError('internal', `Task type "${type.name}" has a target but no field "url".`);
  const problem = checkTarget(url, { allowPrivate });
  if (problem !== null) throw invalid([{ path: 'fields.url', message: problem }]);
}

function under(parent: string, path: string): string {
  return path === '' ? parent : `${parent}.${path}`;
}
