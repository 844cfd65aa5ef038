import type { ObservedPublisher } from '../media-servers/media-server.js';
import type { KickReason } from './publication.js';

/** A publisher without an open publication, with what the database knows of it. */
export interface Stranger {
  publisher: ObservedPublisher;
  /** Stream its name on the media server belongs to, as public name or as publish key; undefined when to none. */
  stream:
    | {
        id: string;
        isEnabled: boolean;
        /** The publish key that is its name; null when its name is the public one. */
        keyId: string | null;
        /** Whether that key, or for a public name any key of the stream, may publish now. */
        hasValidKey: boolean;
      }
    | undefined;
  /** Why this very client was told to go, if that is how its newest publication ended. */
  toldToGo: KickReason | null;
  /** An earlier publication of this very client under this name. `isVouched`: its key was known. */
  last: { keyId: string | null; keyMayPublish: boolean; isVouched: boolean } | undefined;
}

export type StrangerVerdict =
  /** `isVouched`: its key is known. */
  | { kind: 'adopt'; streamId: string; keyId: string | null; isVouched: boolean }
  | { kind: 'turn_away'; streamId: string; reason: KickReason }
  /** Not ours to judge: no hooks there, or a name no stream has. */
  | { kind: 'ignore' };

/** Whether a publisher found without a publication gets one. Nobody who was told to go, or who may not publish, does. */
export function verdictOf({ publisher, stream, toldToGo, last }: Stranger): StrangerVerdict {
  if (!publisher.isDefaultVhost || stream === undefined) return { kind: 'ignore' };
  const turnAway = (reason: KickReason): StrangerVerdict => ({ kind: 'turn_away', streamId: stream.id, reason });
  if (toldToGo !== null) return turnAway(toldToGo);
  if (!stream.isEnabled) return turnAway('stream_disabled');
  if (!stream.hasValidKey) return turnAway('key_revoked');
  if (stream.keyId !== null) return { kind: 'adopt', streamId: stream.id, keyId: stream.keyId, isVouched: true };
  if (last?.isVouched === true) {
    if (!last.keyMayPublish) return turnAway('key_revoked');
    return { kind: 'adopt', streamId: stream.id, keyId: last.keyId, isVouched: true };
  }
  return { kind: 'adopt', streamId: stream.id, keyId: null, isVouched: false };
}
