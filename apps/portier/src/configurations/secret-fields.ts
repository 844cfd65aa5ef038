import { PortierError } from '@app/contract';
import type { SealedValue } from '@app/tasks';

/** Fields of a task configuration by name; top level only, as secrets are. */
export type Fields = Record<string, unknown>;

/** Encrypts and decrypts with the cluster's key. */
export interface Sealer {
  seal(plain: string): string;
  unseal(sealed: string): string;
}

/** Fields that may be answered: without secrets, whether the type still calls them so or not. */
export function publicFields(stored: Fields, secretNames: readonly string[]): Fields {
  const isPublic = ([name, value]: [string, unknown]) => !secretNames.includes(name) && !isSealed(value);
  return Object.fromEntries(Object.entries(stored).filter(isPublic));
}

/** Names of the secrets that have a value. */
export function secretsSet(stored: Fields): string[] {
  return Object.keys(stored).filter((name) => isSealed(stored[name]));
}

/**
 * What a change makes of the stored fields, secrets in plain text, to be validated: a field that is absent keeps its
 * value, null clears a secret.
 * @throws PortierError `invalid` for a kept secret that was sealed under another cluster secret
 */
export function changedFields(stored: Fields, change: Fields, sealer: Sealer): Fields {
  const kept = Object.entries(stored).filter(([name]) => !Object.hasOwn(change, name));
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, plain(name, value, sealer)])), ...change };
}

/**
 * Validated fields as they are stored. A secret that did not change keeps its sealed form: sealing it again would look like
 * a change and restart its task.
 */
export function sealedFields(
  fields: Fields,
  { secretNames, stored = {}, sealer }: { secretNames: readonly string[]; stored?: Fields; sealer: Sealer },
): Fields {
  const sealed = secretNames
    .filter((name) => typeof fields[name] === 'string')
    .map((name) => [name, sealedValue(fields[name] as string, stored[name], sealer)]);
  return { ...fields, ...Object.fromEntries(sealed) };
}

/** Replaces every `{"$sealed": ...}` in a task's parameters by its plain text; only the agent that runs the task may see it. */
export function unsealAll(value: unknown, unseal: (sealed: string) => string): unknown {
  if (Array.isArray(value)) return value.map((member) => unsealAll(member, unseal));
  if (value === null || typeof value !== 'object') return value;
  if (isSealed(value)) return unseal(value.$sealed);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unsealAll(member, unseal)]));
}

function sealedValue(value: string, before: unknown, sealer: Sealer): SealedValue {
  const isSame = isSealed(before) && unsealed(before, sealer) === value;
  return isSame ? before : { $sealed: sealer.seal(value) };
}

function plain(name: string, value: unknown, sealer: Sealer): unknown {
  if (!isSealed(value)) return value;
  const text = unsealed(value, sealer);
  if (text !== undefined) return text;
  throw new PortierError('invalid', 'A secret was sealed under another cluster secret; set it again.', {
    fields: [{ path: `fields.${name}`, message: 'set it again: it was sealed under another cluster secret' }],
  });
}

function unsealed({ $sealed }: SealedValue, sealer: Sealer): string | undefined {
  try {
    return sealer.unseal($sealed);
  } catch {
    return undefined;
  }
}

function isSealed(value: unknown): value is SealedValue {
  return typeof value === 'object' && value !== null && typeof (value as Partial<SealedValue>).$sealed === 'string';
}
