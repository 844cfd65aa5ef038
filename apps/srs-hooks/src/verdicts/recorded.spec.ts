import { PullLeases } from '../snapshot/pull-leases.js';
import { Snapshot } from '../snapshot/snapshot.js';
import { readSrsRequest } from '../srs/srs-hook.js';
import { bytesOf, recordedHooks, type RecordedHook } from '../testing/fixtures.js';
import { aFeed, aStream, clusterKeys } from '../testing/streams.js';
import type { MediaHook } from './media-hook.js';
import { decide, type Authority } from './verdict.js';

/**
 * What a real SRS sent, scenario by scenario (srs-observed.md; test-fixtures/srs-hooks.ndjson), and what we answer to each of
 * the requests. The recording says `?secret=` in places; here that is `?key=`. The streams of a scenario are those published in
 * it under a name we allow, each with the first key it was published with, and those given in `meant`.
 */
const scenarios = new Map<string, RecordedHook[]>();
for (const recorded of recordedHooks()) {
  scenarios.set(recorded.scenario, [...(scenarios.get(recorded.scenario) ?? []), recorded]);
}

/** Name and key as the encoder meant them, where SRS or a wrong first key makes something else of them. */
const meant: Record<string, Record<string, string>> = {
  'D-stream-with-slashes': { u4: 'xyz' },
  'D-secret-base64': { u8: 'Zm9v+/YmFy==' },
  'D-secret-with-space': { u13: 'ab' },
  'D-stream-with-dot': { u17: 'xyz' },
  'D-stream-flv-ext': { u18: 'xyz' },
  'D-stream-with-space': { u20x: 'xyz' },
  'D-stream-pct': { u21: 'xyz' },
  'D-stream-with-newline': { u23: 'vw' },
  'D-stream-ampersand': { u27: 'xyz' },
  'D-stream-colon': { u28: 'xyz' },
  'D-app-slash-empty-key': { u29: 'xyz' },
  'E11b-dot-extension-hijack-play': { e11b: 'B' },
  'E20-play-reject-code1': { e20: 'A' },
  'E20-play-reject-s401': { e20: 'A' },
  'G-http-flv-player': { g2: 'A' },
  'G-http-flv-reject': { g2: 'A' },
  'G-hls-player': { g2: 'A' },
  'J3-app=live&stream=j3f.dot': { j3f: 'xyz' },
  'J6-rejected-whip-blocks-rtmp': { j6: 'RIGHT' },
  'N3-stream-NUL': { n3: 'v' },
};

/** Every verdict that is not `ok`, as `action reason`, in the order of the recording; section 5 and 8 of srs-observed.md. */
const refusals: Record<string, string[]> = {
  'D-app-double-slash': ['on_connect bad_name', 'on_publish bad_name'],
  'D-app-defaultvhost': ['on_connect bad_name', 'on_publish bad_name'],
  'D-app-slash-empty-key': ['on_publish unknown_key'],
  'D-app-with-query-no-key-param': ['on_publish unknown_key'],
  'D-len-200': ['on_publish bad_name'],
  'D-len-251': ['on_publish bad_name'],
  'D-len-255': ['on_publish bad_name'],
  'D-len-256': ['on_publish bad_name'],
  'D-len-4000': ['on_publish bad_name'],
  'D-secret-base64': ['on_connect bad_name', 'on_publish bad_name'],
  'D-secret-json-injection': ['on_publish unknown_key'],
  'D-secret-with-space': ['on_publish bad_name'],
  'D-stream-ampersand': ['on_publish bad_name'],
  'D-stream-colon': ['on_publish bad_name'],
  'D-stream-flv-ext': ['on_publish bad_name'],
  'D-stream-hash': ['on_publish unknown_key'],
  'D-stream-pct': ['on_publish bad_name'],
  'D-stream-with-dot': ['on_publish bad_name'],
  'D-stream-with-newline': ['on_publish bad_name'],
  'D-stream-with-slashes': ['on_connect bad_name', 'on_publish bad_name'],
  'D-stream-with-space': ['on_publish bad_name'],
  'E11b-dot-extension-hijack-play': ['on_publish bad_name'],
  'E18-slow-unpublish-and-quick-republish': ['on_publish unknown_key'],
  'F-hls-on-long-name-twice': ['on_publish bad_name', 'on_publish bad_name', 'on_publish bad_name'],
  'H6-edge-all-origins-down': ['on_play unknown_stream'],
  'J3-': ['on_publish unknown_key'],
  'J3-app=live%2Fsub&stream=j3c': ['on_publish bad_name'],
  'J3-app=live&stream=j3a': ['on_publish unknown_key'],
  'J3-app=live&stream=j3b%3Fsecret%3Dxyz': ['on_publish bad_name'],
  'J3-app=live&stream=j3f.dot': ['on_publish bad_name'],
  'J5b-whip-client-vanishes': ['on_publish unknown_key'],
  'J6-rejected-whip-blocks-rtmp': ['on_publish unknown_key'],
  'N1-stream-invalid-utf8': ['on_publish bad_name'],
  'N3-stream-NUL': ['on_publish unknown_key'],
};

/** Keys of the recording repeat from stream to stream; ours do not. */
const keyOf = (name: string, word: string) => `${word}-of-${name}`;

function hookOf(recorded: RecordedHook): MediaHook | undefined {
  const read = readSrsRequest(bytesOf(recorded).toString('utf8').replaceAll('secret=', 'key='));
  if (read.kind !== 'hook') return undefined;
  const { serverStream, query } = read.hook;
  return {
    ...read.hook,
    query: query.replace(/key=([^?&#]+)/g, (_all, word: string) => `key=${keyOf(serverStream, word)}`),
  };
}

function authorityFor(scenario: string, hooks: MediaHook[]): Authority {
  const streams = new Map<string, string>();
  for (const [name, word] of Object.entries(meant[scenario] ?? {})) streams.set(name, keyOf(name, word));
  for (const { action, serverStream, query } of hooks) {
    const key = /(?:^|[?&#])key=([^?&#]+)/.exec(query)?.[1];
    const isFirst = action === 'on_publish' && /^[\w-]{1,64}$/.test(serverStream) && !streams.has(serverStream);
    if (isFirst && key !== undefined) streams.set(serverStream, key);
  }
  const snapshot = new Snapshot();
  snapshot.apply(aFeed([...streams].map(([name, key]) => aStream(name, key))));
  return { snapshot, keys: clusterKeys, pulls: new PullLeases() };
}

describe('the verdict on each request of the recording', () => {
  it('covers all of it', () => {
    expect([scenarios.size, [...scenarios.values()].flat().length]).toEqual([128, 987]);
    const named = [...Object.keys(meant), ...Object.keys(refusals)];
    expect(named.filter((name) => !scenarios.has(name))).toEqual([]);
  });

  it.each([...scenarios.keys()])('%s', (scenario) => {
    const requests = scenarios.get(scenario) ?? [];
    const hooks = requests.map(hookOf).filter((hook) => hook !== undefined);
    const others = requests.filter(({ hook }) => ['on_hls', 'on_dvr', 'on_forward'].includes(hook));
    expect(hooks.length + others.length).toBe(requests.length);
    const authority = authorityFor(scenario, hooks);
    const refused = hooks.flatMap((hook) => {
      const verdict = decide(authority, hook, Date.parse('2026-11-20T12:00:00Z'));
      return verdict.accepted ? [] : [`${hook.action} ${verdict.reason}`];
    });
    expect(refused).toEqual(refusals[scenario] ?? []);
  });
});

/** Section 4: what a verdict, which knows no state, must do so that a receiver that keeps state can be right. */
describe('the traps for a receiver that keeps state', () => {
  const decisions = (scenario: string) => {
    const hooks = (scenarios.get(scenario) ?? []).map(hookOf).filter((hook) => hook !== undefined);
    const authority = authorityFor(scenario, hooks);
    return hooks.map((hook) => ({ hook, verdict: decide(authority, hook, 0) }));
  };
  const publishes = (scenario: string) => decisions(scenario).filter(({ hook }) => hook.action === 'on_publish');

  it('2 and 1: accepts every attempt of an encoder that meets its own dead connection, each a client of its own', () => {
    const attempts = publishes('K6-reconnect-while-old-connection-half-open');
    expect(attempts.map(({ verdict }) => verdict.accepted)).toEqual(attempts.map(() => true));
    expect(new Set(attempts.map(({ hook }) => hook.clientId)).size).toBe(10);
  });

  it('3: tells the unpublish of the old client from the publish of the new one by the client', () => {
    const events = decisions('E18-slow-unpublish-and-quick-republish').map(({ hook }) => hook);
    const old = events.find(({ action }) => action === 'on_publish')?.clientId;
    expect(events.find(({ action }) => action === 'on_unpublish')?.clientId).toBe(old);
    expect(events.filter(({ action }) => action === 'on_publish').map(({ clientId }) => clientId === old)).toEqual([
      true,
      false,
    ]);
  });

  it('4: takes the new key of a second publish on one connection, which has another stream', () => {
    const [first, second] = publishes('E7-republish-same-connection');
    expect([first, second].map((each) => [each?.verdict.accepted, each?.verdict.streamName])).toEqual([
      [true, 'e7a'],
      [true, 'e7b'],
    ]);
    expect(first?.hook.clientId).toBe(second?.hook.clientId);
  });

  it('6: has the close of a client that was kicked while its publish was decided', () => {
    const events = decisions('E15-api-kick-during-pending-hook');
    const [publish, close] = ['on_publish', 'on_close'].map((action) =>
      events.find(({ hook }) => hook.action === action),
    );
    expect(close?.verdict.accepted).toBe(true);
    expect(close?.hook.clientId).toBe(publish?.hook.clientId);
  });

  it('8: refuses a name that is too long for a file before SRS blocks it until its restart', () => {
    expect(publishes('F-hls-on-long-name-twice').map(({ verdict }) => verdict.accepted)).toEqual([false, false, false]);
  });

  it('refuses who would hijack the players of a stream by a name with a dot', () => {
    const events = decisions('E11b-dot-extension-hijack-play');
    const answers = events
      .filter(({ hook }) => ['on_publish', 'on_play'].includes(hook.action))
      .map(({ hook, verdict }) => `${hook.serverStream} ${verdict.accepted}`);
    expect(answers).toEqual(['e11b.attacker false', 'e11b true']);
  });
});

describe('what the recording leaves out', () => {
  const authority = () => {
    const snapshot = new Snapshot();
    snapshot.apply(aFeed([aStream('u', 'the-key')]));
    return { snapshot, keys: clusterKeys, pulls: new PullLeases() };
  };
  const answerTo = (fields: object) => {
    const body = { action: 'on_publish', client_id: 'c1', ip: '192.0.2.1', app: 'live', stream: 'u', ...fields };
    const read = readSrsRequest(JSON.stringify(body));
    const verdict = read.kind === 'hook' ? decide(authority(), read.hook, 0) : undefined;
    return verdict?.accepted === true ? 'ok' : verdict?.reason;
  };

  it('a param of 60 kB, with the key before, behind, and not in it', () => {
    const pad = 'x'.repeat(60_000);
    expect(answerTo({ param: `?key=the-key&pad=${pad}` })).toBe('ok');
    expect(answerTo({ param: `?pad=${pad}&key=the-key` })).toBe('ok');
    expect(answerTo({ param: `?pad=${pad}` })).toBe('unknown_key');
    expect(answerTo({ param: `?key=${pad}` })).toBe('unknown_key');
    expect(answerTo({ param: '?key='.repeat(12_000) })).toBe('unknown_key');
    expect(answerTo({ stream: pad })).toBe('bad_name');
    expect(answerTo({ app: pad, param: '?key=the-key' })).toBe('bad_name');
  });

  it('a publish of the other vhost that SRS passes on as the default one', () => {
    expect(answerTo({ vhost: '__defaultVhost__', param: '?vhost=unknown.example&key=the-key' })).toBe('ok');
  });
});
