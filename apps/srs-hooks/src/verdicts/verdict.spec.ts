import { pullQuery, type RefusalReason } from '@app/contract';
import { Snapshot } from '../snapshot/snapshot.js';
import { aFeed, aStream, clusterKeys } from '../testing/streams.js';
import type { MediaHook } from './media-hook.js';
import { PullLeases } from '../snapshot/pull-leases.js';
import { decide } from './verdict.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const key = (name: string) => `Key_of-${name}-0123456789abcdef`;
const stream = (name: string, fields: Parameters<typeof aStream>[2] = {}) => aStream(name, key(name), fields);

const streams = [
  stream('u'),
  stream('show'),
  stream('unlisted', { visibility: 'unlisted' }),
  stream('members', { visibility: 'token' }),
  stream('off', { enabled: false }),
  stream('elsewhere', { application: 'other' }),
  stream('tomorrow', { keyFields: { notBefore: '2026-11-21T00:00:00Z' } }),
  stream('yesterday', { keyFields: { notAfter: '2026-11-20T12:00:00Z' } }),
  stream('window', { keyFields: { notBefore: '2026-11-20T12:00:00Z', notAfter: '2026-11-20T12:00:01+00:00' } }),
  stream('office', { keyFields: { networks: ['192.0.2.0/24', '2001:db8::/32'] } }),
];

function authority(snapshot = new Snapshot()) {
  if (!snapshot.isLoaded) snapshot.apply(aFeed(streams));
  return { snapshot, keys: clusterKeys, pulls: new PullLeases() };
}

function hook(fields: Partial<MediaHook>): MediaHook {
  return {
    action: 'on_publish',
    serverId: 'vid-1',
    serviceId: 's1',
    clientId: 'c1',
    ip: '198.51.100.4',
    application: 'live',
    serverStream: '',
    query: '',
    ...fields,
  };
}

/** `[application, stream, param, 'ok' or reason, stream the verdict names]` */
type Case = [app: string, name: string, param: string, expected: 'ok' | RefusalReason, streamName: string | null];

const publishCases: Record<string, Case> = {
  'the name with its key': ['live', 'u', `?key=${key('u')}`, 'ok', 'u'],
  'the key as the name': ['live', key('u'), '', 'ok', 'u'],
  'the key as the name, other parameters': ['live', key('u'), '?a=b', 'ok', 'u'],
  'the key as the name, the parameter of the publish before': ['live', key('u'), `?key=${key('show')}`, 'ok', 'u'],
  'the key of another stream': ['live', 'u', `?key=${key('show')}`, 'unknown_key', 'u'],
  'a wrong key': ['live', 'u', '?key=wrong', 'unknown_key', 'u'],
  'the public name alone': ['live', 'u', '', 'unknown_key', 'u'],
  'an empty key': ['live', 'u', '?key=', 'unknown_key', 'u'],
  'a wrong key as the name': ['live', 'wrong-key', '', 'unknown_key', null],
  'a name that is no stream, with a key': ['live', 'nobody', `?key=${key('u')}`, 'unknown_stream', null],
  'the key in another case': ['live', 'u', `?key=${key('u').toUpperCase()}`, 'unknown_key', 'u'],
  'an application that is not there': ['nope', 'u', `?key=${key('u')}`, 'unknown_application', 'u'],
  'the application of another stream': [
    'live',
    'elsewhere',
    `?key=${key('elsewhere')}`,
    'unknown_application',
    'elsewhere',
  ],
  'the key as the name in another application': ['other', key('u'), '', 'unknown_application', 'u'],
  'the right other application': ['other', 'elsewhere', `?key=${key('elsewhere')}`, 'ok', 'elsewhere'],
  'a disabled stream': ['live', 'off', `?key=${key('off')}`, 'stream_disabled', 'off'],
  'a disabled stream by its key as the name': ['live', key('off'), '', 'stream_disabled', 'off'],
  'a key that is not valid yet': ['live', 'tomorrow', `?key=${key('tomorrow')}`, 'key_not_yet_valid', 'tomorrow'],
  'a key that expires this instant': ['live', 'yesterday', `?key=${key('yesterday')}`, 'key_expired', 'yesterday'],
  'a key valid from this instant': ['live', 'window', `?key=${key('window')}`, 'ok', 'window'],
  'a network that is not allowed': ['live', 'office', `?key=${key('office')}`, 'network_not_allowed', 'office'],
};

/** Every row of srs-observed.md section 5 with what SRS makes of it; `K` stands for the key of stream `u`. */
const K = key('u');
const rowsOfSection5: Record<string, Case> = {
  'live, uuid?secret=xyz (OBS form)': ['live', 'u', `?key=${K}`, 'ok', 'u'],
  'live, u?secret=xyz&foo=bar': ['live', 'u', `?key=${K}&foo=bar`, 'ok', 'u'],
  'live/sub, u': ['live/sub', 'u', '', 'bad_name', 'u'],
  'live/sub, u with the key': ['live/sub', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live/ or /live, u': ['live', 'u', '', 'unknown_key', 'u'],
  'live//sub, u': ['live//sub', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live, a/b/u': ['live/a/b', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live, /u or u/': ['live', 'u', `?key=${K}`, 'ok', 'u'],
  'live, u?secret=ab/cd': ['live/u', 'cd', '?key=ab', 'bad_name', null],
  'live, u?secret=Zm9v+/YmFy== (base64)': ['live/u', 'YmFy==', '?key=Zm9v+', 'bad_name', null],
  'live, u?secret=ab#cd': ['live', 'u', '?key=ab#cd', 'unknown_key', 'u'],
  'live, u?secret=ab?cd': ['live', 'u', '?key=ab?cd', 'unknown_key', 'u'],
  'live, u?secret=a@b:c': ['live', 'u', '?key=a@b:c', 'unknown_key', 'u'],
  'live, u?secret=a;b': ['live', 'u', '?key=a;b', 'unknown_key', 'u'],
  'live, u?secret=a%2Fb%20c': ['live', 'u', '?key=a%2Fb%20c', 'unknown_key', 'u'],
  'live, u?secret=a b (blank)': ['live', `u?key=${K}`, '', 'bad_name', null],
  'live, u 20 x?secret=xyz': ['live', `u20x?key=${K}`, '', 'bad_name', null],
  'live, non-ASCII': ['live', `ü?key=${K}`, '', 'bad_name', null],
  'live, an emoji': ['live', `📺?key=${K}`, '', 'bad_name', null],
  'live, invalid UTF-8': ['live', `n1\ufffd\ufffdx?key=${K}`, '', 'bad_name', null],
  'live, control characters': ['live', `u\u0001?key=${K}`, '', 'bad_name', null],
  'live, n\\0evil?k=v (NUL)': ['live', 'n', '', 'unknown_key', null],
  'live, u#frag': ['live', 'u', '#frag', 'unknown_key', 'u'],
  'live, u#secret=x': ['live', 'u', `#key=${K}`, 'ok', 'u'],
  'live, u&secret=xyz': ['live', `u&key=${K}`, '', 'bad_name', null],
  'live, u.foo': ['live', 'u.foo', `?key=${K}`, 'bad_name', null],
  'live, u.flv': ['live', 'u.flv', `?key=${K}`, 'bad_name', null],
  'live, ../u': ['live/..', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live, a/../../etc/u': ['live/a/../../etc', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live, empty (were it asked)': ['live', '', `?key=${K}`, 'bad_name', null],
  'live/u, empty': ['live', 'u', '', 'unknown_key', 'u'],
  'live/KEY, empty': ['live', K, '', 'ok', 'u'],
  'live?token=q, u?secret=xyz': ['live', 'u', `?key=${K}?token=q?token=q`, 'ok', 'u'],
  'live?key=K, u': ['live', 'u', `?key=${K}?key=${K}`, 'ok', 'u'],
  'live/_definst_, u': ['live', 'u', `?key=${K}`, 'ok', 'u'],
  'connect live, tcUrl .../other (tcUrl wins)': ['other', 'u', `?key=${K}`, 'unknown_application', 'u'],
  'app empty': ['__defaultApp__', 'u', `?key=${K}`, 'unknown_application', 'u'],
  'app non-ASCII (only on_close, app "")': ['', 'u', `?key=${K}`, 'bad_name', 'u'],
  'live, u?vhost=unknown.example': ['live', 'u', `?vhost=unknown.example&key=${K}`, 'ok', 'u'],
  'a name of 65 characters': ['live', 'x'.repeat(65), `?key=${K}`, 'bad_name', null],
  'a name of 30,000 characters': ['live', 'x'.repeat(30_000), '', 'bad_name', null],
  'a param of 4000 bytes': ['live', 'u', `?pad=${'x'.repeat(4_000)}&key=${K}`, 'ok', 'u'],
  'a duplicate parameter': ['live', 'u', `?key=${K}&key=two`, 'ok', 'u'],
  'a republish: new and old joined': ['live', 'u', `?key=${K}?key=${key('show')}`, 'ok', 'u'],
  'a republish with the old key first': ['live', 'u', `?key=${key('show')}?key=${K}`, 'unknown_key', 'u'],
  'WHIP: the whole query, no question mark': ['live', 'u', `app=live&stream=u&key=${K}`, 'ok', 'u'],
  'WHIP: values not decoded': ['live', `u%3Fkey%3D${K}`, `app=live&stream=u%3Fkey%3D${K}`, 'bad_name', null],
  'WHIP: application not decoded': ['live%2Fsub', 'u', `app=live%2Fsub&stream=u&key=${K}`, 'bad_name', 'u'],
};

describe('publish', () => {
  it.each([...Object.entries(publishCases), ...Object.entries(rowsOfSection5)])('%s', (_name, row) => {
    const [application, serverStream, query, expected, streamName] = row;
    const verdict = decide(authority(), hook({ application, serverStream, query }), now);
    expect(verdict.accepted ? 'ok' : verdict.reason).toBe(expected);
    expect(verdict.streamName).toBe(streamName);
    const named = streams.find(({ name }) => name === streamName);
    expect(verdict.streamId).toBe(named?.id ?? null);
    if (verdict.accepted) expect(verdict.keyId).toBe(named?.keys[0]?.id);
  });

  const networkCases: Record<string, [ip: string, isAccepted: boolean]> = {
    'IPv4 inside': ['192.0.2.77', true],
    'IPv4 mapped into IPv6': ['::ffff:192.0.2.77', true],
    'IPv6 inside': ['2001:db8::5', true],
    'IPv4 outside': ['192.0.3.1', false],
    'no address': ['', false],
  };
  it.each(Object.entries(networkCases))('key with networks, %s', (_name, [ip, isAccepted]) => {
    const asked = hook({ serverStream: 'office', query: `?key=${key('office')}`, ip });
    expect(decide(authority(), asked, now).accepted).toBe(isAccepted);
  });

  it('refuses everything until there is a snapshot', () => {
    const empty = { snapshot: new Snapshot(), keys: clusterKeys, pulls: new PullLeases() };
    const verdict = decide(empty, hook({ serverStream: 'u', query: `?key=${K}` }), now);
    expect(verdict).toMatchObject({ accepted: false, reason: 'not_ready' });
  });
});

describe('play', () => {
  const cases: Record<string, Case> = {
    'a public stream': ['live', 'u', '', 'ok', 'u'],
    'a public stream over HTTP-FLV': ['live', 'u.flv', '?viewer=1', 'ok', 'u'],
    'a public stream over HLS': ['live', 'u.m3u8', '', 'ok', 'u'],
    'an unlisted stream': ['live', 'unlisted', '', 'ok', 'unlisted'],
    'a stream under its key': ['live', key('u'), '', 'ok', 'u'],
    'a stream for members': ['live', 'members', '', 'viewer_not_authorized', 'members'],
    'a stream for members under its key': ['live', key('members'), '', 'viewer_not_authorized', 'members'],
    'a disabled stream': ['live', 'off', '', 'stream_disabled', 'off'],
    'a stream that is not there': ['live', 'nobody', '', 'unknown_stream', null],
    'a stream of another application': ['live', 'elsewhere', '', 'unknown_stream', 'elsewhere'],
    'an application that is not there': ['nope', 'u', '', 'unknown_application', 'u'],
    'a path': ['live/..', 'u', '', 'bad_name', 'u'],
  };
  it.each(Object.entries(cases))('%s', (_name, [application, serverStream, query, expected, streamName]) => {
    const verdict = decide(authority(), hook({ action: 'on_play', application, serverStream, query }), now);
    expect(verdict.accepted ? 'ok' : verdict.reason).toBe(expected);
    expect(verdict.streamName).toBe(streamName);
  });
});

describe('pull of an agent', () => {
  const taskId = '4be0643f-1d98-473b-97cd-ca98a65347dd';
  const pull = (leaseToken: number, fields: Partial<MediaHook> = {}) =>
    hook({
      action: 'on_play',
      serverStream: 'members',
      query: `?${pullQuery(clusterKeys, { taskId, leaseToken, stream: 'members' })}`,
      ...fields,
    });
  const reasonOf = (verdict: ReturnType<typeof decide>) => (verdict.accepted ? 'ok' : verdict.reason);

  it('is accepted whatever the visibility', () => {
    const verdict = decide(authority(), pull(1), now);
    expect(verdict).toMatchObject({ accepted: true, streamName: 'members', pull: { taskId, leaseToken: 1 } });
  });

  it('is accepted where the name on the media server is the publish key', () => {
    expect(reasonOf(decide(authority(), pull(1, { serverStream: key('members') }), now))).toBe('ok');
  });

  it('is refused once a higher lease of the task has pulled, and may reconnect with its own', () => {
    const asked = authority();
    expect([2, 2, 1, 3, 2, 3].map((lease) => reasonOf(decide(asked, pull(lease), now)))).toEqual([
      'ok',
      'ok',
      'pull_superseded',
      'ok',
      'pull_superseded',
      'ok',
    ]);
  });

  it('is refused once portier has granted the task anew, before anybody else has pulled', () => {
    const asked = authority();
    asked.pulls.learn({ taskId, leaseToken: 2 });
    expect([1, 2].map((lease) => reasonOf(decide(asked, pull(lease), now)))).toEqual(['pull_superseded', 'ok']);
  });

  it('is refused when signed for another stream', () => {
    expect(reasonOf(decide(authority(), pull(1, { serverStream: 'u' }), now))).toBe('pull_forged');
  });

  it('is refused with a raised lease, which the signature does not cover', () => {
    const forged = pull(1);
    const asked = authority();
    const verdict = decide(asked, { ...forged, query: forged.query.replace('lease=1', 'lease=9') }, now);
    expect(reasonOf(verdict)).toBe('pull_forged');
    expect(reasonOf(decide(asked, pull(1), now))).toBe('ok');
  });

  it('does not need the snapshot where the media server knows the public name', () => {
    const empty = { snapshot: new Snapshot(), keys: clusterKeys, pulls: new PullLeases() };
    expect(reasonOf(decide(empty, pull(1), now))).toBe('ok');
    expect(reasonOf(decide(empty, pull(1, { serverStream: key('members') }), now))).toBe('not_ready');
  });
});

describe('a viewer', () => {
  it('is no pull of ours, whatever the query says', () => {
    const taskId = '4be0643f-1d98-473b-97cd-ca98a65347dd';
    const verdict = decide(
      authority(),
      hook({ action: 'on_play', serverStream: 'u', query: `?task=${taskId}&lease=9` }),
      now,
    );
    expect(verdict).toMatchObject({ accepted: true, pull: null });
  });
});

describe('other hooks', () => {
  it('accepts a connect with an empty stream and no parameters', () => {
    expect(decide(authority(), hook({ action: 'on_connect' }), now).accepted).toBe(true);
  });

  it('refuses a connect to an application that can never be one', () => {
    const verdict = decide(authority(), hook({ action: 'on_connect', application: 'live/../etc' }), now);
    expect(verdict).toMatchObject({ accepted: false, reason: 'bad_name' });
  });

  it.each(['on_unpublish', 'on_close', 'on_stop'] as const)('accepts %s, whatever it says', (action) => {
    expect(decide(authority(), hook({ action, application: '?', serverStream: '../..' }), now).accepted).toBe(true);
  });

  it('names the public stream of an unpublish under the key', () => {
    const verdict = decide(authority(), hook({ action: 'on_unpublish', serverStream: K }), now);
    expect(verdict.streamName).toBe('u');
  });
});
