import type { components } from '../../../../libs/contract/src/generated/api.js';

/** What the API says of alerts. */
type Schemas = components['schemas'];
export type AlertDestination = Schemas['AlertDestination'];
export type NewAlertDestination = Schemas['NewAlertDestination'];
export type AlertRule = Schemas['AlertRule'];
export type AlertDelivery = Schemas['AlertDelivery'];
export type AlertDeliveryDetail = Schemas['AlertDeliveryDetail'];
export type RuleEvent = AlertRule['events'][number];

/** What a rule may ask for, in groups as they are shown. Only administrators hear of machines. */
export const eventGroups = {
  eventsStream: [
    'stream.up',
    'stream.down',
    'stream_down',
    'no_video',
    'no_audio',
    'bitrate_low',
    'bitrate_unstable',
    'fps_low',
    'fps_dropped',
    'keyframe_interval_long',
    'input_changed',
    'silence',
  ],
  eventsTasks: ['task_quarantined', 'task_retrying', 'task_waiting', 'task_slow'],
  eventsMachines: [
    'no_agents',
    'agent_gone',
    'agent_overloaded',
    'agent_disk_low',
    'edge_gone',
    'edge_overloaded',
    'edge_without_origin',
    'media_server_away',
    'alert_destination_failing',
  ],
} as const satisfies Record<string, readonly RuleEvent[]>;
export type EventGroup = keyof typeof eventGroups;
