import type { DestinationChange, DestinationDraft } from '../alerts/destinations/destinations.dto.js';
import type { RuleChange, RuleDraft } from '../alerts/rules/rules.dto.js';
import type { Change } from '../audit/entry.js';
import type { ConfigurationChange, ConfigurationDraft } from '../configurations/configurations.dto.js';
import type { PublishKeyDraft } from '../publish-keys/publish-keys.dto.js';
import type { Right } from '../rights/right.js';
import type { StreamChange, StreamDraft } from '../streams/streams.dto.js';
import type { FilePath } from './document.js';
import type { StateQuota } from './state.js';

/** Who is given rights, or quotas: exactly one of the names. */
export interface Holder {
  user?: string | undefined;
  group?: string | undefined;
}

/** A thing by its names, whether it is there or about to be made: `stream:first`. */
export type Ref = string;

export const refs = {
  application: (name: string): Ref => `application:${name}`,
  stream: (name: string): Ref => `stream:${name}`,
  configuration: (stream: string, key: string): Ref => `configuration:${stream}/${key}`,
  alertDestination: (place: number): Ref => `alertDestination:${place}`,
  group: (name: string): Ref => `group:${name.toLowerCase()}`,
};

interface MediaServerValues {
  id: string;
  role: 'origin' | 'edge';
  rtmpUrl: string;
  apiUrl: string;
}

/** What is to be done, in words of the services that do it. `ref`: what it is done to, or what is made. */
export type Work =
  | { kind: 'application'; action: 'create'; ref: Ref; name: string }
  | { kind: 'application'; action: 'delete'; ref: Ref }
  | {
      kind: 'stream';
      action: 'create';
      ref: Ref;
      draft: StreamDraft;
      owner: string | null | undefined;
    }
  | { kind: 'stream'; action: 'change'; ref: Ref; change: StreamChange; owner: string | null | undefined }
  | { kind: 'stream'; action: 'delete'; ref: Ref }
  | { kind: 'key'; action: 'create'; stream: Ref; draft: PublishKeyDraft; secret: string | null }
  | { kind: 'key'; action: 'change'; stream: Ref; id: string; draft: PublishKeyDraft; secret: string | null }
  | { kind: 'key'; action: 'delete'; stream: Ref; id: string }
  | {
      kind: 'configuration';
      action: 'create';
      ref: Ref;
      stream: Ref;
      draft: Omit<ConfigurationDraft, 'streamId'>;
    }
  | { kind: 'configuration'; action: 'change'; ref: Ref; change: ConfigurationChange }
  | { kind: 'configuration'; action: 'delete'; ref: Ref }
  | { kind: 'mediaServer'; action: 'create' | 'change'; values: MediaServerValues }
  | { kind: 'mediaServer'; action: 'delete'; id: string }
  | { kind: 'group'; action: 'create'; ref: Ref; name: string }
  | { kind: 'group'; action: 'delete'; ref: Ref }
  | { kind: 'member'; action: 'create' | 'delete'; group: Ref; user: string }
  | { kind: 'grants'; action: 'change'; ref: Ref; list: { holder: Holder; rights: Right[] }[] }
  | { kind: 'quota'; action: 'change'; holder: Holder; quota: StateQuota }
  | { kind: 'alertDestination'; action: 'create'; ref: Ref; draft: DestinationDraft }
  | { kind: 'alertDestination'; action: 'change'; id: string; change: DestinationChange }
  | { kind: 'alertDestination'; action: 'delete'; id: string }
  | { kind: 'alertRule'; action: 'create'; destination: Ref; draft: Omit<RuleDraft, ResolvedByName>; of: RuleScope }
  | {
      kind: 'alertRule';
      action: 'change';
      id: string;
      change: Omit<RuleChange, ResolvedByName>;
      /** What is absent stays. */
      of: Partial<RuleScope>;
    }
  | { kind: 'alertRule'; action: 'delete'; id: string };

/** Ids that are known only when the steps before have been done. */
type ResolvedByName = 'destinationId' | 'streamIds' | 'applicationIds';

/** Streams and applications that a rule is about, by name. */
export interface RuleScope {
  streams: string[];
  applications: string[];
}

export type StepKind = Work['kind'];
export type StepAction = Work['action'];

/** One line of a plan. */
export interface Step {
  work: Work;
  /** For people: `first`, `hls "Adaptive"`. */
  name: string;
  /** Stream it belongs to, by name. */
  stream: string | null;
  /** Field by field; secrets as `{"$secret": "given" | "made" | "kept"}`. */
  changes: Change[];
  /** Where the file says so; null: it does not name the thing. */
  at: FilePath | null;
}
