import { join } from 'node:path';
import type { ProgramName } from './topology.js';
import { streams, visitedStream } from './topology.js';

export const secrets = {
  cluster: 'the-cluster-secret-of-the-fault-suite-0123456789',
  hookPath: 'hook-path-secret-0123456789',
  hooksToken: 'token-of-srs-hooks-0123456789',
  directorToken: 'token-of-director-0123456789',
  announceToken: 'token-for-announcing-0123456789',
  edgeToken: 'token-of-the-edge-0123456789',
  admin: { name: 'admin', password: 'password-of-the-suite' },
  postgres: 'postgres-password-of-the-suite',
  redis: 'redis-password-of-the-suite',
};

/** HTTP Basic header of the administrator. */
export const administratorAuthorization = () =>
  `Basic ${Buffer.from(`${secrets.admin.name}:${secrets.admin.password}`).toString('base64')}`;
export const conciergeToken = (name: string) => `token-of-${name}-0123456789`;

/** Everything the settings are made from. */
export interface Place {
  /** Folder with the compiled programs of this run. */
  dist: string;
  /** The checkout. */
  root: string;
  home: string;
  ports: Record<string, number>;
}

const at = (port: number | undefined, scheme = 'http') => `${scheme}://127.0.0.1:${port}`;

/** Settings of one of our programs. Addresses of others are those of its links. */
export function environmentOf(name: ProgramName, { root, home, ports }: Place): Record<string, string> {
  const port = String(ports[name] ?? 0);
  const link = (to: string) => ports[`${name}>${to}`];
  const state = join(home, name);
  switch (name) {
    case 'portier-1':
    case 'portier-2':
      return {
        ...databaseEnvironment(link('postgres')),
        PORTIER_PORT: port,
        PORTIER_REDIS_URL: `redis://:${secrets.redis}@127.0.0.1:${link('redis')}/0`,
        PORTIER_ALLOW_PRIVATE_TARGETS: 'true',
        PORTIER_ADMIN_DIR: join(root, 'web-admin/dist'),
      };
    case 'hooks-1':
    case 'hooks-2':
      return {
        HOOKS_PORT: port,
        HOOKS_SECRET: secrets.hookPath,
        HOOKS_PORTIER_URL: at(link('portier-balancer')),
        HOOKS_SERVICE_TOKEN: secrets.hooksToken,
        HOOKS_CLUSTER_SECRET: secrets.cluster,
        HOOKS_REDIS_URL: `redis://:${secrets.redis}@127.0.0.1:${link('redis')}/0`,
        HOOKS_STATE_DIR: state,
      };
    case 'ingest-a':
    case 'ingest-b':
      return {
        INGEST_SERVER_ID: name,
        INGEST_RTMP_PORT: String(ports[`${name}:rtmp`]),
        INGEST_API_PORT: String(ports[`${name}:api`]),
        INGEST_HOOKS_URL: `${at(link('hooks-balancer'))}/srs/${secrets.hookPath}`,
      };
    case 'director-1':
    case 'director-2':
      return {
        DIRECTOR_PORT: port,
        DIRECTOR_PUBLIC_URL: at(ports['director-balancer']),
        DIRECTOR_PORTIER_URL: at(link('portier-balancer')),
        DIRECTOR_SERVICE_TOKEN: secrets.directorToken,
        DIRECTOR_ANNOUNCE_TOKEN: secrets.announceToken,
        DIRECTOR_STORE: `fs:${join(home, 'store')}`,
        DIRECTOR_STATE_DIR: state,
        DIRECTOR_PAGE_DIR: join(root, 'apps/director/page'),
      };
    case 'concierge-1':
    case 'concierge-2':
      return {
        CONCIERGE_PORT: port,
        CONCIERGE_PORTIER_URL: at(link('portier-balancer')),
        CONCIERGE_TOKEN: conciergeToken(name),
        CONCIERGE_WORK_DIR: state,
        CONCIERGE_SLOTS: '12',
        CONCIERGE_STORE: `fs:${join(home, 'store')}`,
        CONCIERGE_DIRECTOR_URLS: `${at(link('director-1'))},${at(link('director-2'))}`,
        CONCIERGE_ANNOUNCE_TOKEN: secrets.announceToken,
        CONCIERGE_ALLOW_PRIVATE_TARGETS: 'true',
      };
    case 'edge':
    case 'edge-agent':
      return {
        EDGE_PORTIER_URL: at(ports['edge-agent>portier-balancer']),
        EDGE_TOKEN: secrets.edgeToken,
        EDGE_DIRECTOR_URLS: `${at(ports['edge>director-1'])},${at(ports['edge>director-2'])}`,
        EDGE_LISTEN: `127.0.0.1:${ports['edge']}`,
        EDGE_PORT: String(ports['edge-agent']),
        // nginx is found by it when all that is left behind is looked for.
        EDGE_WORK_DIR: join(home, 'edge'),
        EDGE_NGINX_WORKERS: '1',
      };
    case 'postgres':
    case 'redis':
      return {};
  }
}

export function databaseEnvironment(postgresPort: number | undefined): Record<string, string> {
  return {
    DATABASE_URL: `postgres://portier:${secrets.postgres}@127.0.0.1:${postgresPort}/portier`,
    PORTIER_CLUSTER_SECRET: secrets.cluster,
  };
}

/** Input of `bootstrap.js`, once for each stream: it makes one of everything. */
export function bootstrapInputs(ports: Record<string, number>, pushUrl: string): object[] {
  const inputs: object[] = streams.map(({ name, key, targetKey }) => ({
    admin: secrets.admin,
    stream: { name, key },
    configurations: [
      {
        type: 'hls',
        name: 'HLS',
        fields: { ladder: [{ height: 180, videoBitrate: 200_000 }], preset: 'ultrafast' },
      },
      { type: 'restream', name: 'Push', fields: { url: pushUrl, streamKey: targetKey } },
    ],
  }));
  inputs.push({ stream: { name: visitedStream.name, key: visitedStream.key } });
  for (const ingest of visitedStream.origins) {
    const mediaServer = {
      serverId: ingest,
      kind: 'srs',
      role: 'origin',
      rtmpUrl: at(ports[`ffmpeg>${ingest}:rtmp`], 'rtmp'),
      apiUrl: at(ports[`portier>${ingest}:api`]),
    };
    inputs.push({ mediaServer });
  }
  for (const concierge of ['concierge-1', 'concierge-2']) {
    inputs.push({ concierge: { name: concierge, token: conciergeToken(concierge) } });
  }
  inputs.push({ edge: { name: 'edge', baseUrl: at(ports['viewers>edge']), token: secrets.edgeToken } });
  inputs.push({
    serviceTokens: [
      { name: 'srs-hooks', token: secrets.hooksToken, scopes: ['feeds:authorization'] },
      { name: 'director', token: secrets.directorToken, scopes: ['feeds:directory', 'directors:report'] },
    ],
  });
  return inputs;
}
