import type { HookAction } from '@app/contract';
import { defaultVhost, streamUrl, type StreamAddress } from '../rtmp/stream-address.js';

/** Who says it: `server_id` is configured, `service_id` is new with every start of the process. */
export interface ServerIdentity {
  serverId: string;
  serviceId: string;
}

/** One RTMP connection as its hooks describe it. */
export interface HookSubject {
  clientId: string;
  ip: string;
  address: StreamAddress;
  /** False until the client named a stream; SRS then reports the host of the URL as vhost. */
  isNamed: boolean;
  tcUrl: string;
  pageUrl: string;
  /** `vid-...` of the stream entry; empty while there is none. */
  streamId: string;
  sentBytes: number;
  receivedBytes: number;
}

/** Body of a hook with SRS 7's fields in SRS's order (srs-observed.md section 1). */
export function hookBody(action: HookAction, server: ServerIdentity, subject: HookSubject): Record<string, unknown> {
  const { address, tcUrl, pageUrl } = subject;
  const common = {
    server_id: server.serverId,
    service_id: server.serviceId,
    action,
    client_id: subject.clientId,
    ip: subject.ip,
    vhost: subject.isNamed ? defaultVhost : address.host,
    app: address.app,
  };
  const { stream, param } = address;
  const ids = { stream_url: streamUrl(address), stream_id: subject.streamId };
  switch (action) {
    case 'on_connect':
      return { ...common, stream, param, tcUrl, pageUrl };
    case 'on_close':
      return { ...common, send_bytes: subject.sentBytes, recv_bytes: subject.receivedBytes };
    case 'on_play':
      return { ...common, stream, tcUrl, param, pageUrl, ...ids };
    default:
      return { ...common, tcUrl, stream, param, ...ids };
  }
}

export type HookAnswer = { accepted: true } | { accepted: false; reason: string };

/**
 * SRS's rule: 200 or 201, and a body that is exactly `0` or a JSON object with integer code 0 (srs-observed.md section 2).
 * Everything else refuses.
 */
export function readAnswer(status: number, body: string): HookAnswer {
  if (status !== 200 && status !== 201) return { accepted: false, reason: `status ${status}` };
  if (body === '0') return { accepted: true };
  const code = codeOf(body);
  return code === 0 ? { accepted: true } : { accepted: false, reason: code === undefined ? 'body' : `code ${code}` };
}

function codeOf(body: string): number | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { code } = parsed as { code?: unknown };
  // `0.0` is no integer to SRS, and JSON.parse cannot tell it from `0`.
  const isFraction = /"code"\s*:\s*-?\d+(?:\.|[eE])/.test(body);
  return Number.isInteger(code) && !isFraction ? (code as number) : undefined;
}
