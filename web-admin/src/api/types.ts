/**
 * What the REST API speaks (`/api/v1`), written by hand until the generated types replace it.
 * Instants are ISO 8601 texts; bit rates are bit/s.
 */
export type Visibility = 'public' | 'unlisted' | 'token';
export type Fault = 'publisher' | 'destination' | 'operator' | 'portier';

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** RFC 9457 problem document. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  fault?: Fault;
  retryable?: boolean;
  errors?: { path: string; message: string }[];
}

export interface User {
  id: string;
  name: string;
  isAdministrator: boolean;
}

export interface ServerFacts {
  version: string;
  rtmpUrl: string;
  directorUrl: string;
  allowPrivateTargets: boolean;
}

export interface Application {
  id: string;
  name: string;
  streamCount: number;
  createdAt: string;
}

export interface TaskCounts {
  running: number;
  pending: number;
  retrying: number;
  quarantined: number;
}

export interface Stream {
  id: string;
  name: string;
  application: string;
  title: string;
  enabled: boolean;
  visibility: Visibility;
  version: number;
  createdAt: string;
  updatedAt: string;
  live: { since: string } | null;
  taskCounts: TaskCounts;
  watchUrl: string;
  hlsUrl: string;
  rtmpUrl: string;
}

export interface PublishKey {
  id: string;
  label: string;
  hint: string;
  notBefore: string | null;
  notAfter: string | null;
  networks: string[];
  createdAt: string;
  lastUsedAt: string | null;
}

export interface MediaFacts {
  video?: { codec?: string; profile?: string; level?: string; width?: number; height?: number } | null;
  audio?: { codec?: string; sampleRate?: number; channels?: number; profile?: string } | null;
  bitrate?: number | null;
}

export interface Publication {
  id: string;
  streamId: string;
  serverId: string;
  state: 'authorized' | 'live' | 'ended';
  reason: string | null;
  since: string;
  authorizedAt: string;
  liveAt: string | null;
  endedAt: string | null;
  ip: string;
  application: string;
  keyId: string | null;
  media: MediaFacts | null;
}

export interface TaskType {
  name: string;
  title: string;
  summary: string;
  schema: Record<string, unknown>;
}

export type TaskState = 'pending' | 'claimed' | 'running' | 'retrying' | 'quarantined' | 'stopping' | 'ended';

export interface TaskError {
  code: string;
  fault: Fault;
  sentence: string;
  at: string;
}

export interface Configuration {
  id: string;
  streamId: string;
  streamName: string;
  type: string;
  name: string;
  enabled: boolean;
  fields: Record<string, unknown>;
  secretsSet: string[];
  version: number;
  createdAt: string;
  updatedAt: string;
  tasks: { id: string; state: TaskState; reason: string | null; error: TaskError | null }[];
}

export interface Progress {
  at: string;
  frames: number;
  framesPerSecond: number;
  bitrate: number | null;
  speed: number | null;
  droppedFrames: number;
  duplicatedFrames: number;
  outTimeSeconds: number;
}

export interface NamedReference {
  id: string;
  name: string;
}

export interface Run {
  leaseToken: number;
  concierge: NamedReference | null;
  grantedAt: string;
  runningAt: string | null;
  endedAt: string | null;
  endReason: string | null;
  error: TaskError | null;
}

export interface Task {
  id: string;
  type: string;
  replica: number;
  streamId: string;
  streamName: string;
  configurationId: string | null;
  configurationName: string | null;
  state: TaskState;
  reason: string | null;
  since: string;
  concierge: NamedReference | null;
  leaseToken: number;
  attempts: number;
  nextAttemptAt: string | null;
  error: TaskError | null;
  progress: Progress | null;
  command: string[] | null;
  logTail: string[];
  createdAt: string;
  /** Only in the answer for a single task. */
  runs?: Run[];
}

export interface Concierge {
  id: string;
  name: string;
  state: 'active' | 'draining' | 'gone';
  reason: string | null;
  since: string;
  isOnline: boolean;
  slots: number;
  freeSlots: number;
  skills: string[];
  labels: Record<string, string>;
  load: { cpu?: number; memory?: number };
  software: string | null;
  lastHeartbeatAt: string | null;
  taskCount: number;
}

export interface MediaServer {
  id: string;
  kind: string;
  role: 'origin' | 'edge';
  rtmpUrl: string;
  apiUrl: string;
  serviceId: string | null;
  software: string | null;
  lastSeenAt: string | null;
  lastError: string | null;
  isOnline: boolean;
  publicationCount: number;
  version: number;
}

export interface Refusal {
  id: string;
  at: string;
  action: string;
  reason: string;
  sentence: string;
  serverId: string;
  ip: string;
  application: string;
  streamId: string | null;
  streamName: string | null;
}

export interface LiveEvent {
  topic: 'stream' | 'publication' | 'configuration' | 'task' | 'concierge' | 'media-server' | 'refusal';
  id: string;
  streamId: string | null;
  action: 'created' | 'updated' | 'deleted';
}
