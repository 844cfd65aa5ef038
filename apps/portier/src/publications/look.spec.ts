import { aLive, aLook, aPublication, aPublisher, aStranger, at, media } from '../testing/publications.js';
import { changesFrom, unknownPublishers, type Look, type PublicationChange } from './look.js';
import type { Sample } from './rates.js';

const changes = (look: Look) => changesFrom(look).changes;
const disconnected = (clientId: string) => new Map([[clientId, 'disconnected' as const]]);
const unpublished = { kind: 'ended', id: 'p1', streamId: 's1', clientId: 'c1', reason: 'unpublished', kick: false };

const pictured = { ...media, video: { codec: 'H264', profile: null, width: 1280, height: 720 } };
/** Counted in the minute before the look at `at(3)`. */
const minute = (fps: number) =>
  Array.from({ length: 12 }, (_, n): Sample => [at(5 * n - 57).getTime(), 5 * n * fps, 0]);

describe('changes from one look at a media server', () => {
  const cases: Record<string, { look: Look; expected: Partial<PublicationChange>[] }> = {
    'makes an authorized publication live once its client is active': {
      look: aLook([aPublication()], [aPublisher()]),
      expected: [{ kind: 'live', id: 'p1', streamId: 's1', media, received: 100 }],
    },
    'changes nothing when a live publication is still there and nothing arrived': {
      look: aLook([aLive()], [aPublisher()]),
      expected: [],
    },
    'notes that media arrived, which is no news': {
      look: aLook([aLive()], [aPublisher({ received: 200 })]),
      expected: [{ kind: 'seen', id: 'p1', streamId: 's1', media, received: 200, isNews: false, mediaBefore: null }],
    },
    'counts what arrives, and shows the rates': {
      look: aLook(
        [aLive({ samples: [[at(-9).getTime(), 0, 0]], media: { ...media, framesPerSecond: null } })],
        [aPublisher({ received: 200, frames: 300, bytes: 1_500_000 })],
      ),
      expected: [
        {
          ...{ kind: 'seen', isNews: true, media: { ...media, bitrate: 1_000_000, framesPerSecond: 25 } },
          samples: [
            [at(-9).getTime(), 0, 0],
            [at(3).getTime(), 300, 1_500_000],
          ],
        },
      ],
    },
    'does not take another order of keys for another picture': {
      look: aLook(
        [
          aLive({
            media: { bitrate: null, audio: null, video: { width: 2, height: 1, codec: 'H264', profile: null } },
          }),
        ],
        [
          aPublisher({
            received: 200,
            media: { video: { codec: 'H264', profile: null, width: 2, height: 1 }, audio: null, bitrate: null },
          }),
        ],
      ),
      expected: [{ kind: 'seen', isNews: false }],
    },
    'tells a changed picture': {
      look: aLook([aLive()], [aPublisher({ media: { ...media, bitrate: 3_000_000 } })]),
      expected: [{ kind: 'seen', media: { ...media, bitrate: 3_000_000 }, isNews: true }],
    },
    'keeps what an encoder sent before it was changed, and forgets what was usual of it': {
      look: aLook(
        [aLive({ usualFramesPerSecond: 50, media: pictured })],
        [aPublisher({ media: { ...media, video: { ...pictured.video, height: 360 } } })],
      ),
      expected: [{ kind: 'seen', isNews: true, mediaBefore: pictured, usualFramesPerSecond: null }],
    },
    'remembers the most pictures a second that came steadily': {
      look: aLook([aLive({ samples: minute(30) })], [aPublisher({ received: 200, frames: 60 * 30, bytes: 1 })]),
      expected: [{ kind: 'seen', usualFramesPerSecond: 30 }],
    },
    'does not take fewer pictures for usual, however long they come': {
      look: aLook(
        [aLive({ samples: minute(12), usualFramesPerSecond: 30 })],
        [aPublisher({ received: 200, frames: 60 * 12, bytes: 1 })],
      ),
      expected: [{ kind: 'seen', usualFramesPerSecond: 30 }],
    },
    'ends a live publication whose client is gone': {
      look: aLook([aLive()], []),
      expected: [unpublished as PublicationChange],
    },
    'keeps a live publication that the list does not show while nobody asked for its client': {
      look: aLook([aLive()], [], { absent: new Map() }),
      expected: [],
    },
    'leaves the first publisher alone when a second, accepted and then refused as busy, is gone (trap 1)': {
      look: aLook([aLive(), aPublication({ id: 'p2', clientId: 'c2' })], [aPublisher()]),
      expected: [{ kind: 'challenged', id: 'p1' }],
    },
    'ends the refused second one once its connection is closed, as what it was (trap 1)': {
      look: aLook([aLive(), aPublication({ id: 'p2', clientId: 'c2' })], [aPublisher()], {
        absent: disconnected('c2'),
      }),
      expected: [
        { kind: 'ended', id: 'p2', reason: 'already_live', kick: false },
        { kind: 'challenged', id: 'p1' },
      ],
    },
    'waits for an authorized client': { look: aLook([aPublication()], []), expected: [] },
    'waits for an authorized client not for ever': {
      look: aLook([aPublication()], [], { seconds: 26 }),
      expected: [{ kind: 'ended', reason: 'never_live', kick: false }],
    },
    'does not wait for an authorized client whose connection is closed (traps 6 and 8)': {
      look: aLook([aPublication()], [], { absent: disconnected('c1') }),
      expected: [{ kind: 'ended', reason: 'never_live', kick: false }],
    },
    'ends everything of a media server process that is gone (trap 5)': {
      look: aLook([aLive(), aPublication({ id: 'p2' })], [aPublisher()], { serviceId: 'run2' }),
      expected: [
        { kind: 'ended', id: 'p1', reason: 'server_restarted', kick: false },
        { kind: 'ended', id: 'p2', reason: 'server_restarted', kick: false },
      ],
    },
    'ignores publications that began after the media server was asked': {
      look: aLook([aLive({ since: at(6) })], [], { askedAt: at(5), now: at(7) }),
      expected: [],
    },
    'does not ignore one that began in the future, when the database clock was set back': {
      look: aLook([aLive({ since: at(3_600) })], []),
      expected: [unpublished as PublicationChange],
    },
    'disconnects a client whose key is no longer valid': {
      look: aLook([aLive({ mustEnd: 'key_revoked' })], [aPublisher()]),
      expected: [{ kind: 'ended', reason: 'key_revoked', clientId: 'c1', kick: true }],
    },
    'disconnects a client whose stream was switched off, live or not': {
      look: aLook([aPublication({ mustEnd: 'stream_disabled' })], []),
      expected: [{ kind: 'ended', reason: 'stream_disabled', clientId: 'c1', kick: true }],
    },
    'ends a publication whose connection publishes something else now (trap 4)': {
      look: aLook([aLive()], [aPublisher({ serverStream: 'another' })]),
      expected: [unpublished as PublicationChange],
    },
    'ends an authorized one whose connection publishes something else (trap 4)': {
      look: aLook([aPublication()], [aPublisher({ serverStream: 'another' })]),
      expected: [{ kind: 'ended', reason: 'never_live' }],
    },
    'adopts a publisher whose event is late': {
      look: aLook([], [], { strangers: [aStranger()] }),
      expected: [{ kind: 'adopted', streamId: 's1', keyId: null, isVouched: false }],
    },
    'turns away one who may not publish': {
      look: aLook([], [], { strangers: [aStranger({ toldToGo: 'replaced' })] }),
      expected: [{ kind: 'turned_away', clientId: 'c9', streamId: 's1', reason: 'replaced' }],
    },
  };
  it.each(Object.entries(cases))('%s', (_name, { look, expected }) => {
    expect(changes(look)).toEqual(expected.map((change) => expect.objectContaining(change)));
  });
});

describe('unknown publishers', () => {
  const stranger = aPublisher({ clientId: 'c9' });
  const elsewhere = aPublisher({ serverStream: 'another' });
  const of = (open: ReturnType<typeof aPublication>) =>
    unknownPublishers([open], aLook([], [aPublisher(), stranger]).observation);

  it('are those without an open publication', () => expect(of(aPublication())).toEqual([stranger]));
  it('are all after a restart', () => expect(of(aPublication({ serviceId: 'run0' }))).toHaveLength(2));
  it('are also known connections that publish something else (trap 4)', () => {
    expect(unknownPublishers([aPublication()], aLook([], [elsewhere]).observation)).toEqual([elsewhere]);
  });
});
