import { secretFieldsOf, taskTypes, validateFields, type TaskType } from '@app/tasks';
import { changesOf, isRecord, isSame, type Change } from '../audit/entry.js';
import type { ConfigurationChange } from '../configurations/configurations.dto.js';
import type { Fields } from '../configurations/secret-fields.js';
import type { FilePath } from './document.js';
import type { FileConfiguration, FileStream } from './file.js';
import { grantSteps } from './plan-rights.js';
import type { Planning } from './plan.js';
import type { StateConfiguration } from './state.js';
import { refs, type Step } from './step.js';

interface Place {
  planning: Planning;
  at: FilePath;
}

/** Configurations are told apart by type and name, and several of one name by their order. */
export function configurationSteps(
  { name: stream, configurations }: FileStream,
  present: readonly StateConfiguration[],
  { planning, at }: Place,
): Step[] {
  if (configurations === undefined) return [];
  const named = withRefs(stream, present);
  const counts = new Map<string, number>();
  const wantedRefs = configurations.map((wanted) => refOf(stream, wanted, counts));
  const steps = configurations.flatMap((wanted, index) => {
    const ref = wantedRefs[index] ?? '';
    const known = named.get(ref);
    const place = { planning, at: [...at, index] };
    const of = { ref, name: titleOf(wanted), stream };
    return [
      ...ownSteps(wanted, known, { ...place, of }),
      ...grantSteps(wanted.grants, known?.grants ?? [], {
        of,
        isNew: known === undefined,
        planning,
        at: [...place.at, 'grants'],
      }),
    ];
  });
  if (!planning.prune) return steps;
  const removed = [...named]
    .filter(([ref]) => !wantedRefs.includes(ref))
    .map(([ref, known]): Step => {
      const work = { kind: 'configuration', action: 'delete', ref } as const;
      return { work, name: titleOf(known), stream, changes: [], at: null };
    });
  return [...removed, ...steps];
}

/** Present configurations of a stream by their names. */
export function withRefs(
  stream: string,
  present: readonly StateConfiguration[],
): ReadonlyMap<string, StateConfiguration> {
  const counts = new Map<string, number>();
  return new Map(present.map((one) => [refOf(stream, one, counts), one]));
}

function refOf(stream: string, { type, name }: { type: string; name: string }, counts: Map<string, number>): string {
  const key = `${type}/${name}`;
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return refs.configuration(stream, `${key}#${count}`);
}

function titleOf({ type, name }: { type: string; name: string }): string {
  return name === '' ? type : `${type} "${name}"`;
}

interface Target extends Place {
  of: { ref: string; name: string; stream: string };
}

function ownSteps(wanted: FileConfiguration, known: StateConfiguration | undefined, target: Target): Step[] {
  const { planning, at, of } = target;
  const type = taskTypes.get(wanted.type);
  if (type === undefined) {
    const names = [...taskTypes.keys()].join(', ');
    planning.problems.push({ at: [...at, 'type'], message: `there is no such task type; use ${names}` });
    return [];
  }
  const before = known === undefined ? {} : plainFields(known.fields, planning);
  const given = givenFields(wanted.fields ?? {}, target);
  const valid = validateFields(type as TaskType<never, never>, { ...before, ...given });
  if (!valid.ok) {
    const wrong = valid.problems.map(({ path, message }) => ({ at: [...at, 'fields', ...path.split('.')], message }));
    planning.problems.push(...wrong);
    return [];
  }
  const { enabled, replicas, labels, name } = wanted;
  const base = { stream: of.stream, name: of.name, at };
  if (known === undefined) {
    const draft = {
      ...{ type: wanted.type, name, enabled: enabled ?? true, replicas: replicas ?? 1, labels: labels ?? {} },
      fields: given,
    };
    const changes = [...changesOf(null, { enabled, replicas, labels }), ...fieldChanges({}, given, type)];
    const work = {
      kind: 'configuration',
      action: 'create',
      ref: of.ref,
      stream: refs.stream(of.stream),
      draft,
    } as const;
    return [{ ...base, work, changes }];
  }
  const next = {
    enabled: enabled ?? known.enabled,
    replicas: replicas ?? known.replicas,
    labels: labels ?? known.labels,
  };
  const { enabled: wasEnabled, replicas: wereReplicas, labels: wereLabels } = known;
  const ownChanges = changesOf({ enabled: wasEnabled, replicas: wereReplicas, labels: wereLabels }, next);
  const changedFields = fieldChanges(before, valid.value, type);
  const changes = [...ownChanges, ...changedFields];
  if (changes.length === 0) return [];
  const change: ConfigurationChange = { ...next, ...(changedFields.length === 0 ? {} : { fields: given }) };
  return [{ ...base, work: { kind: 'configuration', action: 'change', ref: of.ref, change }, changes }];
}

function plainFields(stored: Fields, { unseal }: Planning): Fields {
  const plain = Object.entries(stored).map(([name, value]) => {
    const sealed = isRecord(value) ? value['$sealed'] : undefined;
    return [name, typeof sealed === 'string' ? unseal(sealed) : value];
  });
  return Object.fromEntries(plain) as Fields;
}

/** `{secretFrom: NAME}` becomes what was given under that name. */
function givenFields(fields: Fields, { planning, at }: Target): Fields {
  const given = Object.entries(fields).map(([name, value]) => {
    const from = isRecord(value) && Object.keys(value).length === 1 ? value['secretFrom'] : undefined;
    if (typeof from !== 'string') return [name, value];
    const secret = planning.secrets[from];
    if (secret === undefined) {
      planning.problems.push({ at: [...at, 'fields', name], message: `give the secret "${from}" beside the file` });
    }
    return [name, secret ?? null];
  });
  return Object.fromEntries(given) as Fields;
}

function fieldChanges(before: Fields, after: Fields, type: TaskType): Change[] {
  const secretNames = secretFieldsOf(type as TaskType<never, never>);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (isSame(was, is)) return [];
    const path = `fields.${name}`;
    if (!secretNames.includes(name)) return [{ path, before: was, after: is }];
    const shown = (value: unknown, word: string) => (value === null ? null : { $secret: word });
    return [{ path, before: shown(was, 'kept'), after: shown(is, 'given') }];
  });
}
