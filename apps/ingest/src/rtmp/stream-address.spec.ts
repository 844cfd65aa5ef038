import { addressOfConnect, addressOfStream, isServable } from './stream-address.js';

/** Rows of srs-observed.md section 5, as a real SRS 7.0.18 reported them: path of the tcUrl, key -> app, stream, param. */
const observed: [path: string, key: string, app: string, stream: string, param: string][] = [
  ['/live', 'uuid?secret=xyz', 'live', 'uuid', '?secret=xyz'],
  ['/live', 'u?secret=xyz&foo=bar', 'live', 'u', '?secret=xyz&foo=bar'],
  ['/live/sub', 'u', 'live/sub', 'u', ''],
  ['/live/', 'u', 'live', 'u', ''],
  ['//live', 'u?secret=xyz', 'live', 'u', '?secret=xyz'],
  ['/live//sub', 'u3c?secret=xyz', 'live//sub', 'u3c', '?secret=xyz'],
  ['/live', 'a/b/u', 'live/a/b', 'u', ''],
  ['/live', '/u?secret=xyz', 'live', 'u', '?secret=xyz'],
  ['/live', 'u/', 'live', 'u', ''],
  ['/live', 'u?secret=ab/cd', 'live/u', 'cd', '?secret=ab'],
  ['/live', 'u8?secret=Zm9v+/YmFy==', 'live/u8', 'YmFy==', '?secret=Zm9v+'],
  ['/live', 'u?secret=ab?cd', 'live', 'u', '?secret=ab?cd'],
  ['/live', 'u?secret=a@b:c', 'live', 'u', '?secret=a@b:c'],
  ['/live', 'u?secret=a%2Fb%20c', 'live', 'u', '?secret=a%2Fb%20c'],
  ['/live', 'u?secret=a b', 'live', 'u?secret=ab', ''],
  ['/live', 'u 20 x?secret=xyz', 'live', 'u20x?secret=xyz', ''],
  ['/live', 'ü?secret=xyz', 'live', 'ü?secret=xyz', ''],
  ['/live', 'u26#frag', 'live', 'u26', '#frag'],
  ['/live', 'u27&secret=xyz', 'live', 'u27&secret=xyz', ''],
  ['/live', 'u.flv', 'live', 'u.flv', ''],
  ['/live', '../u', 'live/..', 'u', ''],
  ['/live', '', 'live', '', ''],
  ['/live', '?secret=x', 'live', '', '?secret=x'],
  ['/live/u29', '', 'live', 'u29', ''],
  ['/live?token=appq', 'u30?secret=xyz', 'live', 'u30', '?secret=xyz?token=appq?token=appq'],
  ['/live?token=appq', 'u31', 'live', 'u31', '?token=appq?token=appq'],
  ['/live...vhost...no.example', 'u40?secret=xyz', 'live', 'u40', '?secret=xyz?vhost=no.example?vhost=no.example'],
  ['/live/_definst_', 'u42?secret=xyz', 'live', 'u42', '?secret=xyz'],
  ['', 'u', '__defaultApp__', 'u', ''],
];

it.each(observed)('splits %j and %j as SRS does', (path, key, app, stream, param) => {
  const tcUrl = `rtmp://127.0.0.1:1935${path}`;
  const connected = addressOfConnect(tcUrl);
  expect(connected).toBeDefined();
  expect(addressOfStream(tcUrl, connected!, key)).toEqual({ host: '127.0.0.1', app, stream, param });
});

it('joins the query of an earlier publish on the same connection, as SRS does', () => {
  const first = addressOfStream('rtmp://h/live', addressOfConnect('rtmp://h/live')!, 'e7a?key=abc');
  expect(addressOfStream('rtmp://h/live', first, 'e7b?key=def').param).toBe('?key=def?key=abc');
});

it.each(['', 'live', '//host/live', 'rtmp://', 'rtmp:///live', 'rtmp://h/lüve', 'rtmp://h/li ve'])(
  'cannot read %j as a tcUrl',
  (tcUrl) => {
    expect(addressOfConnect(tcUrl)).toBeUndefined();
  },
);

it('takes the host without user and port', () => {
  expect(addressOfConnect('rtmps://user:pa55@ingest.example:443/live')?.host).toBe('ingest.example');
});

it.each<[boolean, string, string]>([
  [true, 'live', 'a-B_9'],
  [true, 'live', 'x'.repeat(64)],
  [false, 'live', 'x'.repeat(65)],
  [false, 'live', ''],
  [false, 'live', 'u.flv'],
  [false, 'live/sub', 'u'],
  [false, 'live/..', 'u'],
  [false, 'live', 'u?secret=ab'],
])('serves (%s) app %j stream %j', (isServed, app, stream) => {
  expect(isServable({ host: 'h', app, stream, param: '' })).toBe(isServed);
});
