import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where everything of one cluster is. All paths are absolute. */
export interface Layout {
  /** The checkout. */
  root: string;
  /** The data folder: what is in it survives a restart. */
  home: string;
  /** Unix sockets, rendered configuration, start scripts; made anew at each start. */
  run: string;
  logs: string;
  postgres: string;
  redis: string;
  /** Segment store of the embedded origin. */
  hls: string;
  /** Work folder of the concierge. */
  concierge: string;
  /** Configuration and cache of the edge's nginx. */
  edge: string;
  /** Last good directory of streams. */
  director: string;
  /** Snapshot and journal of srs-hooks. */
  hooks: string;
  secretsFile: string;
  portsFile: string;
  clusterFile: string;
}

/**
 * A unix socket's path has 107 bytes at most (unix(7)), and supervisord appends a dot and its pid while it binds. The run
 * folder leaves room for `concierge/supervisor.sock.<pid>`.
 */
const longestRunFolder = 70;

export function layoutOf({ root, home }: { root: string; home: string }): Layout {
  const near = join(home, 'run');
  const run = Buffer.byteLength(near) <= longestRunFolder ? near : `/tmp/portier-${shortHash(home)}`;
  return {
    root,
    home,
    run,
    logs: join(home, 'logs'),
    postgres: join(home, 'postgres'),
    redis: join(home, 'redis'),
    hls: join(home, 'hls'),
    concierge: join(home, 'concierge'),
    edge: join(home, 'edge'),
    director: join(home, 'director'),
    hooks: join(home, 'srs-hooks'),
    secretsFile: join(home, 'secrets.json'),
    portsFile: join(home, 'ports.json'),
    clusterFile: join(home, 'cluster.json'),
  };
}

/** Tells data folders apart in places outside them. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
