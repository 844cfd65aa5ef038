import { PortierError } from '@app/contract';
import { join, resolve } from 'node:path';

/** Linux allows 107 bytes for the path of a unix socket. */
const longestSocketPath = 99;

/** Where this edge keeps what; all paths absolute. */
export interface Layout {
  workDir: string;
  runDir: string;
  /** What nginx reads; written whole or not at all. */
  configurationFile: string;
  pidFile: string;
  /** Expired within seconds: of no use to another nginx than the one that filled it. */
  playlistCache: string;
  segmentCache: string;
  temporaryDir: string;
  /** nginx answers its own figures here, and nowhere else. */
  statusSocket: string;
}

/** @throws PortierError `invalid` with the sentence to print when a folder cannot be used. */
export function layOut(workDir: string, runDir: string): Layout {
  const work = resolve(workDir);
  const run = runDir === '' ? join(work, 'run') : resolve(runDir);
  const statusSocket = join(run, 'status.sock');
  const bytes = Buffer.byteLength(statusSocket);
  if (bytes > longestSocketPath) {
    throw new PortierError(
      'invalid',
      `EDGE_RUN_DIR: the socket ${statusSocket} has a path of ${bytes} bytes, a unix socket allows ${longestSocketPath}; ` +
        'set EDGE_RUN_DIR to a shorter folder, such as /run/portier-edge',
    );
  }
  return {
    workDir: work,
    runDir: run,
    configurationFile: join(work, 'nginx.conf'),
    pidFile: join(work, 'nginx.pid'),
    playlistCache: join(work, 'cache/playlists'),
    segmentCache: join(work, 'cache/segments'),
    temporaryDir: join(work, 'temporary'),
    statusSocket,
  };
}
