import type { PublicationFacts, TaskType } from '@app/tasks';
import { createHash } from 'node:crypto';

/** A live publication a task may pull from. */
export interface LivePublication {
  id: string;
  liveAt: Date;
  serverId: string;
  rtmpUrl: string;
  application: string;
  sealedServerStream: string;
}

export interface Configuration {
  id: string;
  type: string;
  version: number;
  fields: unknown;
  /** How many agents run it at once, each a replica. */
  replicas: number;
  /** Labels those agents must have. */
  labels: Record<string, string>;
}

export interface LiveStream {
  id: string;
  name: string;
  enabled: boolean;
  configurations: Configuration[];
  /** Oldest first. */
  live: LivePublication[];
}

/** What is stored of a task and sealed until it is granted. Only a change of this restarts a task. */
export interface StoredDescription {
  stream: { id: string; name: string };
  publicationId: string;
  publishedAt: string;
  input: { rtmpUrl: string; application: string; sealedServerStream: string };
  params: unknown;
}

/** What a configuration calls for: so many tasks of one description. Replicas are interchangeable. */
export interface DesiredTasks {
  configurationId: string;
  configurationVersion: number;
  type: string;
  replicas: number;
  labels: Record<string, string>;
  publicationId: string;
  description: StoredDescription;
  hash: string;
  skills: string[];
  publishGraceMs: number;
}

interface DesiredOptions {
  /** Publications each configuration's present tasks pull from, to stay with one of them while it lives. */
  present: ReadonlyMap<string, readonly string[]>;
  typeOf: (name: string) => TaskType | undefined;
}

/** The tasks a stream should have now. None while nothing is live. */
export function desiredTasks(stream: LiveStream, { present, typeOf }: DesiredOptions): DesiredTasks[] {
  if (!stream.enabled) return [];
  return stream.configurations.flatMap((configuration) => {
    const type = typeOf(configuration.type);
    const staying = stream.live.find(({ id }) => present.get(configuration.id)?.includes(id));
    const publication = staying ?? stream.live[0];
    if (type === undefined || publication === undefined) return [];
    return [compile(stream, { configuration, type, publication })];
  });
}

function compile(
  stream: LiveStream,
  { configuration, type, publication }: { configuration: Configuration; type: TaskType; publication: LivePublication },
): DesiredTasks {
  const facts: PublicationFacts = { id: publication.id, stream: { id: stream.id, name: stream.name } };
  const params = type.compile(configuration.fields, facts);
  const { rtmpUrl, application, sealedServerStream } = publication;
  const description: StoredDescription = {
    stream: facts.stream,
    publicationId: publication.id,
    publishedAt: publication.liveAt.toISOString(),
    input: { rtmpUrl, application, sealedServerStream },
    params,
  };
  return {
    configurationId: configuration.id,
    configurationVersion: configuration.version,
    type: type.name,
    replicas: type.handover === 'overlap' ? configuration.replicas : 1,
    labels: configuration.labels,
    publicationId: publication.id,
    description,
    hash: hashOf(description),
    skills: [type.name, ...type.skills(params)],
    publishGraceMs: type.publishGraceMs,
  };
}

/** Independent of the order of keys, which a round trip through jsonb changes. */
function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
