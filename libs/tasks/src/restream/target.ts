import ipaddr from 'ipaddr.js';

export const targetSchemes = ['rtmp', 'rtmps', 'srt'] as const;
export type TargetScheme = (typeof targetSchemes)[number];

export interface TargetRule {
  /** Whether private, loopback and link-local addresses are welcome. */
  allowPrivate: boolean;
}

interface Target {
  scheme: TargetScheme;
  host: string;
  port: number | null;
  path: string;
  query: URLSearchParams;
}

const schemeMessage = `use an address that begins with ${targetSchemes.map((scheme) => `${scheme}://`).join(', ')}`;

/** Names that mean this machine or its network without asking DNS. */
const localName =
  /^(localhost|localhost\.localdomain|ip6-localhost|ip6-loopback)$|\.(localhost|local|internal|home\.arpa)$/;

/** SRT settings a target may carry; others change who connects to whom or belong into their own field. */
const srtQuery = new Set(['streamid', 'mode', 'latency']);

/** The host name or address of a target, without brackets. @throws Error when `checkTarget` would find a problem. */
export function hostOf(url: string): string {
  const target = parseTarget(url);
  if (typeof target === 'string') throw new Error(target);
  return target.host;
}

/** Where a target listens: all one needs to knock, and nothing secret. */
export interface TargetEndpoint {
  scheme: TargetScheme;
  /** Name or address, without brackets. */
  host: string;
  port: number;
}

/** Ports that ffmpeg takes when the address names none. SRT has no such port, its addresses always name one. */
const defaultPorts: Record<TargetScheme, number> = { rtmp: 1935, rtmps: 443, srt: 0 };

/** @throws Error when `checkTarget` would find a problem. */
export function endpointOf(url: string): TargetEndpoint {
  const target = parseTarget(url);
  if (typeof target === 'string') throw new Error(target);
  const { scheme, host, port } = target;
  return { scheme, host, port: port ?? defaultPorts[scheme] };
}

export function schemeOf(url: string): TargetScheme | undefined {
  return targetSchemes.find((scheme) => url.toLowerCase().startsWith(`${scheme}://`));
}

/**
 * What is wrong with a restream target, in one sentence that does not repeat it, or null. Literal addresses are judged here; a
 * host name must be judged again by `checkAddress` after it was resolved, before every start.
 */
export function checkTarget(url: string, rule: TargetRule): string | null {
  const target = parseTarget(url);
  if (typeof target === 'string') return target;
  return checkHost(target.host, rule);
}

/** Where an RTMP client publishes: the key is the last part of the address. */
export function rtmpAddress(url: string, key: string | null): string {
  return key === null ? url : `${url.replace(/\/+$/, '')}/${key}`;
}

/** What an SRT caller needs; a key of its own wins over a `streamid` in the address, the address over the setting. */
export function srtSettings(
  url: string,
  { key, latencyMs }: { key: string | null; latencyMs: number },
): { host: string; streamId: string | null; latencyUs: number } {
  const { host, searchParams } = new URL(url);
  const latency = Number(searchParams.get('latency') ?? latencyMs);
  return { host, streamId: key ?? searchParams.get('streamid'), latencyUs: latency * 1_000 };
}

/** Judges one resolved address of a target's host, in any notation an inet library would take. */
export function checkAddress(address: string, { allowPrivate }: TargetRule): string | null {
  if (allowPrivate) return null;
  if (!ipaddr.isValid(address)) return 'the target host is not an address';
  // An IPv4 address inside an IPv6 one reaches the same machine.
  const range = ipaddr.process(address).range();
  if (range === 'unicast') return null;
  return `the target is in a network that is not public (${kebab(range)}); portier's setting must allow private targets`;
}

function checkHost(host: string, rule: TargetRule): string | null {
  if (rule.allowPrivate) return null;
  const name = host.toLowerCase().replace(/\.+$/, '');
  if (localName.test(name)) {
    return "the target is this machine or its local network; portier's setting must allow private targets";
  }
  return ipaddr.isValid(name) ? checkAddress(name, rule) : null;
}

function parseTarget(url: string): Target | string {
  if (url.length > 1000) return 'the target is longer than 1000 characters';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\\]/.test(url)) {
    return 'the target must not contain spaces, control characters or backslashes';
  }
  const scheme = schemeOf(url);
  if (scheme === undefined) return schemeMessage;
  const match = /^[a-z]+:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/i.exec(url);
  if (match === null) return schemeMessage;
  const [, authority = '', path = '', query = '', fragment] = match;
  if (authority.includes('@')) return 'the target must not contain a user or password; put the key in its own field';
  if (fragment !== undefined) return 'the target must not contain "#"';
  return withAuthority({ scheme, path, query: new URLSearchParams(query) }, authority);
}

function withAuthority(rest: Omit<Target, 'host' | 'port'>, authority: string): Target | string {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(authority);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined) return 'the target has no valid host name or address';
  const port = match?.[3] === undefined ? null : Number(match[3]);
  if (port !== null && (port < 1 || port > 65_535)) return 'the target port must be 1 to 65535';
  return checkScheme({ ...rest, host, port });
}

function checkScheme(target: Target): Target | string {
  if (target.scheme !== 'srt') {
    return /^\/[^/]/.test(target.path) ? target : 'the target needs an application path, as in rtmp://host/app';
  }
  if (target.port === null) return 'an srt target needs a port, as in srt://host:9000';
  if (target.path !== '' && target.path !== '/') return 'an srt target has no path; put the stream id in the key field';
  const unknown = [...target.query.keys()].find((key) => !srtQuery.has(key));
  if (unknown !== undefined) return `an srt target may only carry ${[...srtQuery].join(', ')} after its "?"`;
  if ((target.query.get('mode') ?? 'caller') !== 'caller') return 'an srt target must be in mode caller';
  return target;
}

function kebab(range: string): string {
  return range.replace(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`);
}
