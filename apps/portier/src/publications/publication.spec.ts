import { at } from '../testing/publications.js';
import { onPublish, type KnownOfClient, type PublishOutcome } from './publication.js';
import { verdictOf, type StrangerVerdict } from './stranger.js';
import { aStranger, aPublisher } from '../testing/publications.js';

const event = { serviceId: 'run1', clientId: 'c1', application: 'live', serverStream: 'show', at: at(10) };
const here = { id: 'p1', application: 'live', serverStream: 'show', eventAt: at(5) };
const elsewhere = { ...here, serverStream: 'another' };
const known = (open?: KnownOfClient['open'], endedWithoutEvent?: KnownOfClient['endedWithoutEvent']) => ({
  open,
  endedWithoutEvent,
});

describe('an accepted on_publish', () => {
  const cases: Record<string, [KnownOfClient, PublishOutcome]> = {
    'opens a publication': [known(), { kind: 'open', endFirst: null }],
    'ends what its connection published before (trap 4)': [known(elsewhere), { kind: 'open', endFirst: 'p1' }],
    'changes nothing when its connection has begun something newer since': [
      known({ ...elsewhere, eventAt: at(11) }),
      { kind: 'known' },
    ],
    'changes nothing against what a look found on its connection': [
      known({ ...elsewhere, eventAt: null }),
      { kind: 'known' },
    ],
    'vouches for what a look found before': [known({ ...here, eventAt: null }), { kind: 'vouch', id: 'p1' }],
    'vouches for what a look found and has ended since': [known(undefined, here), { kind: 'vouch', id: 'p1' }],
    'opens another one than the one found and ended before': [
      known(undefined, elsewhere),
      { kind: 'open', endFirst: null },
    ],
    'brings the key of a newer publish of the same name': [known(here), { kind: 'vouch', id: 'p1' }],
    'does not bring back the key of an older one': [known({ ...here, eventAt: at(11) }), { kind: 'known' }],
  };
  it.each(Object.entries(cases))('%s', (_name, [knownOfClient, outcome]) => {
    expect(onPublish(knownOfClient, event)).toEqual(outcome);
  });
});

describe('a publisher found without a publication', () => {
  const stream = { id: 's1', isEnabled: true, keyId: null, hasValidKey: true };
  const adopted = { kind: 'adopt', streamId: 's1', keyId: null, isVouched: false } as const;
  const turnedAway = (reason: string) => ({ kind: 'turn_away', streamId: 's1', reason }) as StrangerVerdict;
  const cases: Record<string, [Parameters<typeof aStranger>[0], StrangerVerdict]> = {
    'is adopted under the public name, without a key': [{}, adopted],
    'is adopted under its key, with it': [
      { stream: { ...stream, keyId: 'k1' } },
      { kind: 'adopt', streamId: 's1', keyId: 'k1', isVouched: true },
    ],
    'gets the key back that an earlier event named': [
      { last: { keyId: 'k1', keyMayPublish: true, isVouched: true } },
      { kind: 'adopt', streamId: 's1', keyId: 'k1', isVouched: true },
    ],
    'is turned away when that key was revoked': [
      { last: { keyId: null, keyMayPublish: false, isVouched: true } },
      turnedAway('key_revoked'),
    ],
    'is adopted again when it was adopted before': [
      { last: { keyId: null, keyMayPublish: false, isVouched: false } },
      adopted,
    ],
    'is turned away when the stream is off': [
      { stream: { ...stream, isEnabled: false } },
      turnedAway('stream_disabled'),
    ],
    'is turned away when no key of the stream may publish': [
      { stream: { ...stream, hasValidKey: false } },
      turnedAway('key_revoked'),
    ],
    'is told again when it was told to go': [{ toldToGo: 'already_live' }, turnedAway('already_live')],
    'is left alone in a virtual host without hooks': [
      { publisher: aPublisher({ isDefaultVhost: false }) },
      { kind: 'ignore' },
    ],
    'is left alone under a name no stream has': [{ stream: undefined }, { kind: 'ignore' }],
  };
  it.each(Object.entries(cases))('%s', (_name, [stranger, verdict]) => {
    expect(verdictOf(aStranger(stranger))).toEqual(verdict);
  });
});
