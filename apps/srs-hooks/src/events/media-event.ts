import { seal, type ClusterKeys, type MediaEvent } from '@app/contract';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { MediaHook } from '../verdicts/media-hook.js';
import { shownApplication, shownIp } from '../verdicts/shown.js';
import type { Verdict } from '../verdicts/verdict.js';

/** A hook with its answer, before it is made an event. */
export interface AnsweredHook {
  hook: MediaHook;
  verdict: Verdict;
  /** When it was answered, milliseconds since 1970. */
  atMs: number;
}

/** Number of an event among those of one srs-hooks process, which `incarnation` names. */
export interface EventNumber {
  incarnation: string;
  sequence: number;
}

/** The event as portier gets it. The name on the media server, which may be a key, is only in it sealed. */
export function toMediaEvent(
  { hook, verdict, atMs }: AnsweredHook,
  number: EventNumber,
  { keys, snapshot }: { keys: ClusterKeys; snapshot: Snapshot },
): MediaEvent {
  return {
    id: eventId(hook, number),
    at: new Date(atMs).toISOString(),
    action: hook.action,
    serverId: hook.serverId,
    serviceId: hook.serviceId,
    clientId: hook.clientId,
    ip: shownIp(hook.ip),
    application: shownApplication(snapshot, hook.application),
    stream: verdict.streamName,
    streamId: verdict.streamId,
    keyId: verdict.keyId,
    sealedServerStream: hook.action === 'on_publish' && verdict.accepted ? seal(keys, hook.serverStream) : null,
    pull: verdict.accepted ? verdict.pull : null,
    verdict: verdict.accepted ? { accepted: true } : { accepted: false, reason: verdict.reason },
  };
}

/**
 * Also the job's id, so that a journal replayed twice adds each event once. The number is unique per process, not per
 * client: behind a balancer, or after our restart, the second publish of one client must not look like its first.
 */
function eventId(hook: MediaHook, { incarnation, sequence }: EventNumber): string {
  const words = [hook.serverId, hook.serviceId, hook.clientId, hook.action].map(idWord);
  return `${words.join('/')}/${incarnation}-${sequence}`;
}

/** BullMQ allows no ':' in an id. */
function idWord(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 64);
}
