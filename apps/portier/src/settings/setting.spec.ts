import { secret, setting } from '@app/kit';
import { z } from 'zod';
import { portierConfig } from '../config.js';
import { shownSettings } from './setting.js';

const schema = z.object({
  PORT: setting.port(8080).describe('A port.'),
  LIST: setting.list(['a']).describe('Words.'),
  TOKEN: secret(z.string().min(1)).describe('A token.'),
  INNER: secret(z.string()).default('quiet').describe('A secret with a default.'),
  EMPTY: secret(z.string().default('')).describe('A secret that may be missing.'),
});

describe('settings as operators see them', () => {
  const shown = shownSettings(schema, { PORT: 8081, LIST: ['a'], TOKEN: 'hush-hush', INNER: 'quiet', EMPTY: '' });

  it('show values as they are written, and whether somebody chose them', () => {
    expect(shown[0]).toMatchObject({ name: 'PORT', value: '8081', isDefault: false, description: 'A port.' });
    expect(shown[1]).toMatchObject({ value: 'a', isDefault: true });
  });

  it('show of a secret only whether it is set, wherever it is marked', () => {
    expect(shown.slice(2).map(({ isSecret, value, isSet }) => [isSecret, value, isSet])).toEqual([
      [true, null, true],
      [true, null, true],
      [true, null, false],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/hush|quiet/);
  });

  it('hide every setting of portier that may hold a password or token', () => {
    const config = portierConfig.parse({
      DATABASE_URL: 'postgres://user:hush-hush@db/portier',
      PORTIER_REDIS_URL: 'redis://:hush-hush@redis',
      PORTIER_CLUSTER_SECRET: 'hush-hush'.repeat(5),
    });
    const all = shownSettings(portierConfig, config);
    expect(JSON.stringify(all)).not.toContain('hush');
    const looksSecret = /SECRET|PASSWORD|TOKEN$|DATABASE_URL|REDIS_URL|SMTP_URL/;
    expect(all.filter(({ name, isSecret }) => looksSecret.test(name) && !isSecret).map(({ name }) => name)).toEqual([]);
    expect(all.every(({ description }) => description !== '')).toBe(true);
  });
});
