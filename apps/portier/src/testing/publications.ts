import type { Observation, ObservedPublisher } from '../media-servers/media-server.js';
import type { Absence, Look } from '../publications/look.js';
import type { OpenPublication } from '../publications/publication.js';
import type { Stranger } from '../publications/stranger.js';

/** Builders for the tests of the publications' core. Everything begins at `at(0)`. */
export const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
export const media = { video: null, audio: null, bitrate: null };

export const aPublication = (more: Partial<OpenPublication> = {}): OpenPublication => ({
  ...{ id: 'p1', streamId: 's1', serviceId: 'run1', clientId: 'c1', application: 'live', serverStream: 'show' },
  ...{ state: 'authorized', since: at(0), media: null, mustEnd: null, eventAt: at(0) },
  ...{ received: null, progressedAt: null, challengedAt: null, samples: [], usualFramesPerSecond: null },
  ...more,
});

/** Live since `at(0)`, with media at `at(0)` for the last time. */
export const aLive = (more: Partial<OpenPublication> = {}): OpenPublication =>
  aPublication({ state: 'live', media, received: 100, progressedAt: at(0), ...more });

export const aPublisher = (more: Partial<ObservedPublisher> = {}): ObservedPublisher => ({
  ...{ clientId: 'c1', application: 'live', serverStream: 'show', isDefaultVhost: true, received: 100, media },
  ...{ frames: null, bytes: null },
  ...more,
});

export const aStranger = (more: Partial<Stranger> = {}): Stranger => ({
  publisher: aPublisher({ clientId: 'c9' }),
  stream: { id: 's1', isEnabled: true, keyId: null, hasValidKey: true },
  ...{ toldToGo: null, last: undefined },
  ...more,
});

export const anObservation = (publishers: ObservedPublisher[], serviceId = 'run1'): Observation => ({
  ...{ serverId: 'srs-1', serviceId, software: '7.0', publishers },
});

/** Asked for by id, everybody that the list does not show is connected and idle. */
function absent(open: OpenPublication[], publishers: ObservedPublisher[]): Map<string, Absence> {
  const shown = new Set(publishers.map(({ clientId }) => clientId));
  const missing = open.filter(({ clientId }) => !shown.has(clientId));
  return new Map(missing.map(({ clientId }) => [clientId, 'idle']));
}

/** A look at `at(seconds)` that asked for everybody it did not see. */
export const aLook = (
  open: OpenPublication[],
  publishers: ObservedPublisher[],
  { seconds = 3, ...more }: Partial<Look> & { seconds?: number; serviceId?: string } = {},
): Look => ({
  ...{ open, observation: anObservation(publishers, more.serviceId), strangers: [], takeoverAfterMs: 5_000 },
  ...{ absent: absent(open, publishers), askedAt: at(seconds), now: at(seconds) },
  ...more,
});
