import { Networks } from './networks.js';

describe('networks of a publish key', () => {
  const cases: Record<string, { networks: string[]; ip: string; isIncluded: boolean }> = {
    'an IPv4 address inside': { networks: ['10.1.0.0/16'], ip: '10.1.2.3', isIncluded: true },
    'an IPv4 address outside': { networks: ['10.1.0.0/16'], ip: '10.2.2.3', isIncluded: false },
    'the second of two networks': { networks: ['10.1.0.0/16', '192.0.2.0/24'], ip: '192.0.2.7', isIncluded: true },
    'an IPv6 address inside': { networks: ['2001:db8::/32'], ip: '2001:db8:1::1', isIncluded: true },
    'an IPv6 address outside': { networks: ['2001:db8::/32'], ip: '2001:db9::1', isIncluded: false },
    'an IPv4 address written as IPv6': { networks: ['10.0.0.0/8'], ip: '::ffff:10.9.8.7', isIncluded: true },
    'a network written as mapped IPv6': { networks: ['::ffff:10.0.0.0/104'], ip: '10.9.8.7', isIncluded: true },
    'all of IPv4 does not hold IPv6': { networks: ['0.0.0.0/0'], ip: '2001:db8::1', isIncluded: false },
    'a single address without a prefix': { networks: ['192.0.2.7'], ip: '192.0.2.7', isIncluded: true },
    'a network that is none matches nothing': { networks: ['everywhere'], ip: '192.0.2.7', isIncluded: false },
    'an address that is none': { networks: ['0.0.0.0/0'], ip: 'unknown', isIncluded: false },
    'an empty address': { networks: ['0.0.0.0/0'], ip: '', isIncluded: false },
  };
  it.each(Object.entries(cases))('%s', (_name, { networks, ip, isIncluded }) => {
    expect(Networks.of(networks)?.include(ip)).toBe(isIncluded);
  });

  it('is no restriction when the list is empty', () => {
    expect(Networks.of([])).toBeNull();
  });
});
