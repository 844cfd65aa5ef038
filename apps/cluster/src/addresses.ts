import type { ClusterFile } from '@app/contract';
import type { Ports } from './ports.js';
import type { ClusterSecrets } from './secrets.service.js';

/** RTMP application of the first stream. */
export const firstApplication = 'live';
export const firstStream = { name: 'first', title: 'First stream' } as const;
export const administrator = 'admin';

/** Addresses as people and scripts use them, and as the programs reach each other on loopback. */
export interface Addresses {
  portier: string;
  director: string;
  edge: string;
  rtmp: string;
  inside: Record<'portier' | 'director' | 'hooks' | 'concierge' | 'ingestApi' | 'rtmp' | 'edge' | 'edgeAgent', string>;
}

export function addressesOf(ports: Ports, publicHost: string): Addresses {
  const host = publicHost.includes(':') ? `[${publicHost}]` : publicHost;
  const http = (name: keyof Ports, at = '127.0.0.1') => `http://${at}:${ports[name]}`;
  return {
    portier: http('portier', host),
    director: http('director', host),
    edge: http('edge', host),
    rtmp: rtmpUrl(host, ports.rtmp),
    inside: {
      portier: http('portier'),
      director: http('director'),
      hooks: http('hooks'),
      concierge: http('concierge'),
      ingestApi: http('ingestApi'),
      rtmp: rtmpUrl('127.0.0.1', ports.rtmp),
      edge: http('edge'),
      edgeAgent: http('edgeAgent'),
    },
  };
}

/** Without the port when it is RTMP's own: shorter to type into an encoder. */
function rtmpUrl(host: string, port: number): string {
  return `rtmp://${host}${port === 1935 ? '' : `:${port}`}/${firstApplication}`;
}

/** The host name people use: loopback when only this machine is meant, else this machine's own address. */
export function publicHostOf(
  { listen, wanted }: { listen: string; wanted?: string | undefined },
  addresses: { address: string; family: string; internal: boolean }[],
): string {
  if (wanted !== undefined) return wanted;
  if (listen !== '0.0.0.0' && listen !== '::') return listen;
  const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return outside?.address ?? '127.0.0.1';
}

/** @param passwordIsCurrent whether the generated password is still the administrator's */
export function clusterFileOf(
  addresses: Addresses,
  secrets: ClusterSecrets,
  { isReady, passwordIsCurrent }: { isReady: boolean; passwordIsCurrent: boolean },
): ClusterFile {
  return {
    ready: isReady,
    adminUrl: addresses.portier,
    apiUrl: `${addresses.portier}/api/v1`,
    rtmpUrl: addresses.rtmp,
    watchUrl: `${addresses.director}/watch/${firstStream.name}`,
    hlsUrl: `${addresses.director}/hls/${firstStream.name}/index.m3u8`,
    hooksUrl: `${addresses.inside.hooks}/srs/${secrets.hookPathSecret}`,
    directorUrl: addresses.director,
    edgeUrl: addresses.edge,
    admin: { user: administrator, password: secrets.adminPassword, passwordIsCurrent },
    stream: { name: firstStream.name, key: secrets.streamKey },
  };
}
