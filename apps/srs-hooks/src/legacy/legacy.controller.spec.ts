import { pullQuery } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { bytesOf, recordedHooks } from '../testing/fixtures.js';
import { journaled, makeStateDir, saveSnapshot, startHooks, type RunningHooks } from '../testing/running-hooks.js';
import { aFeed, aStream, clusterKeys } from '../testing/streams.js';

const K = 'Key_of-u-0123456789abcdef';
const taskId = randomUUID();
const hook = (fields: object = {}) => ({
  server_id: 'vid-1',
  service_id: 's1',
  action: 'on_publish',
  client_id: 'c1',
  ip: '192.0.2.1',
  vhost: '__defaultVhost__',
  app: 'live',
  stream: 'u',
  param: `?key=${K}`,
  ...fields,
});
const without = (field: string) => Object.fromEntries(Object.entries(hook()).filter(([name]) => name !== field));
const path = '/rtmp/callback/srs';

describe('the hook of the older system', () => {
  const state = makeStateDir();
  let hooks: RunningHooks;
  const answerTo = async (body: string | Buffer | object, at = path) => {
    const response = await hooks.post(body, { path: at });
    return [response.status, await response.text()];
  };

  beforeAll(async () => {
    const streams = [aStream('u', K), aStream('members', `${K}-2`, { visibility: 'token' })];
    saveSnapshot(state.path, aFeed(streams, { pulls: [{ taskId, leaseToken: 2 }] }));
    hooks = await startHooks(state.path, { HOOKS_LEGACY_CALLBACK: 'true' });
  });
  afterAll(async () => {
    await hooks.stop();
    state.remove();
  });

  const ok = [200, '0'];
  const no = [401, '1'];
  const pull = (leaseToken: number, stream = 'members') => ({
    action: 'on_play',
    stream,
    param: `?${pullQuery(clusterKeys, { taskId, leaseToken, stream: 'members' })}`,
  });
  const cases: Record<string, [body: string | object, expected: (string | number)[]]> = {
    'a publish with the key': [hook(), ok],
    'a publish under the key': [hook({ stream: K, param: '' }), ok],
    'an application with more behind a slash (OvenMediaEngine)': [hook({ app: 'live/u' }), ok],
    'an application with an empty rest': [hook({ app: 'live/' }), ok],
    'an application that is a path': [hook({ app: 'live/../../etc' }), no],
    'a wrong key': [hook({ param: '?key=wrong' }), no],
    'no key': [hook({ param: '' }), no],
    'a key that is no UUID, nor anything else': [hook({ stream: "x'; drop table", param: '' }), no],
    'an unknown application': [hook({ app: 'nope' }), no],
    'an unknown stream': [hook({ stream: 'nobody' }), no],
    'an unpublish of a known stream': [hook({ action: 'on_unpublish' }), ok],
    'an unpublish of an unknown stream': [hook({ action: 'on_unpublish', stream: 'nobody' }), no],
    'a play of a known stream': [hook({ action: 'on_play', param: '' }), ok],
    'a play of an unknown stream': [hook({ action: 'on_play', stream: 'nobody', param: '' }), no],
    'a play of a stream for members': [hook({ action: 'on_play', stream: 'members', param: '' }), no],
    'a pull of an agent': [hook(pull(2)), ok],
    'a pull of an agent under the key': [hook(pull(3, `${K}-2`)), ok],
    'a pull of an agent that lost its lease': [hook(pull(1)), no],
    'a connect': [hook({ action: 'on_connect' }), ok],
    'a close, which names no stream': [{ action: 'on_close', client_id: 'c1', app: 'live' }, no],
    'an action of tomorrow': [hook({ action: 'on_tomorrow' }), no],
    'no app': [without('app'), no],
    'no stream': [without('stream'), no],
    'no param': [without('param'), no],
    'no action': [without('action'), no],
    'a list': ['[]', no],
    'a number': ['0', no],
    null: ['null', no],
    'a text': ['"on_publish"', no],
    'fields of other types': [hook({ app: { a: 1 }, stream: ['u'] }), no],
    'no JSON': ['action=on_publish', [400, '1']],
    nothing: ['', [400, '1']],
    'raw control characters': [JSON.stringify(hook()).replace('"u"', '"u\u0001"'), [400, '1']],
    'a body that is too large': [hook({ pad: 'x'.repeat(300_000) }), no],
  };
  it.each(Object.entries(cases))('answers as it did, with our verdict: %s', async (_name, [body, expected]) => {
    expect(await answerTo(body)).toEqual(expected);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const response = await fetch(`${hooks.url}${path}`, { method });
    expect([response.status, await response.text()]).toEqual([405, '1']);
  });

  it('takes a query behind its path and nothing else', async () => {
    expect(await answerTo(hook(), `${path}?x=1`)).toEqual(ok);
    expect((await answerTo(hook(), `${path}/more`))[0]).toBe(404);
    expect((await answerTo(hook(), `${path}x`))[0]).toBe(404);
  });

  it('answers each recorded request with 200 0, 400 1 or 401 1, and never with a failure', async () => {
    for (const recorded of recordedHooks()) {
      const [status, body] = await answerTo(bytesOf(recorded));
      expect([recorded.scenario, `${status} ${body}`]).toEqual([
        recorded.scenario,
        expect.stringMatching(/^(200 0|40[01] 1)$/),
      ]);
    }
  });

  it('makes the same events, the close among them, with the application before the slash', async () => {
    await answerTo(hook({ client_id: 'ome', app: 'live/u' }));
    await answerTo({ action: 'on_close', client_id: 'ome', app: 'live/u' });
    // An answer waits 100 ms for the journal at the most.
    const events = await waitFor('the close', () => {
      const own = journaled(state.path).filter(({ clientId }) => clientId === 'ome');
      return own.some(({ action }) => action === 'on_close') && own;
    });
    expect(events).toMatchObject([
      { action: 'on_publish', clientId: 'ome', application: 'live', stream: 'u', verdict: { accepted: true } },
      { action: 'on_close', clientId: 'ome', application: 'live' },
    ]);
    expect(hooks.log.join('')).not.toContain(K);
  });
});

describe('the hook of the older system, to whom', () => {
  async function statusOf(environment: Record<string, string>): Promise<number> {
    const state = makeStateDir();
    saveSnapshot(state.path, aFeed([aStream('u', K)]));
    const hooks = await startHooks(state.path, environment);
    const response = await hooks.post(hook(), { path });
    await hooks.stop();
    state.remove();
    return response.status;
  }

  it('is not there unless it is enabled', async () => {
    expect(await statusOf({})).toBe(404);
  });

  it('is there for loopback and private networks by default', async () => {
    expect(await statusOf({ HOOKS_LEGACY_CALLBACK: 'true' })).toBe(200);
  });

  it('is refused from a network that is not allowed', async () => {
    const settings = { HOOKS_LEGACY_CALLBACK: 'true', HOOKS_LEGACY_NETWORKS: '192.0.2.0/24, 2001:db8::/32' };
    expect(await statusOf(settings)).toBe(401);
  });

  it('does not start with a network that is none', async () => {
    await expect(statusOf({ HOOKS_LEGACY_NETWORKS: '10.0.0.0/8,10.0.0.0/99' })).rejects.toThrow(
      'use addresses and networks',
    );
  });
});
