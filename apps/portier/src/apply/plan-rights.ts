import { changesOf } from '../audit/entry.js';
import { completed } from '../rights/grant.js';
import type { FilePath } from './document.js';
import type { FileGrant, PortierFile } from './file.js';
import type { Planning } from './plan.js';
import type { State, StateGrant, StateGroup, StateQuota } from './state.js';
import { refs, type Holder, type Ref, type Step } from './step.js';

interface GrantTarget {
  of: { ref: Ref; name: string; stream: string | null };
  /** The thing itself is about to be made: nobody else has rights on it. */
  isNew: boolean;
  planning: Planning;
  at: FilePath;
}

/** Rights on one thing. Nobody else's are touched, unless what is not named shall go. */
export function grantSteps(
  wanted: readonly FileGrant[] | undefined,
  present: readonly StateGrant[],
  { of, isNew, planning, at }: GrantTarget,
): Step[] {
  if (wanted === undefined) return [];
  const named = wanted.map(({ user, group, rights }) => ({ holder: { user, group }, rights: completed(rights) }));
  const unnamed = present
    .filter((grant) => !named.some(({ holder }) => isSameHolder(grant, holder)))
    .map(({ user, group, rights }) => ({ holder: user === null ? { group: group ?? '' } : { user }, rights }));
  const list = planning.prune || isNew ? named : [...named, ...unnamed];
  const before = Object.fromEntries(present.map((grant) => [titleOf(holderOf(grant)), grant.rights]));
  const changes = changesOf(before, Object.fromEntries(list.map(({ holder, rights }) => [titleOf(holder), rights])));
  if (changes.length === 0 && !isNew) return [];
  const work = { kind: 'grants', action: 'change', ref: of.ref, list } as const;
  return [{ work, name: of.name, stream: of.stream, changes, at }];
}

function holderOf({ user, group }: StateGrant): Holder {
  return user === null ? { group: group ?? '' } : { user };
}

function isSameHolder(grant: StateGrant, { user, group }: Holder): boolean {
  const known = holderOf(grant);
  return isSameName(known.user, user) && isSameName(known.group, group);
}

function isSameName(left: string | undefined, right: string | undefined): boolean {
  return left?.toLowerCase() === right?.toLowerCase();
}

function titleOf({ user, group }: Holder): string {
  return user === undefined ? `group ${group ?? ''}` : `user ${user}`;
}

/** Groups, their members and quotas. The default group has everybody, whatever the file says. */
export function groupSteps({ groups }: PortierFile, state: State, { prune }: Planning): Step[] {
  if (groups === undefined) return [];
  const isNamed = (name: string) => groups.some((wanted) => wanted.name.toLowerCase() === name.toLowerCase());
  const steps = groups.flatMap(({ name, members, quota }, index): Step[] => {
    const at = ['groups', index];
    const known = state.groups.find((group) => group.name.toLowerCase() === name.toLowerCase());
    const base = { stream: null, changes: [], at };
    const work = { kind: 'group', action: 'create', ref: refs.group(name), name } as const;
    return [
      ...(known === undefined ? [{ ...base, work, name }] : []),
      ...(known?.isDefault === true ? [] : memberSteps(name, { members, known, prune, at: [...at, 'members'] })),
      ...quotaStep({ group: name }, { wanted: quota, known: known?.quota ?? null, at: [...at, 'quota'] }),
    ];
  });
  if (!prune) return steps;
  const unnamed = state.groups.filter(({ name, isDefault }) => !isDefault && !isNamed(name));
  const removed = unnamed.map(({ name }): Step => {
    return {
      work: { kind: 'group', action: 'delete', ref: refs.group(name) },
      name,
      stream: null,
      changes: [],
      at: null,
    };
  });
  return [...steps, ...removed];
}

interface Members {
  members: readonly string[] | undefined;
  known: StateGroup | undefined;
  prune: boolean;
  at: FilePath;
}

function memberSteps(group: string, { members, known, prune, at }: Members): Step[] {
  if (members === undefined) return [];
  const has = (list: readonly string[], user: string) => list.some((one) => one.toLowerCase() === user.toLowerCase());
  const step = (action: 'create' | 'delete', user: string, place: FilePath | null): Step => {
    const work = { kind: 'member', action, group: refs.group(group), user } as const;
    return { work, name: `group ${group}: ${user}`, stream: null, changes: [], at: place };
  };
  const present = known?.members ?? [];
  const added = members.flatMap((user, index) => (has(present, user) ? [] : [step('create', user, [...at, index])]));
  const removed = prune ? present.filter((user) => !has(members, user)) : [];
  return [...added, ...removed.map((user) => step('delete', user, null))];
}

/** Quotas of single users. */
export function quotaSteps({ quotas }: PortierFile, state: State, { prune }: Planning): Step[] {
  if (quotas === undefined) return [];
  const steps = quotas.flatMap(({ user, ...wanted }, index) => {
    const found = state.quotas.find((quota) => quota.user.toLowerCase() === user.toLowerCase());
    return quotaStep({ user }, { wanted, known: found ?? null, at: ['quotas', index] });
  });
  if (!prune) return steps;
  const unnamed = state.quotas.filter(
    ({ user }) => !quotas.some((quota) => quota.user.toLowerCase() === user.toLowerCase()),
  );
  const none = { streams: null, liveStreams: null, targets: null };
  const removed = unnamed.flatMap(({ user, ...known }) => quotaStep({ user }, { wanted: none, known, at: null }));
  return [...steps, ...removed];
}

function quotaStep(
  holder: Holder,
  { wanted, known, at }: { wanted: StateQuota | undefined; known: StateQuota | null; at: FilePath | null },
): Step[] {
  if (wanted === undefined) return [];
  const { streams, liveStreams, targets } = wanted;
  const quota = { streams, liveStreams, targets };
  const before = {
    streams: known?.streams ?? null,
    liveStreams: known?.liveStreams ?? null,
    targets: known?.targets ?? null,
  };
  const changes = changesOf(before, quota);
  if (changes.length === 0) return [];
  const work = { kind: 'quota', action: 'change', holder, quota } as const;
  return [{ work, name: titleOf(holder), stream: null, changes, at }];
}
