/** One value that two people may both have changed: a field, or a member of an object such as `fields.url`. */
export interface Difference {
  path: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Who changed it; `both` = to different values, and somebody must choose. */
  changedBy: 'me' | 'them' | 'both';
}

export type Choice = 'mine' | 'theirs';

/**
 * What differs between what a form began with, what was typed, and what somebody else has saved meanwhile. One level into
 * objects, so that two people who change different fields of one thing are not in each other's way.
 */
export function differencesOf(base: object, mine: object, theirs: object): Difference[] {
  return pathsOf([base, mine, theirs]).flatMap((path) => {
    const [was, own, other] = [base, mine, theirs].map((values) => valueOf(values, path));
    const isMine = !isSame(was, own);
    const isTheirs = !isSame(was, other);
    if (!isMine && !isTheirs) return [];
    const isAgreed = isSame(own, other);
    const changedBy = isMine && isTheirs && !isAgreed ? 'both' : isTheirs ? 'them' : 'me';
    return [{ path, base: was, mine: own, theirs: other, changedBy }];
  });
}

/**
 * Theirs with what I changed on top; where both changed the same, what was chosen (mine without a choice). Nobody's other
 * changes are lost.
 */
export function merged<Draft extends object>(
  { base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft },
  choices: Readonly<Record<string, Choice>> = {},
): Draft {
  let result = { ...theirs } as Record<string, unknown>;
  for (const { path, mine: own, changedBy } of differencesOf(base, mine, theirs)) {
    const isMine = changedBy === 'me' || (changedBy === 'both' && choices[path] !== 'theirs');
    if (isMine) result = withValue(result, path, own);
  }
  return result as Draft;
}

function pathsOf(all: readonly object[]): string[] {
  const names = new Set(all.flatMap((values) => Object.keys(values)));
  return [...names].flatMap((name) => {
    const members = all.map((values) => (values as Record<string, unknown>)[name]);
    if (!members.every((value) => value === undefined || isRecord(value)) || !members.some(isRecord)) return [name];
    const keys = new Set(members.flatMap((value) => Object.keys((value as object | undefined) ?? {})));
    return [...keys].map((key) => `${name}.${key}`);
  });
}

/** Names of fields have no dots; those of members may. */
function split(path: string): [name: string, member?: string] {
  const at = path.indexOf('.');
  return at < 0 ? [path] : [path.slice(0, at), path.slice(at + 1)];
}

function valueOf(values: object, path: string): unknown {
  const [name, member] = split(path);
  const value = (values as Record<string, unknown>)[name];
  return member === undefined ? value : (value as Record<string, unknown> | undefined)?.[member];
}

function withValue(values: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [name, member] = split(path);
  if (member === undefined) return { ...values, [name]: value };
  const { [member]: _, ...others } = (values[name] as Record<string, unknown> | undefined) ?? {};
  return { ...values, [name]: value === undefined ? others : { ...others, [member]: value } };
}

/** A hidden secret (`{"$secret": ...}`) is one value. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('$secret' in value);

/** The order of keys says nothing: what was typed and what the database answers differ in it. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .sort()
    .join(',')}}`;
}
