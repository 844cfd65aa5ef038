import { PortierError } from '@app/contract';
import { mayShare, type Right, type SharedKind } from './right.js';

/** Somebody who was given rights on a thing. */
export interface Grantee {
  kind: 'user' | 'group';
  id: string;
}

export interface Given extends Grantee {
  rights: Right[];
}

/** In the order in which they are stored and answered; `view` is part of all but `create`, which is on applications only. */
export function completed(given: readonly Right[]): Right[] {
  const asked = new Set(given);
  const order: Right[] = ['view', 'change', 'delete', 'create'];
  if (asked.has('change') || asked.has('delete')) asked.add('view');
  return order.filter((right) => asked.has(right));
}

/**
 * Whether a list of grants may replace another one.
 * @throws PortierError `invalid` for `create` on something else than an application, or somebody named twice; `conflict` when a
 *   user who is no administrator would leave nobody who may do everything: then only an administrator could share it again
 */
export function requireSensible(
  kind: SharedKind,
  next: readonly Given[],
  { isAdministrator }: { isAdministrator: boolean },
): void {
  const fields = next.flatMap(({ kind: who, id, rights }, at) => {
    const isTwice = next.findIndex((other) => other.kind === who && other.id === id) < at;
    if (isTwice) return [{ path: `items.${at}.id`, message: 'is in the list twice' }];
    if (!rights.includes('create') || kind === 'application') return [];
    return [{ path: `items.${at}.rights`, message: '"create" is for applications' }];
  });
  if (fields.length > 0) throw new PortierError('invalid', 'The list of grants is not valid.', { fields });
  if (isAdministrator || next.some(({ rights }) => mayShare(rights))) return;
  throw new PortierError(
    'conflict',
    'Somebody must keep the rights to view, change and delete it; leave them to yourself or to somebody else.',
  );
}
