import { conciergeConfig } from './config.js';
import { layOut } from './layout.js';

const parse = (settings: Record<string, string>) => conciergeConfig.safeParse({ CONCIERGE_TOKEN: 't', ...settings });

it('needs nothing but a token on one machine', () => {
  const { data } = parse({});
  expect(data).toMatchObject({ CONCIERGE_HOST: '127.0.0.1', CONCIERGE_PORT: 8086, CONCIERGE_LABELS: {} });
  expect(data?.CONCIERGE_STORE).toEqual({ driver: 'fs', root: expect.stringMatching(/^\/.*var\/store$/) });
  expect(conciergeConfig.safeParse({}).success).toBe(false);
});

it('reads labels, stores and directors', () => {
  const { data } = parse({
    CONCIERGE_LABELS: 'region=fra, gpu=yes',
    CONCIERGE_STORE: '{"driver":"fs","root":"/srv/hls"}',
    CONCIERGE_DIRECTOR_URLS: 'http://a:1,http://b:2',
  });
  expect(data?.CONCIERGE_LABELS).toEqual({ region: 'fra', gpu: 'yes' });
  expect(data?.CONCIERGE_STORE).toEqual({ driver: 'fs', root: '/srv/hls' });
  expect(data?.CONCIERGE_DIRECTOR_URLS).toEqual(['http://a:1', 'http://b:2']);
});

it.each<Record<string, string>>([
  { CONCIERGE_LABELS: 'region' },
  { CONCIERGE_STORE: 'fs:' },
  { CONCIERGE_STORE: 'ftp://x' },
  { CONCIERGE_DIRECTOR_URLS: 'not a url' },
  { CONCIERGE_PORTIER_URL: 'ftp://x' },
  { CONCIERGE_SLOTS: '-1' },
  { CONCIERGE_ALLOW_PRIVATE_TARGETS: 'perhaps' },
])('refuses %j', (settings) => {
  expect(parse(settings).success).toBe(false);
});

it('refuses a folder whose socket path a unix socket cannot have, and says what to do', () => {
  expect(() => layOut('/w', `/${'x'.repeat(90)}`)).toThrow(/set CONCIERGE_RUN_DIR to a shorter folder/);
  expect(layOut('/w', '/run/p').socketFile).toBe('/run/p/supervisor.sock');
});

it.each(['/a*b', '/a %(here)s', '/a ;b', '/a\nb', "/it's"])('refuses the work folder %j', (folder) => {
  expect(() => layOut(folder, '/run/p')).toThrow('CONCIERGE_WORK_DIR');
});
