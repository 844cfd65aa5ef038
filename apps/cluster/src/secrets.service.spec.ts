import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateSecrets } from './secrets.service.js';
import { StartFailure } from './start-failure.js';

describe('secrets of a cluster', () => {
  let file: string;
  beforeEach(async () => (file = join(await mkdtemp(join(tmpdir(), 'portier-secrets-')), 'secrets.json')));
  afterEach(() => rm(join(file, '..'), { recursive: true, force: true }));

  it('are made once, all different, for their owner only', async () => {
    const first = await loadOrCreateSecrets(file);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadOrCreateSecrets(file)).toEqual(first);
  });

  it('gives the administrator a password that can be read out', async () => {
    expect((await loadOrCreateSecrets(file)).adminPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  });

  it('keeps what an older version made and adds what it did not know', async () => {
    await writeFile(file, JSON.stringify({ streamKey: 'a-key-from-before' }), { mode: 0o644 });
    const secrets = await loadOrCreateSecrets(file);
    expect(secrets.streamKey).toBe('a-key-from-before');
    expect(secrets.clusterSecret).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged file instead of voiding every key', async () => {
    await writeFile(file, '{"clusterSecret": "abc');
    await expect(loadOrCreateSecrets(file)).rejects.toThrow(StartFailure);
  });
});
