import { lazy, type ComponentType } from 'react';
import type { Stream } from '../../api/types.js';
import type { Texts } from '../../i18n/en.js';
import { ConfigurationsTab } from './ConfigurationsTab.js';
import { HistoryTab } from './HistoryTab.js';
import { NowTab } from './NowTab.js';
import { PublishTab } from './PublishTab.js';
import { SettingsTab } from './SettingsTab.js';

export interface StreamTab {
  /** Last part of the page's address. */
  name: string;
  label: (t: Texts) => string;
  Panel: ComponentType<{ stream: Stream }>;
  /** Absent = everybody who may see the stream. */
  isFor?: (stream: Stream) => boolean;
}

/** What the page of a stream holds, in order. The first one is shown without a name in the address. */
export const streamTabs: readonly StreamTab[] = [
  { name: 'now', label: (t) => t.stream.tabs.now, Panel: NowTab },
  { name: 'publish', label: (t) => t.stream.tabs.publish, Panel: PublishTab },
  {
    name: 'invitations',
    label: (t) => t.invitations.title,
    Panel: lazy(async () => ({ default: (await import('../invitations/InvitationsTab.js')).InvitationsTab })),
  },
  { name: 'configurations', label: (t) => t.stream.tabs.configurations, Panel: ConfigurationsTab },
  {
    name: 'targets',
    label: (t) => t.targets.title,
    Panel: lazy(async () => ({ default: (await import('../configurations/TargetsTab.js')).TargetsTab })),
  },
  { name: 'history', label: (t) => t.stream.tabs.history, Panel: HistoryTab },
  {
    name: 'audit',
    label: (t) => t.audit.title,
    Panel: lazy(async () => ({ default: (await import('../audit/AuditTab.js')).AuditTab })),
  },
  {
    name: 'sharing',
    label: (t) => t.sharing.title,
    Panel: lazy(async () => ({ default: (await import('../sharing/SharingTab.js')).SharingTab })),
    isFor: ({ rights }) => rights.change && rights.delete,
  },
  { name: 'settings', label: (t) => t.stream.tabs.settings, Panel: SettingsTab },
];
