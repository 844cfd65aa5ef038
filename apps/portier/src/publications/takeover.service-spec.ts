import { deriveClusterKeys, hashPublishKey, seal, type MediaEvent } from '@app/contract';
import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MediaEventsService } from '../media-events/media-events.service.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertStream } from '../testing/rows.js';

const ingestProgram = join(import.meta.dirname, '../../../../dist/apps/ingest/src/main.js');
const picture = [
  ['-nostdin', '-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25'],
  ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-f', 'flv'],
].flat();

/** A real media server (dist/, build first), real encoders, and portier in between; trap 2 of srs-observed.md section 4. */
describe('an encoder that hits its own dead connection', () => {
  let portier: RunningPortier;
  let hooks: Server;
  let streamId: string;
  let keyId: string;
  let rtmpPort: number;
  let sequence = 0;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    // Longer than a busy machine lets one that sends seem silent, and shorter than the media server itself waits.
    portier = await startPortier({ PORTIER_TAKEOVER_AFTER_MS: '10000' });
    streamId = await insertStream(portier.database, 'show');
    const hash = hashPublishKey(deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET), 'the-key');
    const [key] = await portier.database.query<{ id: string }>(
      `insert into publish_keys (stream_id, key_hash, hint) values ($1, $2, 'key') returning id`,
      [streamId, hash],
    );
    keyId = key!.id;
    hooks = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.end('{"code":0}');
        void tell(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>);
      });
    });
    await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
    rtmpPort = await freePort();
    const apiPort = await freePort();
    run(process.execPath, [ingestProgram], {
      INGEST_RTMP_PORT: String(rtmpPort),
      INGEST_API_PORT: String(apiPort),
      INGEST_SERVER_ID: 'ingest-1',
      INGEST_HOOKS_URL: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hooks/secret`,
      // As long as SRS blocks the name of a dead connection at the worst.
      INGEST_PUBLISH_TIMEOUT_MS: '25000',
    });
    const apiUrl = `http://127.0.0.1:${apiPort}`;
    await waitFor('the media server', async () => (await fetch(`${apiUrl}/readyz`)).ok, { timeoutMs: 40_000 });
    const draft = { id: 'ingest-1', rtmpUrl: `rtmp://127.0.0.1:${rtmpPort}`, apiUrl };
    expect((await portier.call('POST', '/media-servers', { body: draft })).status).toBe(201);
  });

  afterAll(async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await portier?.close();
    await new Promise((resolve) => hooks.close(resolve));
  });

  function run(program: string, args: string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(program, args, { env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' });
    children.push(child);
    return child;
  }

  const encoder = (name: string) => run('ffmpeg', [...picture, `rtmp://127.0.0.1:${rtmpPort}/live/${name}`]);

  /** What srs-hooks makes of a hook. */
  async function tell({ action, server_id, service_id, client_id, ip, stream }: Record<string, string>): Promise<void> {
    const keys = deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);
    await portier.app.get(MediaEventsService).receive({
      ...{ id: `event-${(sequence += 1)}`, at: new Date().toISOString(), action: action as MediaEvent['action'] },
      ...{ serverId: server_id!, serviceId: service_id!, clientId: client_id!, ip: ip!, application: 'live' },
      ...{ stream: 'show', streamId, keyId, sealedServerStream: seal(keys, stream ?? ''), pull: null },
      verdict: { accepted: true },
    });
  }

  const rows = () =>
    portier.database.query<{ clientId: string; state: string; reason: string | null }>(
      'select client_id as "clientId", state, reason from publications order by authorized_at',
    );
  const live = async () => (await rows()).filter(({ state }) => state === 'live').map(({ clientId }) => clientId);
  const isLive = () => waitFor('one live publication', async () => (await live())[0], { timeoutMs: 60_000 });

  /** An encoder as people have it: tries again two seconds after each refusal. Resolves with the process that is live. */
  async function retryUntilLive(name: string, first: string): Promise<{ clientId: string; attempts: number }> {
    for (let attempts = 1; ; attempts += 1) {
      const child = encoder(name);
      const ended = once(child, 'exit').then(() => 'refused' as const);
      const outcome = await Promise.race([ended, isLiveInsteadOf(first)]);
      if (outcome !== 'refused') return { clientId: outcome, attempts };
      if (attempts > 30) throw new Error('refused thirty times');
      await delay(2_000);
    }
  }

  const isLiveInsteadOf = (first: string) =>
    waitFor('another live publication', async () => (await live()).find((clientId) => clientId !== first), {
      timeoutMs: 80_000,
    });

  it('is let in by its own retry once the dead one has been silent for long enough', async () => {
    const dying = encoder('show');
    const first = await isLive();
    dying.kill('SIGSTOP');
    const silentAt = performance.now();
    const { clientId, attempts } = await retryUntilLive('show', first);
    const seconds = ((performance.now() - silentAt) / 1_000).toFixed(1);
    process.stdout.write(`second encoder live ${seconds} s after the first froze, at attempt ${attempts}\n`);
    expect(await live()).toEqual([clientId]);
    expect((await rows()).find((row) => row.clientId === first)).toMatchObject({ state: 'ended', reason: 'replaced' });
    const { body } = await portier.call<{ items: { reason: string }[] }>('GET', `/refusals?streamId=${streamId}`);
    expect(body.items.map(({ reason }) => reason)).toContain('already_live');
  });

  it('is refused under the other name of the stream while the first sends, which goes on', async () => {
    const [first] = await live();
    const second = encoder('the-key');
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).not.toBe(0);
    expect(await live()).toEqual([first]);
    await waitFor('its end', async () =>
      (await rows()).every(({ state, clientId }) => state === 'ended' || clientId === first),
    );
    expect((await rows()).at(-1)).toMatchObject({ state: 'ended', reason: 'already_live' });
  });
});
