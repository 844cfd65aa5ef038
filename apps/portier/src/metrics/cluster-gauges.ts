/** One value of a gauge. Never a secret: what is in a label is in every dashboard. */
export interface Sample {
  gauge: GaugeName;
  labels: Record<string, string>;
  value: number;
}

interface GaugeFacts {
  help: string;
  labels: readonly string[];
}

/**
 * What portier tells of the whole cluster, read from the database: every replica tells the same, so a dashboard takes the maximum of
 * them, not the sum (docs/metrics.md).
 */
export const clusterGauges = {
  portier_streams: { help: 'Streams by whether they are switched on.', labels: ['enabled'] },
  portier_streams_live: { help: 'Streams with at least one live publication.', labels: [] },
  portier_publications: { help: 'Publications that have not ended, by state.', labels: ['state'] },
  portier_viewers: { help: 'People who watch, at least, as the directors tell.', labels: [] },
  portier_tasks: { help: 'Tasks that have not ended, by type and state.', labels: ['type', 'state'] },
  portier_tasks_failing: {
    help: 'Tasks that are retried or given up, by type and whose fault it is.',
    labels: ['type', 'fault'],
  },
  portier_tasks_pending_oldest_seconds: { help: 'How long the oldest task has waited for an agent.', labels: [] },
  portier_agents: { help: 'Agents by state, and whether they have spoken lately.', labels: ['state', 'online'] },
  portier_agent_slots: { help: 'Slots of the active agents that have spoken lately.', labels: [] },
  portier_agent_slots_free: { help: 'Free slots of the active agents that have spoken lately.', labels: [] },
  portier_media_servers: { help: 'Media servers by whether their API answers.', labels: ['online'] },
  portier_edges: { help: 'Edges by state.', labels: ['state'] },
  portier_edge_bits_per_second: { help: 'What an edge sends to viewers.', labels: ['edge'] },
  portier_edge_capacity_bits_per_second: { help: 'What an edge may send, where that is configured.', labels: ['edge'] },
  portier_edge_connections: { help: 'Open connections of viewers to an edge.', labels: ['edge'] },
  portier_edge_requests_per_second: { help: 'Requests of viewers to an edge.', labels: ['edge'] },
  portier_edge_cache_hit_ratio: { help: 'Share of requests an edge answered from its cache.', labels: ['edge'] },
  portier_edge_origin_reachable: { help: '1 while an edge reaches a director, else 0.', labels: ['edge'] },
  portier_problems_open: { help: 'Open problems by code and severity.', labels: ['code', 'severity'] },
  portier_outbox_entries: { help: 'Effects that wait to be done, by topic.', labels: ['topic'] },
  portier_outbox_oldest_seconds: { help: 'How long the oldest effect has waited.', labels: [] },
  portier_alert_deliveries: { help: 'Alerts that wait or have failed, by state.', labels: ['state'] },
  portier_invitations_open: { help: 'Invitations of guests that let in now.', labels: [] },
  portier_stream_bitrate_bits_per_second: { help: 'What comes in of a live stream.', labels: ['stream'] },
  portier_stream_frames_per_second: { help: 'Pictures a second that come in of a live stream.', labels: ['stream'] },
  portier_stream_keyframe_interval_seconds: {
    help: 'Longest time between two keyframes of a live stream lately.',
    labels: ['stream'],
  },
  portier_stream_audio_peak_dbfs: { help: 'Peak level of a live stream; -120 is silence.', labels: ['stream'] },
  portier_stream_clients: {
    help: 'Clients of a live stream on its media servers: its encoders, agents that pull it, players.',
    labels: ['stream'],
  },
  portier_stream_viewers: { help: 'People who watch a live stream, at least.', labels: ['stream'] },
  portier_task_info: {
    help: '1 for each running task of the streams that are shown, to join the figures of agents with.',
    labels: ['task', 'type', 'stream', 'agent'],
  },
} as const satisfies Record<string, GaugeFacts>;

export type GaugeName = keyof typeof clusterGauges;
