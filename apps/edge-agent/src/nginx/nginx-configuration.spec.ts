import { jest } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { nginxConfiguration, type NginxSettings } from './nginx-configuration.js';
import { testConfiguration } from './nginx.process.js';

jest.setTimeout(60_000);

const plain: NginxSettings = {
  listen: ['127.0.0.1:8082'],
  tls: null,
  directors: ['127.0.0.1:8081'],
  workDir: '/srv/edge',
  statusSocket: '/srv/edge/run/status.sock',
  segmentCacheMaxBytes: 1_000_000,
  agentLogPort: 8087,
  samplePercent: 100,
  workers: 1,
  user: null,
};

describe('configuration of nginx', () => {
  it('speaks HTTPS on every address when it has a certificate', () => {
    const text = nginxConfiguration({
      ...plain,
      listen: ['0.0.0.0:443', '[::]:443'],
      tls: { certificateFile: '/etc/a b.pem', keyFile: '/etc/"key".pem' },
    });
    expect(text.match(/listen .*443 ssl http2;/g)).toHaveLength(2);
    expect(text).toContain('ssl_certificate "/etc/a b.pem";');
    expect(text).toContain('ssl_certificate_key "/etc/\\"key\\".pem";');
  });

  it('names no user where root does not start it', () => {
    expect(nginxConfiguration(plain)).not.toMatch(/^user /m);
    expect(nginxConfiguration({ ...plain, user: 'www-data' })).toMatch(/^user www-data;$/m);
  });

  it('keeps what goes to the directors below what players wait for: two tries of 2 s', () => {
    const milliseconds = (name: string) =>
      Number(new RegExp(`${name} (\\d+)ms;`).exec(nginxConfiguration(plain))?.[1] ?? NaN);
    expect(milliseconds('proxy_connect_timeout') + milliseconds('proxy_read_timeout')).toBeLessThanOrEqual(2_000);
  });

  describe('is accepted by nginx', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), `portier's "edge" $x \\ {;}-`));
      for (const needed of ['run', 'temporary', 'cache']) await mkdir(join(folder, needed));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    const here = (more: Partial<NginxSettings>): NginxSettings => ({
      ...plain,
      workDir: folder,
      statusSocket: join(folder, 'run/status.sock'),
      user: process.getuid?.() === 0 ? userInfo().username : null,
      ...more,
    });
    const variants: Record<string, Partial<NginxSettings>> = {
      'as it is on one machine': {},
      'with several directors and addresses, a sample, a worker for each core': {
        directors: ['127.0.0.1:8081', '[::1]:8081', 'localhost:80'],
        listen: ['127.0.0.1:8082', '[::1]:8082'],
        samplePercent: 7,
        workers: 0,
      },
    };
    it.each(Object.keys(variants))('%s', async (name) => {
      const file = join(folder, 'nginx.conf');
      await writeFile(file, nginxConfiguration(here(variants[name] ?? {})));
      expect(await testConfiguration('nginx', folder, file)).toBeNull();
      await writeFile(file, nginxConfiguration(here({ directors: ['127.0.0.1:99999'] })));
      expect(await testConfiguration('nginx', folder, file)).toContain('99999');
    });
  });
});
