import { verifyPull, type ClusterKeys } from '@app/contract';
import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Hook {
  action: string;
  client_id: string;
  stream: string;
  /** Not in every hook. */
  param?: string;
}

/** Our ingest as a process (from `dist/`) with a hook that lets every publisher in, and of the players only our own pulls. */
export interface TestIngest {
  id: string;
  rtmpUrl: string;
  apiUrl: string;
  /** Lease tokens of the pulls that were let in. */
  pulls: { taskId: string; leaseToken: number }[];
  /** Who publishes a stream now; undefined when nobody does. */
  publisherOf(stream: string): Promise<{ clientId: string; frames: number } | undefined>;
  /** A test picture published under this name. */
  publish(stream: string): ChildProcess;
  stop(): Promise<void>;
}

export async function startIngest(keys: ClusterKeys, streamName: string): Promise<TestIngest> {
  const pulls: TestIngest['pulls'] = [];
  const hooks = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { action, param } = JSON.parse(body) as Hook;
      const pull = verifyPull(keys, streamName, new URLSearchParams(param?.replace(/^\?/, '')));
      if (action === 'on_play' && pull !== undefined) pulls.push(pull);
      const isAllowed = action !== 'on_play' || pull !== undefined;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ code: isAllowed ? 0 : 403 }));
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const [rtmpPort, apiPort] = [await freePort(), await freePort()];
  const id = `ingest-${apiPort}`;
  const child = spawn(process.execPath, ['dist/apps/ingest/src/main.js'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      INGEST_RTMP_PORT: String(rtmpPort),
      INGEST_API_PORT: String(apiPort),
      INGEST_SERVER_ID: id,
      INGEST_HOOKS_URL: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hook`,
    },
    stdio: 'ignore',
  });
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const rtmpUrl = `rtmp://127.0.0.1:${rtmpPort}`;
  await waitFor('ingest', async () => (await fetch(`${apiUrl}/healthz`)).ok, { timeoutMs: 60_000 });
  const publishers: ChildProcess[] = [];
  return {
    ...{ id, rtmpUrl, apiUrl, pulls },
    publisherOf: (stream) => publisherOf(apiUrl, stream),
    publish: (stream) => {
      const publisher = spawn('ffmpeg', [...picture, `${rtmpUrl}/live/${stream}`], { stdio: 'ignore' });
      publishers.push(publisher);
      return publisher;
    },
    stop: async () => {
      for (const one of [...publishers, child]) {
        if (one.exitCode !== null || one.signalCode !== null) continue;
        const ended = once(one, 'exit');
        one.kill('SIGKILL');
        await ended;
      }
      hooks.closeAllConnections();
      await new Promise((resolve) => hooks.close(resolve));
    },
  };
}

const picture = [
  ...['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=15'],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '15', '-f', 'flv'],
];

interface StreamsAnswer {
  streams: { name: string; frames?: number; publish: { active: boolean; cid?: string } }[];
}

async function publisherOf(apiUrl: string, name: string): Promise<{ clientId: string; frames: number } | undefined> {
  const { streams } = (await (await fetch(`${apiUrl}/api/v1/streams/?count=100`)).json()) as StreamsAnswer;
  const found = streams.find((stream) => stream.name === name && stream.publish.active);
  return found === undefined ? undefined : { clientId: found.publish.cid ?? '', frames: found.frames ?? 0 };
}
