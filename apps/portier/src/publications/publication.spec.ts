import type { Observation, ObservedPublisher } from '../media-servers/media-server.js';
import { changesFrom, neverLiveAfterMs, unknownPublishers, type OpenPublication } from './publication.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
const media = { video: null, audio: null, bitrate: null };

const aPublication = (more: Partial<OpenPublication> = {}): OpenPublication => ({
  id: 'p1',
  streamId: 's1',
  serviceId: 'run1',
  clientId: 'c1',
  application: 'live',
  serverStream: 'show',
  state: 'authorized',
  since: at(0),
  media: null,
  mustEnd: null,
  ...more,
});
const aPublisher = (more: Partial<ObservedPublisher> = {}): ObservedPublisher => ({
  clientId: 'c1',
  application: 'live',
  serverStream: 'show',
  media,
  ...more,
});
const anObservation = (publishers: ObservedPublisher[], serviceId = 'run1'): Observation => ({
  serverId: 'srs-1',
  serviceId,
  software: '7.0',
  publishers,
});
const later = { askedAt: at(5), now: at(5) };

describe('changes from one look at a media server', () => {
  it('makes an authorized publication live once its client is active', () => {
    expect(changesFrom([aPublication()], anObservation([aPublisher()]), later)).toEqual([
      { kind: 'live', id: 'p1', streamId: 's1', media },
    ]);
  });

  it('changes nothing when a live publication is still there', () => {
    const live = aPublication({ state: 'live', media });
    expect(changesFrom([live], anObservation([aPublisher()]), later)).toEqual([]);
  });

  it('notes a changed picture', () => {
    const live = aPublication({ state: 'live', media });
    const better = { ...media, bitrate: 3_000_000 };
    expect(changesFrom([live], anObservation([aPublisher({ media: better })]), later)).toEqual([
      { kind: 'media', id: 'p1', streamId: 's1', media: better },
    ]);
  });

  it('ends a live publication whose client is gone', () => {
    expect(changesFrom([aPublication({ state: 'live' })], anObservation([]), later)).toMatchObject([
      { kind: 'ended', reason: 'unpublished', kickClientId: null },
    ]);
  });

  it('leaves the first publisher alone when a second, accepted and then refused as busy, goes away', () => {
    const first = aPublication({ state: 'live', media });
    const second = aPublication({ id: 'p2', clientId: 'c2' });
    expect(changesFrom([first, second], anObservation([aPublisher()]), later)).toEqual([]);
  });

  it('waits for an authorized client, but not for ever', () => {
    const now = new Date(at(0).getTime() + neverLiveAfterMs + 1);
    expect(changesFrom([aPublication()], anObservation([]), later)).toEqual([]);
    expect(changesFrom([aPublication()], anObservation([]), { askedAt: now, now })).toMatchObject([
      { kind: 'ended', reason: 'never_live' },
    ]);
  });

  it('ends everything of a media server process that is gone', () => {
    const live = aPublication({ state: 'live' });
    expect(changesFrom([live], anObservation([aPublisher()], 'run2'), later)).toMatchObject([
      { kind: 'ended', reason: 'server_restarted' },
    ]);
  });

  it('ignores publications that began after the media server was asked', () => {
    const young = aPublication({ state: 'live', since: at(6) });
    expect(changesFrom([young], anObservation([]), later)).toEqual([]);
  });

  it('disconnects a client whose key or stream is no longer valid', () => {
    for (const mustEnd of ['key_revoked', 'stream_disabled'] as const) {
      const revoked = aPublication({ state: 'live', mustEnd });
      expect(changesFrom([revoked], anObservation([aPublisher()]), later)).toMatchObject([
        { kind: 'ended', reason: mustEnd, kickClientId: 'c1' },
      ]);
    }
  });

  it('ends a publication whose connection publishes something else now', () => {
    const live = aPublication({ state: 'live' });
    const other = aPublisher({ serverStream: 'another' });
    expect(changesFrom([live], anObservation([other]), later)).toMatchObject([
      { kind: 'ended', reason: 'unpublished' },
    ]);
  });
});

describe('unknown publishers', () => {
  it('are those without an open publication of this process', () => {
    const stranger = aPublisher({ clientId: 'c9' });
    const observation = anObservation([aPublisher(), stranger]);
    expect(unknownPublishers([aPublication()], observation)).toEqual([stranger]);
    expect(unknownPublishers([aPublication({ serviceId: 'run0' })], observation)).toHaveLength(2);
  });
});
