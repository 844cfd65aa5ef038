import { hookActions, srsHook } from '@app/contract';
import { bytesOf, recordedHooks } from '../testing/fixtures.js';
import { readSrsRequest } from './srs-hook.js';

describe('body of an SRS callback', () => {
  it('is read as the contract reads it, in all recorded requests', () => {
    const recorded = recordedHooks();
    expect(recorded).toHaveLength(987);
    for (const request of recorded) {
      const body = bytesOf(request).toString('utf8');
      const agreed = srsHook.parse(JSON.parse(body));
      const read = readSrsRequest(body);
      if (!(hookActions as readonly string[]).includes(agreed.action)) {
        expect(read).toEqual({ kind: 'other', action: agreed.action });
        continue;
      }
      expect(read).toEqual({
        kind: 'hook',
        hook: {
          action: agreed.action,
          serverId: agreed.server_id,
          serviceId: agreed.service_id,
          clientId: agreed.client_id,
          ip: agreed.ip,
          application: agreed.app,
          serverStream: agreed.stream,
          query: agreed.param,
        },
      });
    }
  });

  it('has a number as client_id before SRS 4', () => {
    const read = readSrsRequest('{"action":"on_connect","client_id":1985,"ip":"192.0.2.1","vhost":"v","app":"live"}');
    expect(read).toMatchObject({ kind: 'hook', hook: { clientId: '1985', serverId: '', serverStream: '' } });
  });

  const malformed: Record<string, string> = {
    empty: '',
    'not JSON': 'action=on_publish',
    'cut off': '{"action":"on_publish","client_id":"c1","st',
    'a list': '[{"action":"on_publish","client_id":"c1"}]',
    'a number': '0',
    null: 'null',
    'no action': '{"client_id":"c1"}',
    'no client': '{"action":"on_publish"}',
    'an action that is no text': '{"action":["on_publish"],"client_id":"c1"}',
    'a stream that is no text': '{"action":"on_publish","client_id":"c1","stream":{"a":1}}',
    'a param that is null': '{"action":"on_publish","client_id":"c1","stream":"u","param":null}',
    'a server of 300 characters': `{"action":"on_publish","client_id":"c1","server_id":"${'x'.repeat(300)}"}`,
  };
  it.each(Object.entries(malformed))('is refused as malformed: %s', (_name, body) => {
    expect(srsHook.safeParse(parseOr(body)).success).toBe(false);
    expect(readSrsRequest(body)).toEqual({ kind: 'malformed', hook: undefined });
  });

  it('tells where a body with raw control characters came from, and is malformed all the same', () => {
    const read = readSrsRequest('{"action":"on_publish","client_id":"c1","app":"live","stream":"u\u0001\n?key=x"}');
    expect(read).toMatchObject({
      kind: 'malformed',
      hook: { action: 'on_publish', clientId: 'c1', application: 'live' },
    });
  });

  it('takes no prototype or extra field for a value', () => {
    const read = readSrsRequest('{"__proto__":{"action":"on_publish"},"client_id":"c1"}');
    expect(read.kind).toBe('malformed');
  });
});

function parseOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
