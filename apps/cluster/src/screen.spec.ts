import type { ClusterFile } from '@app/contract';
import { finalScreen } from './screen.js';
import { layoutOf } from './layout.js';

const file = (passwordIsCurrent: boolean) =>
  ({
    adminUrl: 'http://127.0.0.1:8080',
    admin: { user: 'admin', password: 'generated-password', passwordIsCurrent },
    stream: { name: 'first', key: 'key' },
  }) as ClusterFile;

describe('the last screen of a start', () => {
  it.each([
    [true, 'password generated-password'],
    [false, 'password as it was changed to'],
  ])('shows the generated password while it is the right one: %s', (isCurrent, expected) => {
    const screen = finalScreen(file(isCurrent), layoutOf({ root: '/project', home: '/home' }), { isDemo: false });
    expect(screen).toContain(expected);
    expect(screen.includes('generated-password')).toBe(isCurrent);
  });
});
