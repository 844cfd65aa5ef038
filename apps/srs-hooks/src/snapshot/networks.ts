import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = [Address, number];

/**
 * Networks a publish key may be used from, ready to be matched. IPv4 in its IPv6-mapped form (`::ffff:10.0.0.1`) is
 * IPv4, both in a network and in an address. A text that is no network matches nothing: a mistake closes, never opens.
 */
export class Networks {
  private readonly networks: Network[];

  private constructor(texts: readonly string[]) {
    this.networks = texts.map(parseNetwork).filter((network) => network !== undefined);
  }

  /** null = any address: the list is empty. */
  static of(texts: readonly string[]): Networks | null {
    return texts.length === 0 ? null : new Networks(texts);
  }

  include(ip: string): boolean {
    if (!ipaddr.isValid(ip)) return false;
    const address = ipaddr.process(ip);
    return this.networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
  }
}

/** Whether the text is an address or a network in CIDR form. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined;
}

function parseNetwork(text: string): Network | undefined {
  try {
    const [address, bits] = text.includes('/') ? ipaddr.parseCIDR(text) : single(ipaddr.parse(text));
    if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96) {
      return [address.toIPv4Address(), bits - 96];
    }
    return [address, bits];
  } catch {
    return undefined;
  }
}

function single(address: Address): Network {
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
