import { join } from 'node:path';
import type { Addresses } from './addresses.js';
import { firstApplication } from './addresses.js';
import type { Layout } from './layout.js';
import type { Ports } from './ports.js';
import type { Program } from './program.js';
import type { ClusterSecrets } from './secrets.service.js';

/** Everything the programs' settings are made from. */
export interface Cluster {
  layout: Layout;
  ports: Ports;
  addresses: Addresses;
  secrets: ClusterSecrets;
  /** Address that portier, the director, the edge and RTMP listen on. */
  host: string;
  databaseUrl: string;
  redisUrl: string;
  /** Restreams may go to loopback and private addresses. */
  allowPrivateTargets: boolean;
}

/** Names under which portier knows the parts of this machine. */
const mediaServerId = 'ingest';
const conciergeName = 'this-machine';
const edgeName = 'this-machine';

/** Our own programs; database and cache are started before them. Each `readyUrl` answers 200 when it can work. */
export function applicationPrograms(
  cluster: Cluster,
): Record<'portier' | 'ingest' | 'hooks' | 'director' | 'concierge' | 'edgeAgent', Program> {
  const { addresses } = cluster;
  const program = (name: string, environment: Record<string, string>, baseUrl: string): Program => ({
    name,
    argv: [process.execPath, '--enable-source-maps', entryOf(cluster.layout, name)],
    environment: { NODE_ENV: 'production', ...environment },
    directory: cluster.layout.root,
    stopSignal: 'TERM',
    stopWaitSeconds: name === 'concierge' ? 30 : 12,
    readyUrl: `${baseUrl}/readyz`,
  });
  return {
    portier: program('portier', portierEnvironment(cluster), addresses.inside.portier),
    ingest: program('ingest', ingestEnvironment(cluster), addresses.inside.ingestApi),
    hooks: program('srs-hooks', hooksEnvironment(cluster), addresses.inside.hooks),
    director: program('director', directorEnvironment(cluster), addresses.inside.director),
    concierge: program('concierge', conciergeEnvironment(cluster), addresses.inside.concierge),
    edgeAgent: program('edge-agent', edgeEnvironment(cluster), addresses.inside.edgeAgent),
  };
}

/** nginx of this machine's edge: its agent writes the configuration before each start. @param binary path of nginx */
export function edgeNginxProgram(cluster: Cluster, binary: string): Program {
  const { edge } = cluster.layout;
  return {
    name: 'edge-nginx',
    before: [process.execPath, '--enable-source-maps', entryOf(cluster.layout, 'edge-agent'), 'render'],
    argv: [binary, '-p', `${edge}/`, '-c', join(edge, 'nginx.conf'), '-e', 'stderr'],
    environment: { NODE_ENV: 'production', ...edgeEnvironment(cluster) },
    // It overwrites its environment, so leftovers are found by its working folder.
    directory: edge,
    stopSignal: 'TERM',
    stopWaitSeconds: 5,
    readyUrl: `${cluster.addresses.inside.edge}/edge/healthz`,
  };
}

export function entryOf(layout: Layout, app: string, file = 'main'): string {
  return join(layout.root, 'dist/apps', app, 'src', `${file}.js`);
}

export function portierEnvironment({
  layout,
  ports,
  addresses,
  secrets,
  host,
  databaseUrl,
  redisUrl,
  allowPrivateTargets,
}: Cluster): Record<string, string> {
  return {
    PORTIER_HOST: host,
    PORTIER_PORT: String(ports.portier),
    DATABASE_URL: databaseUrl,
    PORTIER_REDIS_URL: redisUrl,
    PORTIER_CLUSTER_SECRET: secrets.clusterSecret,
    PORTIER_PUBLIC_URL: addresses.portier,
    PORTIER_DIRECTOR_URL: addresses.director,
    PORTIER_RTMP_URL: addresses.rtmp,
    PORTIER_ADMIN_DIR: join(layout.root, 'web-admin/dist'),
    PORTIER_ALLOW_PRIVATE_TARGETS: String(allowPrivateTargets),
  };
}

function hooksEnvironment({ layout, ports, addresses, secrets, redisUrl }: Cluster): Record<string, string> {
  return {
    HOOKS_HOST: '127.0.0.1',
    HOOKS_PORT: String(ports.hooks),
    HOOKS_SECRET: secrets.hookPathSecret,
    HOOKS_PORTIER_URL: addresses.inside.portier,
    HOOKS_SERVICE_TOKEN: secrets.hooksToken,
    HOOKS_CLUSTER_SECRET: secrets.clusterSecret,
    HOOKS_REDIS_URL: redisUrl,
    HOOKS_STATE_DIR: layout.hooks,
  };
}

function directorEnvironment({ layout, ports, addresses, secrets, host }: Cluster): Record<string, string> {
  return {
    DIRECTOR_HOST: host,
    DIRECTOR_PORT: String(ports.director),
    DIRECTOR_PUBLIC_URL: addresses.director,
    DIRECTOR_PORTIER_URL: addresses.inside.portier,
    DIRECTOR_SERVICE_TOKEN: secrets.directorToken,
    DIRECTOR_ANNOUNCE_TOKEN: secrets.announceToken,
    DIRECTOR_STORE: `fs:${layout.hls}`,
    DIRECTOR_STATE_DIR: layout.director,
    DIRECTOR_PAGE_DIR: join(layout.root, 'apps/director/page'),
  };
}

function ingestEnvironment({ ports, addresses, secrets, host }: Cluster): Record<string, string> {
  return {
    INGEST_RTMP_HOST: host,
    INGEST_RTMP_PORT: String(ports.rtmp),
    INGEST_SERVER_ID: mediaServerId,
    INGEST_API_HOST: '127.0.0.1',
    INGEST_API_PORT: String(ports.ingestApi),
    INGEST_HOOKS_URL: `${addresses.inside.hooks}/srs/${secrets.hookPathSecret}`,
  };
}

function conciergeEnvironment({
  layout,
  ports,
  addresses,
  secrets,
  allowPrivateTargets,
}: Cluster): Record<string, string> {
  return {
    CONCIERGE_HOST: '127.0.0.1',
    CONCIERGE_PORT: String(ports.concierge),
    CONCIERGE_PORTIER_URL: addresses.inside.portier,
    CONCIERGE_TOKEN: secrets.conciergeToken,
    CONCIERGE_WORK_DIR: layout.concierge,
    CONCIERGE_RUN_DIR: join(layout.run, 'concierge'),
    CONCIERGE_STORE: `fs:${layout.hls}`,
    CONCIERGE_DIRECTOR_URLS: addresses.inside.director,
    CONCIERGE_ANNOUNCE_TOKEN: secrets.announceToken,
    CONCIERGE_ALLOW_PRIVATE_TARGETS: String(allowPrivateTargets),
  };
}

function edgeEnvironment({ layout, ports, addresses, secrets, host }: Cluster): Record<string, string> {
  return {
    EDGE_PORTIER_URL: addresses.inside.portier,
    EDGE_TOKEN: secrets.edgeToken,
    EDGE_DIRECTOR_URLS: addresses.inside.director,
    EDGE_LISTEN: `${host.includes(':') ? `[${host}]` : host}:${ports.edge}`,
    EDGE_WORK_DIR: layout.edge,
    EDGE_RUN_DIR: join(layout.run, 'edge'),
    EDGE_NGINX_WORKERS: '1',
    EDGE_HOST: '127.0.0.1',
    EDGE_PORT: String(ports.edgeAgent),
    // Everything else stops with it: there is nowhere to move viewers to.
    EDGE_LEAVE_MS: '0',
  };
}

/** What `bootstrap.js` reads on standard input. Doing it again changes nothing. */
export function bootstrapInput(
  { addresses, ports, secrets }: Cluster,
  names: { admin: string; stream: { name: string; title: string } },
) {
  return {
    admin: { name: names.admin, password: secrets.adminPassword },
    application: firstApplication,
    stream: { ...names.stream, key: secrets.streamKey },
    configurations: [{ type: 'hls', name: 'Adaptive HLS', fields: {} }],
    mediaServer: {
      serverId: mediaServerId,
      kind: 'srs',
      role: 'origin',
      rtmpUrl: `rtmp://127.0.0.1:${ports.rtmp}`,
      apiUrl: addresses.inside.ingestApi,
    },
    concierge: { name: conciergeName, token: secrets.conciergeToken },
    edge: { name: edgeName, baseUrl: addresses.edge, token: secrets.edgeToken },
    serviceTokens: [
      { name: 'srs-hooks', token: secrets.hooksToken, scopes: ['feeds:authorization'] },
      { name: 'director', token: secrets.directorToken, scopes: ['feeds:directory', 'directors:report'] },
    ],
  };
}
