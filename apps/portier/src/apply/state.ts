import type { Language, Visibility } from '@app/contract';
import type { DestinationKind, RuleEvent } from '../alerts/alert.js';
import type { Fields } from '../configurations/secret-fields.js';
import type { Right } from '../rights/right.js';

/** Rights of one user or group; exactly one of the names. */
export interface StateGrant {
  user: string | null;
  group: string | null;
  rights: Right[];
}

export interface StateKey {
  id: string;
  label: string;
  notBefore: Date | null;
  notAfter: Date | null;
  networks: string[];
  hash: string;
}

export interface StateConfiguration {
  id: string;
  type: string;
  name: string;
  enabled: boolean;
  replicas: number;
  labels: Record<string, string>;
  /** As stored, secrets sealed. */
  fields: Fields;
  /** Null: not for this viewer to see. */
  grants: StateGrant[] | null;
}

export interface StateStream {
  id: string;
  name: string;
  application: string;
  title: string;
  enabled: boolean;
  visibility: Visibility;
  owner: string | null;
  keys: StateKey[];
  configurations: StateConfiguration[];
  /** Null: not for this viewer to see. */
  grants: StateGrant[] | null;
}

export interface StateQuota {
  streams: number | null;
  liveStreams: number | null;
  targets: number | null;
}

export interface StateGroup {
  id: string;
  name: string;
  isDefault: boolean;
  members: string[];
  quota: StateQuota | null;
}

export interface StateAlertRule {
  id: string;
  name: string;
  enabled: boolean;
  events: RuleEvent[];
  /** By name; by id what is gone. */
  streams: string[];
  applications: string[];
  minDurationSeconds: number;
  repeatMinutes: number | null;
  quiet: { from: string; to: string; timeZone: string } | null;
}

export interface StateAlertDestination {
  id: string;
  name: string;
  kind: DestinationKind;
  enabled: boolean;
  language: Language;
  sealedUrl: string | null;
  mailTo: string | null;
  rules: StateAlertRule[];
}

/** What there is, as far as somebody may see it. Media servers, groups, quotas and alerts are for administrators. */
export interface State {
  applications: { id: string; name: string; grants: StateGrant[] | null }[];
  streams: StateStream[];
  mediaServers: { id: string; role: 'origin' | 'edge'; rtmpUrl: string; apiUrl: string }[];
  groups: StateGroup[];
  quotas: (StateQuota & { user: string })[];
  /** Those of the installation. */
  alertDestinations: StateAlertDestination[];
}
