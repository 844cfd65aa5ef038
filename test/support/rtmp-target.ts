import { freePort, waitFor } from '@app/kit/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { probe, type Probe } from './encoder.js';

const program = `
  import Server from 'node-media-server';
  const port = Number(process.argv[1]);
  new Server({ bind: '127.0.0.1', rtmp: { port } }).run();
`;

/** Somebody else's RTMP server, as a restream target: an unmodified node-media-server in a process of its own. */
export interface RtmpTarget {
  url: string;
  key: string;
  /** What a viewer of the target gets, once something arrives. */
  probe(): Promise<Probe>;
  stop(): Promise<void>;
}

export async function startTarget(): Promise<RtmpTarget> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'rtmp-target-'));
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('node-media-server')).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', program.replace("'node-media-server'", `'${entry}'`), String(port)],
    { cwd: folder, stdio: 'ignore' },
  );
  await waitFor('the restream target', () => connects(port));
  const url = `rtmp://127.0.0.1:${port}/ingest`;
  const key = 'target-secret-key-0123456789';
  return {
    url,
    key,
    probe: () => probe(`${url}/${key}`),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
