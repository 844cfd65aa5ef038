import { changesOf, type Change } from '../audit/entry.js';
import { publishKeyDraft } from '../publish-keys/publish-keys.dto.js';
import type { FilePath } from './document.js';
import type { FileKey, FileStream, PortierFile } from './file.js';
import { alertSteps } from './plan-alerts.js';
import { configurationSteps } from './plan-configurations.js';
import { grantSteps, groupSteps, quotaSteps } from './plan-rights.js';
import type { State, StateKey, StateStream } from './state.js';
import { refs, type Step } from './step.js';

/** Something the file asks for that cannot be. */
export interface PlanProblem {
  at: FilePath;
  message: string;
}

export interface Planning {
  /** Delete what a list of the file does not name. */
  prune: boolean;
  /** Of a publish key: what is stored of it. */
  hashOf: (key: string) => string;
  /** Undefined for a value of another cluster secret. */
  unseal: (sealed: string) => string | undefined;
  /** Secrets that were given beside the file, by name. */
  secrets: Readonly<Record<string, string>>;
  /** Names of streams that have a publisher or a running task. */
  onAir: ReadonlySet<string>;
  problems: PlanProblem[];
}

/**
 * The least that turns what is there into what the file says. Things come before what belongs to them, and what is deleted
 * makes room first. Streams on the air come last: what is done to one holds its tasks, and their agents wait, until the end.
 * Steps for the same file and state are the same.
 */
export function planSteps(file: PortierFile, state: State, planning: Planning): Step[] {
  const streams = new Map(state.streams.map((stream) => [stream.name, stream]));
  return [
    ...mediaServerSteps(file, state, planning),
    ...groupSteps(file, state, planning),
    ...deletedStreams(file, state, planning),
    ...newApplications(file, state),
    ...onAirLast(file.streams ?? [], planning).flatMap(({ wanted, index }) =>
      streamSteps(wanted, streams.get(wanted.name), { planning, at: ['streams', index] }),
    ),
    ...applicationGrants(file, state, planning),
    ...quotaSteps(file, state, planning),
    ...alertSteps(file, state, planning),
    ...deletedApplications(file, state, planning),
  ];
}

function onAirLast(streams: readonly FileStream[], { onAir }: Planning) {
  const placed = streams.map((wanted, index) => ({ wanted, index }));
  const isOnAir = ({ wanted }: (typeof placed)[number]) => onAir.has(wanted.name);
  return [...placed.filter((one) => !isOnAir(one)), ...placed.filter(isOnAir)];
}

function mediaServerSteps({ mediaServers }: PortierFile, state: State, { prune }: Planning): Step[] {
  const steps = (mediaServers ?? []).flatMap((wanted, index): Step[] => {
    const present = state.mediaServers.find(({ id }) => id === wanted.id);
    const values = { ...wanted, role: wanted.role ?? present?.role ?? 'origin' };
    const changes = changesOf(present ?? null, values);
    if (changes.length === 0) return [];
    const action = present === undefined ? 'create' : 'change';
    const work = { kind: 'mediaServer', action, values } as const;
    return [{ work, name: wanted.id, stream: null, changes, at: ['mediaServers', index] }];
  });
  const unnamed = state.mediaServers.filter(({ id }) => !mediaServers?.some((wanted) => wanted.id === id));
  if (!prune || mediaServers === undefined) return steps;
  const removed = unnamed.map(({ id }): Step => {
    return { work: { kind: 'mediaServer', action: 'delete', id }, name: id, stream: null, changes: [], at: null };
  });
  return [...steps, ...removed];
}

function newApplications({ applications = [] }: PortierFile, state: State): Step[] {
  return applications.flatMap(({ name }, index): Step[] => {
    if (state.applications.some((present) => present.name === name)) return [];
    const work = {
      ...({ kind: 'application', action: 'create', name } as const),
      ref: refs.application(name),
    };
    return [{ work, name, stream: null, changes: [], at: ['applications', index] }];
  });
}

function applicationGrants({ applications = [] }: PortierFile, state: State, planning: Planning): Step[] {
  return applications.flatMap(({ name, grants }, index) => {
    const present = state.applications.find((one) => one.name === name);
    const of = { ref: refs.application(name), name: `application ${name}`, stream: null };
    return grantSteps(grants, present?.grants ?? [], {
      of,
      isNew: present === undefined,
      planning,
      at: ['applications', index, 'grants'],
    });
  });
}

function deletedApplications({ applications }: PortierFile, state: State, { prune }: Planning): Step[] {
  if (!prune || applications === undefined) return [];
  const unnamed = state.applications.filter(({ name }) => !applications.some((wanted) => wanted.name === name));
  return unnamed.map(({ name }) => {
    const work = { kind: 'application', action: 'delete', ref: refs.application(name) } as const;
    return { work, name, stream: null, changes: [], at: null };
  });
}

function deletedStreams({ streams }: PortierFile, state: State, { prune }: Planning): Step[] {
  if (!prune || streams === undefined) return [];
  const wanted = new Set(streams.map(({ name }) => name));
  return state.streams
    .filter(({ name }) => !wanted.has(name))
    .map(({ name }) => {
      const work = { kind: 'stream', action: 'delete', ref: refs.stream(name) } as const;
      return { work, name, stream: name, changes: [], at: null };
    });
}

interface Place {
  planning: Planning;
  at: FilePath;
}

function streamSteps(wanted: FileStream, present: StateStream | undefined, place: Place): Step[] {
  const { name, grants } = wanted;
  const of = { ref: refs.stream(name), name: `stream ${name}`, stream: name };
  return [
    ...ownStep(wanted, present, place.at),
    ...keySteps(wanted, present?.keys ?? [], { ...place, at: [...place.at, 'keys'] }),
    ...configurationSteps(wanted, present?.configurations ?? [], { ...place, at: [...place.at, 'configurations'] }),
    ...grantSteps(grants, present?.grants ?? [], {
      ...place,
      of,
      isNew: present === undefined,
      at: [...place.at, 'grants'],
    }),
  ];
}

function ownStep(wanted: FileStream, present: StateStream | undefined, at: FilePath): Step[] {
  const { name, title, enabled, visibility, application, owner } = wanted;
  const ref = refs.stream(name);
  const given = Object.fromEntries(
    Object.entries({ application, title, enabled, visibility }).filter(([, value]) => value !== undefined),
  );
  if (present === undefined) {
    const draft = {
      ...{ name, application: application ?? 'live', title: title ?? '' },
      ...{ enabled: enabled ?? true, visibility: visibility ?? 'public' },
    };
    const work = { kind: 'stream', action: 'create', ref, draft, owner } as const;
    return [{ work, name, stream: name, changes: changesOf(null, { ...given, owner }), at }];
  }
  const changes = Object.entries({ ...given, ...(owner === undefined ? {} : { owner }) }).flatMap(
    ([path, after]): Change[] => {
      const before: unknown = present[path as keyof StateStream];
      return before === after ? [] : [{ path, before, after }];
    },
  );
  if (changes.length === 0) return [];
  const change = Object.fromEntries(
    changes.filter(({ path }) => path !== 'owner').map(({ path, after }) => [path, after]),
  );
  const newOwner = changes.some(({ path }) => path === 'owner') ? owner : undefined;
  return [
    { work: { kind: 'stream', action: 'change', ref, change, owner: newOwner }, name, stream: name, changes, at },
  ];
}

/** Keys are told apart by label, and several of one label by their order. */
function keySteps({ name: stream, keys }: FileStream, present: readonly StateKey[], { planning, at }: Place): Step[] {
  if (keys === undefined) return [];
  const ref = refs.stream(stream);
  const left = [...present];
  const steps = keys.flatMap((wanted, index): Step[] => {
    const found = left.findIndex(({ label }) => label === wanted.label);
    const [known] = found < 0 ? [] : left.splice(found, 1);
    const place = { planning, at: [...at, index] };
    const secret = secretOf(wanted, place);
    const draft = publishKeyDraft.safeParse({ ...windowOf(known), ...defined(wanted) });
    if (!draft.success) {
      planning.problems.push(
        ...draft.error.issues.map(({ path, message }) => ({ at: [...place.at, ...path.map(String)], message })),
      );
      return [];
    }
    const changes = [...windowChanges(known, draft.data), ...secretChange(known, secret, planning)];
    if (known !== undefined && changes.length === 0) return [];
    const work =
      known === undefined
        ? ({ kind: 'key', action: 'create', stream: ref, draft: draft.data, secret } as const)
        : ({ kind: 'key', action: 'change', stream: ref, id: known.id, draft: draft.data, secret } as const);
    return [{ work, name: wanted.label, stream, changes, at: place.at }];
  });
  if (!planning.prune) return steps;
  const removed = left.map(({ id, label }): Step => {
    return { work: { kind: 'key', action: 'delete', stream: ref, id }, name: label, stream, changes: [], at: null };
  });
  return [...removed, ...steps];
}

function secretOf({ secret, secretFrom }: FileKey, { planning, at }: Place): string | null {
  if (secretFrom === undefined) return secret ?? null;
  const given = planning.secrets[secretFrom];
  if (given === undefined) {
    planning.problems.push({ at: [...at, 'secretFrom'], message: `give the secret "${secretFrom}" beside the file` });
  } else if (!/^[A-Za-z0-9_-]{16,128}$/.test(given)) {
    planning.problems.push({
      at: [...at, 'secretFrom'],
      message: `"${secretFrom}" is no publish key: use 16 to 128 letters, digits, "-" or "_"`,
    });
  }
  return given ?? null;
}

function windowOf(key: StateKey | undefined) {
  if (key === undefined) return {};
  const { notBefore, notAfter, networks } = key;
  return { notBefore: notBefore?.toISOString() ?? null, notAfter: notAfter?.toISOString() ?? null, networks };
}

function defined({ label, notBefore, notAfter, networks }: FileKey) {
  const given = { label, notBefore, notAfter, networks };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** `2026-01-01T12:00:00+01:00` and `2026-01-01T11:00:00Z` are one moment. */
function windowChanges(known: StateKey | undefined, draft: ReturnType<typeof publishKeyDraft.parse>): Change[] {
  const moment = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  const { label, networks } = draft;
  const next = { label, notBefore: moment(draft.notBefore), notAfter: moment(draft.notAfter), networks };
  return changesOf(known === undefined ? null : { label: known.label, ...windowOf(known) }, next);
}

function secretChange(known: StateKey | undefined, secret: string | null, { hashOf }: Planning): Change[] {
  if (known === undefined)
    return [{ path: 'secret', before: null, after: { $secret: secret === null ? 'made' : 'given' } }];
  if (secret === null || hashOf(secret) === known.hash) return [];
  return [{ path: 'secret', before: { $secret: 'kept' }, after: { $secret: 'given' } }];
}
