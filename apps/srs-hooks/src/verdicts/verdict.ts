import {
  hashPublishKey,
  namePattern,
  verifyPull,
  type AuthorizedStream,
  type ClusterKeys,
  type PullLease,
  type RefusalReason,
} from '@app/contract';
import type { PullLeases } from '../snapshot/pull-leases.js';
import type { Snapshot, SnapshotKey } from '../snapshot/snapshot.js';
import type { MediaHook } from './media-hook.js';
import { firstParameter, toSearchParams } from './query.js';

/** What the decision is made from: memory only, no database, no network (design.md section 4). */
export interface Authority {
  snapshot: Snapshot;
  keys: ClusterKeys;
  pulls: PullLeases;
}

/** `streamName` is the public name, never a key; null where the hook concerns no stream we know. */
export type Verdict =
  | {
      accepted: true;
      streamId: string | null;
      streamName: string | null;
      keyId: string | null;
      /** The task and lease of our own agent that may play; null for everybody else. */
      pull: PullLease | null;
    }
  | {
      accepted: false;
      reason: RefusalReason;
      streamId: string | null;
      streamName: string | null;
      /** The right key at the wrong time, from the wrong place or to the wrong application; null for a wrong one. */
      keyId: string | null;
    };

/** The verdict on a hook at `nowMs` (milliseconds since 1970). Hooks whose answer a media server ignores are accepted. */
export function decide(authority: Authority, hook: MediaHook, nowMs: number): Verdict {
  switch (hook.action) {
    case 'on_publish':
      return decidePublish(authority, hook, nowMs);
    case 'on_play':
      return decidePlay(authority, hook);
    case 'on_connect':
      return decideConnect(authority, hook);
    default:
      return accept(resolveStream(authority, hook));
  }
}

/**
 * A publisher needs a publish key: as `?key=` beside the public name of the key's stream, or as the stream name itself.
 * The public name alone authorises nothing.
 */
function decidePublish(authority: Authority, hook: MediaHook, nowMs: number): Verdict {
  const { snapshot } = authority;
  if (!snapshot.isLoaded) return refuse('not_ready');
  const named = snapshot.streamByName(hook.serverStream);
  if (!namePattern.test(hook.application) || !namePattern.test(hook.serverStream)) {
    return refuse('bad_name', named);
  }
  if (!snapshot.hasApplication(hook.application)) return refuse('unknown_application', named);

  const key = presentedKey(authority, hook, named);
  if (key === undefined) {
    const isTypedName = named === undefined && firstParameter(hook.query, 'key') !== undefined;
    return refuse(isTypedName ? 'unknown_stream' : 'unknown_key', named);
  }
  const { stream, id: keyId } = key;
  if (stream.application !== hook.application) return refuse('unknown_application', stream, keyId);
  if (!stream.enabled) return refuse('stream_disabled', stream, keyId);
  if (nowMs < key.notBeforeMs) return refuse('key_not_yet_valid', stream, keyId);
  if (nowMs >= key.notAfterMs) return refuse('key_expired', stream, keyId);
  if (key.networks !== null && !key.networks.include(hook.ip)) return refuse('network_not_allowed', stream, keyId);
  return accept(stream, { keyId });
}

function presentedKey(
  { snapshot, keys }: Authority,
  hook: MediaHook,
  named: AuthorizedStream | undefined,
): SnapshotKey | undefined {
  const parameter = firstParameter(hook.query, 'key');
  if (parameter !== undefined && named !== undefined) {
    const key = snapshot.keyByHash(hashPublishKey(keys, parameter));
    return key?.stream === named ? key : undefined;
  }
  // With a parameter too: a republish on one connection carries the parameter of the publish before.
  return named === undefined ? snapshot.keyByHash(hashPublishKey(keys, hook.serverStream)) : undefined;
}

/** Our own pulls prove themselves by their signature, viewers are let in by the stream's visibility. */
function decidePlay(authority: Authority, hook: MediaHook): Verdict {
  const { snapshot, keys, pulls } = authority;
  // QUIRK(srs): players over HTTP-FLV and HLS name the file, `name.flv`; what follows a dot is no part of a stream.
  const serverStream = withoutExtension(hook.serverStream);
  const stream = resolveStream(authority, { ...hook, serverStream });

  if (firstParameter(hook.query, 'sig') !== undefined) {
    // Not bound to the snapshot where the media server knows the public name: a pull must not fail while we start.
    const claim = verifyPull(keys, stream?.name ?? serverStream, toSearchParams(hook.query));
    if (claim === undefined) return refuse(snapshot.isLoaded ? 'pull_forged' : 'not_ready', stream);
    const pull = { taskId: claim.taskId, leaseToken: claim.leaseToken };
    return pulls.admit(pull) ? accept(stream, { pull }) : refuse('pull_superseded', stream);
  }
  if (!snapshot.isLoaded) return refuse('not_ready');
  if (!namePattern.test(hook.application) || !namePattern.test(serverStream)) return refuse('bad_name', stream);
  if (!snapshot.hasApplication(hook.application)) return refuse('unknown_application', stream);
  if (stream === undefined || stream.application !== hook.application) return refuse('unknown_stream', stream);
  if (!stream.enabled) return refuse('stream_disabled', stream);
  if (stream.visibility === 'token') return refuse('viewer_not_authorized', stream);
  return accept(stream);
}

/**
 * Comes before every publish and play, also with an empty stream. Only an application that can never be right is refused
 * here; all else waits for the hook that knows whether it is a publish.
 */
function decideConnect(authority: Authority, hook: MediaHook): Verdict {
  const stream = authority.snapshot.streamByName(hook.serverStream);
  return namePattern.test(hook.application) ? accept(stream) : refuse('bad_name', stream);
}

function resolveStream({ snapshot, keys }: Authority, { serverStream }: MediaHook): AuthorizedStream | undefined {
  if (!namePattern.test(serverStream)) return undefined;
  return snapshot.streamByName(serverStream) ?? snapshot.keyByHash(hashPublishKey(keys, serverStream))?.stream;
}

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? name : name.slice(0, dot);
}

function accept(
  stream: AuthorizedStream | undefined,
  proof: { keyId?: string | null; pull?: PullLease | null } = {},
): Verdict {
  const { keyId = null, pull = null } = proof;
  return { accepted: true, streamId: stream?.id ?? null, streamName: stream?.name ?? null, keyId, pull };
}

function refuse(reason: RefusalReason, stream?: AuthorizedStream, keyId: string | null = null): Verdict {
  return { accepted: false, reason, streamId: stream?.id ?? null, streamName: stream?.name ?? null, keyId };
}
