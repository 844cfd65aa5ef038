import { clusterFile } from '@app/contract';
import { addressesOf, clusterFileOf, publicHostOf } from './addresses.js';
import { wantedPorts, usualPorts } from './ports.js';
import type { ClusterSecrets } from './secrets.service.js';

const card = (address: string, family: string, internal = false) => ({ address, family, internal });
const cards = [card('127.0.0.1', 'IPv4', true), card('fe80::1', 'IPv6'), card('192.0.2.7', 'IPv4')];

describe('addresses of a cluster', () => {
  it('leave out the port of RTMP where it is the usual one', () => {
    expect(addressesOf(usualPorts, '127.0.0.1').rtmp).toBe('rtmp://127.0.0.1/live');
    expect(addressesOf(wantedPorts(20_000), 'studio.example').rtmp).toBe('rtmp://studio.example:20004/live');
  });

  it('keep what the programs say to each other on loopback', () => {
    const { inside, portier } = addressesOf(usualPorts, '192.0.2.7');
    expect(portier).toBe('http://192.0.2.7:8080');
    expect(Object.values(inside).every((url) => url.includes('127.0.0.1'))).toBe(true);
  });

  it.each([
    ['this machine only', '127.0.0.1', undefined, '127.0.0.1'],
    ['all addresses: the one of a network card', '0.0.0.0', undefined, '192.0.2.7'],
    ['a name somebody gave', '0.0.0.0', 'live.example', 'live.example'],
    ['one address', '192.0.2.9', undefined, '192.0.2.9'],
  ])('for %s', (_, listen, wanted, expected) => {
    expect(publicHostOf({ listen, wanted }, cards)).toBe(expected);
  });

  it('make a cluster file as the contract has it', () => {
    const secrets = { hookPathSecret: 'hook', adminPassword: 'password', streamKey: 'key' } as ClusterSecrets;
    const file = clusterFileOf(addressesOf(usualPorts, '127.0.0.1'), secrets, {
      isReady: true,
      passwordIsCurrent: true,
    });
    expect(clusterFile.parse(file)).toEqual(file);
    expect(file.hooksUrl).toBe('http://127.0.0.1:8085/srs/hook');
  });
});
