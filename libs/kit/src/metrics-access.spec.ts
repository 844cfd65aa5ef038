import { mayReadMetrics } from './metrics-access.js';

const token = 'a token of many characters';

describe('who may read /metrics', () => {
  it.each([
    ['this machine', '127.0.0.1', {}, undefined, 'granted'],
    ['this machine by IPv6', '::1', {}, undefined, 'granted'],
    ['this machine on a dual socket', '::ffff:127.0.0.1', {}, undefined, 'granted'],
    ['another machine', '192.0.2.1', {}, undefined, 'stranger'],
    ['nobody knows who', undefined, {}, undefined, 'stranger'],
    ['somebody through a proxy beside us', '127.0.0.1', { 'x-forwarded-for': '192.0.2.1' }, undefined, 'stranger'],
    ['somebody through another proxy beside us', '127.0.0.1', { forwarded: 'for=192.0.2.1' }, undefined, 'stranger'],
    ['whoever shows the token', '192.0.2.1', { authorization: `Bearer ${token}` }, 'a-token-of-many', 'anonymous'],
    ['whoever shows the right token', '192.0.2.1', { authorization: 'Bearer right-token' }, 'right-token', 'granted'],
    ['this machine without the token', '127.0.0.1', {}, 'right-token', 'anonymous'],
    ['whoever shows half of it', '127.0.0.1', { authorization: 'Bearer right' }, 'right-token', 'anonymous'],
    ['whoever shows another scheme', '127.0.0.1', { authorization: 'Basic right-token' }, 'right-token', 'anonymous'],
  ])('%s', (_, address, headers, expected, verdict) => {
    expect(mayReadMetrics({ address, headers }, expected)).toBe(verdict);
  });
});
