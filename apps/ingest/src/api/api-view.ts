import { createRequire } from 'node:module';
import type { LiveSource } from '../live/live-source.js';
import type { Client, Origin } from '../live/origin.js';
import { defaultVhost } from '../rtmp/stream-address.js';

const nms = createRequire(import.meta.url)('node-media-server/package.json') as { version: string };

/** SRS error codes: no such stream or vhost, no such client. Answered with HTTP 200. */
export const apiCodes = { streamNotFound: 2048, clientNotFound: 2049 } as const;

/** SRS gives at least this many entries a page, and no total. */
const minimumCount = 10;

/**
 * What answers here is node-media-server behind SRS's contract, and says so: the version is that package's, the signature
 * ours. Nothing may conclude from it that a feature of SRS 4 exists.
 */
export function versionsView(): Record<string, unknown> {
  const [major, minor, revision] = nms.version.split('.').map(Number);
  return { major, minor, revision, version: nms.version, signature: 'portier-ingest' };
}

export const version: string = nms.version;

/** `start` and `count` of a list's query, as SRS reads them. */
export function readPage(query: { start?: unknown; count?: unknown }): { start: number; count: number } {
  const number = (value: unknown) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0);
  return { start: number(query.start), count: Math.max(minimumCount, number(query.count)) };
}

export function vhostView(origin: Origin): Record<string, unknown> {
  const { sources } = origin;
  const sum = (value: (source: LiveSource) => number) => sources.reduce((total, source) => total + value(source), 0);
  return {
    id: origin.vhostId,
    name: defaultVhost,
    enabled: true,
    clients: origin.clients.size,
    streams: sources.length,
    send_bytes: sum((source) => source.sentBytes),
    recv_bytes: sum((source) => source.receivedBytes),
    kbps: { recv_30s: sum((source) => source.received.kbps), send_30s: sum((source) => source.sent.kbps) },
    hls: { enabled: false },
  };
}

/** @param nowMs wall clock: SRS's `live_ms` is the time now, not the time since the start */
export function streamView(origin: Origin, source: LiveSource, nowMs: number): Record<string, unknown> {
  const publisher = origin.clients.get(source.publisherId)?.client;
  return {
    id: source.id,
    name: source.name,
    vhost: origin.vhostId,
    app: source.app,
    tcUrl: publisher?.tcUrl ?? '',
    url: source.url,
    live_ms: nowMs,
    clients: origin.clientsOf(source),
    frames: source.frames,
    send_bytes: source.sentBytes,
    recv_bytes: source.receivedBytes,
    kbps: { recv_30s: source.received.kbps, send_30s: source.sent.kbps },
    publish: { active: source.isActive, cid: source.publisherId },
    video: source.video,
    audio: source.audio,
  };
}

/** @param now monotonic milliseconds */
export function clientView(origin: Origin, client: Client, source: LiveSource, now: number): Record<string, unknown> {
  return {
    id: client.id,
    vhost: origin.vhostId,
    stream: source.id,
    ip: client.ip,
    pageUrl: client.pageUrl,
    swfUrl: client.swfUrl,
    tcUrl: client.tcUrl,
    url: source.url,
    name: source.name,
    type: client.type,
    publish: client.type !== 'rtmp-play',
    alive: Math.round((now - client.connectedAt) / 10) / 100,
    send_bytes: client.sentBytes,
    recv_bytes: client.receivedBytes,
    kbps: { recv_30s: client.received.kbps, send_30s: client.sent.kbps },
  };
}
