import { destinationDraft, type DestinationChange } from '../alerts/destinations/destinations.dto.js';
import { ruleDraft } from '../alerts/rules/rules.dto.js';
import { changesOf, type Change } from '../audit/entry.js';
import type { FilePath } from './document.js';
import type { FileAlertDestination, FileAlertRule, PortierFile } from './file.js';
import type { Planning } from './plan.js';
import type { State, StateAlertDestination, StateAlertRule } from './state.js';
import { refs, type Ref, type Step } from './step.js';

interface Place {
  planning: Planning;
  at: FilePath;
}

/** Destinations and rules are told apart by name, and several of one name by their order. */
export function alertSteps({ alertDestinations }: PortierFile, state: State, planning: Planning): Step[] {
  if (alertDestinations === undefined) return [];
  const left = [...state.alertDestinations];
  const steps = alertDestinations.flatMap((wanted, index) => {
    const known = taken(left, wanted.name);
    const place = { planning, at: ['alertDestinations', index] };
    const ref = known?.id ?? refs.alertDestination(index);
    return [...destinationStep(wanted, known, { ...place, ref }), ...ruleSteps(wanted, known, { ...place, ref })];
  });
  if (!planning.prune) return steps;
  return [...left.map(({ id, name }) => deletion('alertDestination', id, name)), ...steps];
}

/** The first of this name, which is then no longer left. */
function taken<Thing extends { name: string }>(left: Thing[], name: string): Thing | undefined {
  const found = left.findIndex((one) => one.name === name);
  return found < 0 ? undefined : left.splice(found, 1)[0];
}

function deletion(kind: 'alertDestination' | 'alertRule', id: string, name: string): Step {
  return { work: { kind, action: 'delete', id }, name, stream: null, changes: [], at: null };
}

function destinationStep(
  wanted: FileAlertDestination,
  known: StateAlertDestination | undefined,
  { planning, at, ref }: Place & { ref: Ref },
): Step[] {
  const { name, kind, enabled, language, mailTo } = wanted;
  const url = urlOf(wanted, { planning, at });
  const given = defined({ enabled, language, mailTo });
  const base = { name, stream: null, at };
  if (known === undefined) {
    const draft = destinationDraft.safeParse({ ...given, ...defined({ url }), name, kind });
    if (!draft.success) return wrong(draft.error.issues, { planning, at });
    const changes = [...changesOf(null, { kind, ...given }), ...urlChange(undefined, url, planning)];
    return [{ ...base, work: { kind: 'alertDestination', action: 'create', ref, draft: draft.data }, changes }];
  }
  if (kind !== known.kind) {
    const message = `"${name}" is a ${known.kind}, and stays one; give another kind another name`;
    planning.problems.push({ at: [...at, 'kind'], message });
    return [];
  }
  const before = { enabled: known.enabled, language: known.language, mailTo: known.mailTo };
  const own = changesOf(before, { ...before, ...given });
  const changes = [...own, ...urlChange(known, url, planning)];
  if (changes.length === 0) return [];
  const isOther = own.length < changes.length;
  const change = { ...given, ...(isOther && url !== undefined ? { url } : {}) } as DestinationChange;
  return [{ ...base, work: { kind: 'alertDestination', action: 'change', id: known.id, change }, changes }];
}

function urlOf({ url }: FileAlertDestination, { planning, at }: Place): string | undefined {
  if (typeof url !== 'object') return url;
  const given = planning.secrets[url.secretFrom];
  if (given === undefined) {
    const message = `give the secret "${url.secretFrom}" beside the file`;
    planning.problems.push({ at: [...at, 'url'], message });
  }
  return given;
}

/** The address of a chat's webhook is itself a secret. */
function urlChange(known: StateAlertDestination | undefined, url: string | undefined, { unseal }: Planning): Change[] {
  if (url === undefined) return [];
  const present = known?.sealedUrl ?? null;
  if (present !== null && unseal(present) === url) return [];
  return [{ path: 'url', before: present === null ? null : { $secret: 'kept' }, after: { $secret: 'given' } }];
}

function ruleSteps(
  { name: destination, rules }: FileAlertDestination,
  known: StateAlertDestination | undefined,
  { planning, at, ref }: Place & { ref: Ref },
): Step[] {
  if (rules === undefined) return [];
  const left = [...(known?.rules ?? [])];
  const steps = rules.flatMap((wanted, index) => {
    const place = { planning, at: [...at, 'rules', index] };
    return ruleStep(wanted, taken(left, wanted.name), { ...place, ref, destination });
  });
  if (!planning.prune) return steps;
  return [...left.map(({ id, name }) => deletion('alertRule', id, titleOf(destination, name))), ...steps];
}

function ruleStep(
  wanted: FileAlertRule,
  known: StateAlertRule | undefined,
  { planning, at, ref, destination }: Place & { ref: Ref; destination: string },
): Step[] {
  const { streams, applications, name, ...values } = wanted;
  const given = defined(values);
  const base = { name: titleOf(destination, name), stream: null, at };
  const of = defined({ streams, applications }) as { streams?: string[]; applications?: string[] };
  if (known === undefined) {
    const fields = ruleDraft.omit({ destinationId: true, streamIds: true, applicationIds: true });
    const draft = fields.safeParse({ ...given, name });
    if (!draft.success) return wrong(draft.error.issues, { planning, at });
    const work = {
      ...({ kind: 'alertRule', action: 'create', destination: ref, draft: draft.data } as const),
      of: { streams: streams ?? [], applications: applications ?? [] },
    };
    return [{ ...base, work, changes: changesOf(null, { ...given, ...of }) }];
  }
  const { id, name: _, ...before } = known;
  const changes = changesOf(before, { ...before, ...given, ...of });
  if (changes.length === 0) return [];
  const isOf = (path: string) => changes.some((change) => change.path === path);
  // Streams that went meanwhile do not stand in the way of another change.
  const changedOf = Object.fromEntries(Object.entries(of).filter(([path]) => isOf(path)));
  return [{ ...base, work: { kind: 'alertRule', action: 'change', id, change: given, of: changedOf }, changes }];
}

function titleOf(destination: string, rule: string): string {
  return `${destination}: ${rule}`;
}

function wrong(issues: readonly { path: PropertyKey[]; message: string }[], { planning, at }: Place): Step[] {
  const problems = issues.map(({ path, message }) => ({ at: [...at, ...path.map(String)], message }));
  planning.problems.push(...problems);
  return [];
}

function defined<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Values]?: Exclude<Values[Name], undefined> };
}
