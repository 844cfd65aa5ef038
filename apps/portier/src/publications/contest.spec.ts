import { aLive, aLook, aPublication, aPublisher, aStranger, at } from '../testing/publications.js';
import { changesFrom, type Look, type PublicationChange } from './look.js';

/** The first publishes since at(0) and is silent since then; looks are at at(5) unless they say otherwise. */
const first = aLive();
const silent = aPublisher();
const alive = aPublisher({ received: 101 });
const second = aPublication({ id: 'p2', clientId: 'c2', since: at(2) });
/** The same stream under its other name: two streams to SRS, and both are active. */
const byKey = aLive({ id: 'p2', clientId: 'c2', serverStream: 'key', since: at(4), progressedAt: at(4) });
const activeByKey = aPublisher({ clientId: 'c2', serverStream: 'key', received: 300 });
const replaced = { kind: 'ended', id: 'p1', clientId: 'c1', reason: 'replaced', kick: true };
const refused = { kind: 'ended', id: 'p2', clientId: 'c2', reason: 'already_live', kick: true };
const look = (...[open, publishers, more]: Parameters<typeof aLook>) =>
  aLook(open, publishers, { seconds: 5, ...more });

describe('the place of a publisher', () => {
  const cases: Record<string, { look: Look; expected: object[]; isContested: boolean }> = {
    'stays with the first, silent or not, while nobody else wants it': {
      look: look([first], [silent], { seconds: 60 }),
      expected: [],
      isContested: false,
    },
    'stays with the first while it sends, and the wish of a second is noted': {
      look: look([first, second], [alive]),
      expected: [
        { kind: 'seen', id: 'p1' },
        { kind: 'challenged', id: 'p1' },
      ],
      isContested: true,
    },
    'stays with the first while it has not been silent for long': {
      look: look([first, second], [silent], { seconds: 4 }),
      expected: [{ kind: 'challenged', id: 'p1' }],
      isContested: true,
    },
    'is freed when the first is silent and a second waits (trap 2)': {
      look: look([first, second], [silent]),
      expected: [replaced],
      isContested: false,
    },
    'is freed when the first is silent and a second was refused lately (trap 2)': {
      look: look([aLive({ challengedAt: at(1) })], [silent]),
      expected: [replaced],
      isContested: false,
    },
    'is not freed for a wish of long ago': {
      look: look([aLive({ challengedAt: at(0) })], [silent], { seconds: 31 }),
      expected: [],
      isContested: false,
    },
    'is not freed when the media server does not count': {
      look: look([aLive({ received: null }), second], [aPublisher({ received: null })], { seconds: 20 }),
      expected: [{ kind: 'challenged' }],
      isContested: true,
    },
    'is not given to one that comes under the other name while the first sends': {
      look: look([first, aPublication({ ...byKey, state: 'authorized' })], [alive, activeByKey]),
      expected: [{ kind: 'seen', id: 'p1' }, refused],
      isContested: false,
    },
    'is not given to a stranger under the other name while the first sends': {
      look: look([first], [alive, activeByKey], { strangers: [aStranger({ publisher: activeByKey })] }),
      expected: [
        { kind: 'seen', id: 'p1' },
        { kind: 'turned_away', clientId: 'c2', reason: 'already_live' },
      ],
      isContested: false,
    },
    'is given to a stranger under the other name when the first is silent': {
      look: look([first], [silent, activeByKey], { strangers: [aStranger({ publisher: activeByKey })] }),
      expected: [replaced, { kind: 'adopted', publisher: activeByKey }],
      isContested: false,
    },
    'goes from the silent one to the one that sends when both are live': {
      look: look([first, byKey], [silent, activeByKey]),
      expected: [replaced, { kind: 'seen', id: 'p2' }],
      isContested: false,
    },
    'stays with the first when both are live and silent': {
      look: look([first, aLive({ ...byKey, progressedAt: at(0), received: 300 })], [silent, activeByKey]),
      expected: [refused],
      isContested: false,
    },
    'is one of its own on each stream': {
      look: look([first, aLive({ ...byKey, streamId: 's2' })], [alive, activeByKey]),
      expected: [
        { kind: 'seen', id: 'p1' },
        { kind: 'seen', id: 'p2' },
      ],
      isContested: false,
    },
  };
  it.each(Object.entries(cases))('%s', (_name, { look: given, expected, isContested }) => {
    const outcome = changesFrom(given);
    const partial = expected.map((change): PublicationChange => expect.objectContaining(change) as never);
    expect(outcome).toEqual({ changes: partial, isContested });
  });
});
