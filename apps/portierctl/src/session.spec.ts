import type { PortierctlConfig } from './config.js';
import { connectionOf, type GlobalOptions } from './session.js';

const file = {
  current: 'home',
  profiles: {
    home: { url: 'https://home.example', token: 'of-home' },
    away: { url: 'https://away.example', token: 'of-away' },
  },
};
const options: GlobalOptions = { output: 'table', quiet: false };
const config = (settings: Partial<PortierctlConfig> = {}): PortierctlConfig => ({ HOME: '/root', ...settings });

describe('where a command goes', () => {
  it.each<[string, Partial<GlobalOptions>, Partial<PortierctlConfig>, string, string | undefined]>([
    ['the profile that was chosen', {}, {}, 'https://home.example', 'of-home'],
    ['the profile of the option', { profile: 'away' }, {}, 'https://away.example', 'of-away'],
    ['the profile of the environment', {}, { PORTIER_PROFILE: 'away' }, 'https://away.example', 'of-away'],
    ['the token of the environment', {}, { PORTIER_TOKEN: 'mine' }, 'https://home.example', 'mine'],
    [
      'another address, without the token of the profile',
      { url: 'https://x.example' },
      {},
      'https://x.example',
      undefined,
    ],
    [
      'the address of the profile, written otherwise',
      { url: 'https://home.example/' },
      {},
      'https://home.example/',
      'of-home',
    ],
    [
      'an option before the environment',
      { url: 'https://x.example' },
      { PORTIER_URL: 'https://y.example', PORTIER_TOKEN: 't' },
      'https://x.example',
      't',
    ],
  ])('%s', (_name, given, settings, url, token) => {
    expect(connectionOf({ ...options, ...given }, config(settings), file)).toEqual({
      url,
      authorization: token === undefined ? undefined : `Bearer ${token}`,
    });
  });

  it('is nowhere without an address, or with a profile that is not', () => {
    expect(() => connectionOf(options, config(), { current: 'default', profiles: {} })).toThrow(/login --url/);
    expect(() => connectionOf({ ...options, profile: 'x' }, config(), file)).toThrow(/no profile "x"/);
  });
});
