/** A media server that Portier knows: it asks srs-hooks, and its HTTP API is the truth about who publishes. */
export interface MediaServer {
  /** SRS's `server_id`, configured and stable over restarts. */
  id: string;
  kind: 'srs';
  role: 'origin' | 'edge';
  /** `rtmp://host:port` our agents pull from. */
  rtmpUrl: string;
  /** `http://host:port` of its HTTP API. */
  apiUrl: string;
  /** Changes at every start of the process (srs-observed.md section 1); null until first seen. */
  serviceId: string | null;
  software: string | null;
  lastSeenAt: Date | null;
  lastError: string | null;
  version: number;
}

/** One active publisher, as the media server's API shows it. */
export interface ObservedPublisher {
  clientId: string;
  application: string;
  /** Name on the media server; may be the publish key itself. */
  serverStream: string;
  /** False for a virtual host that may have no hooks: nobody vouched for its publishers (srs-observed.md section 5). */
  isDefaultVhost: boolean;
  /** Grows while media arrives: frames plus received bytes of its stream. Null when the server does not say. */
  received: number | null;
  /** Pictures and bytes counted so far; null when the server does not say. */
  frames: number | null;
  bytes: number | null;
  media: ObservedMedia;
}

/** Picture and sound of a publication; null where the server does not know (yet). `bitrate` in bit/s. */
export interface ObservedMedia {
  video: { codec: string; profile: string | null; width: number | null; height: number | null } | null;
  audio: { codec: string; sampleRate: number | null; channels: number | null } | null;
  bitrate: number | null;
  /** Over the last seconds, from the counters of several looks; null or absent while too few were taken. */
  framesPerSecond?: number | null;
  /** Clients of the stream on this server: its encoder, agents that pull it, players. */
  clients?: number | null;
}

/** What a media server's API said at one moment. */
export interface Observation {
  serverId: string;
  serviceId: string;
  software: string | null;
  publishers: ObservedPublisher[];
}
