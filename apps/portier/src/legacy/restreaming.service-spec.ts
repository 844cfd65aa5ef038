import { deriveClusterKeys } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import type { NewStreamView } from '../streams/streams.dto.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { startIngest, type TestIngest } from './testing/ingest.js';
import { OldAgent } from './testing/old-agent.js';

/** Real ffmpeg pulls from a real ingest, which lets nobody play but our own pulls, and sends to it under another name. */
describe('an agent of the older system that restreams', () => {
  const patience = { timeoutMs: 60_000 };
  let portier: RunningPortier;
  let ingest: TestIngest;
  let stream: NewStreamView;
  let configurationId: string;
  const agents: OldAgent[] = [];

  beforeAll(async () => {
    portier = await startPortier({
      PORTIER_LEGACY_PROTOCOL: 'true',
      // Longer than a gap that counts as an outage: if all stands still for a lease, nobody loses it.
      PORTIER_LEASE_TTL_MS: '8000',
      PORTIER_POLL_INTERVAL_MS: '500',
      PORTIER_ALLOW_PRIVATE_TARGETS: 'true',
    });
    stream = (await portier.call<NewStreamView>('POST', '/streams', { body: { name: 'show' } })).body;
    ingest = await startIngest(deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET), 'show');
    const { rtmpUrl, apiUrl, id } = ingest;
    expect((await portier.call('POST', '/media-servers', { body: { id, rtmpUrl, apiUrl } })).status).toBe(201);
    const fields = { url: `${rtmpUrl}/live`, streamKey: 'sink' };
    const body = { streamId: stream.id, type: 'restream', name: 'To the sink', fields };
    configurationId = (await portier.call<{ id: string }>('POST', '/configurations', { body })).body.id;
    ingest.publish(stream.key);
  });
  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.kill()));
    await ingest.stop();
    await portier.close();
  });

  async function newAgent(name: string): Promise<OldAgent> {
    const { body } = await portier.call<{ identity: string }>('POST', '/legacy/identities', { body: { name } });
    const agent = new OldAgent(`${portier.url}/concierge/api/${body.identity}`, `${ingest.rtmpUrl}/`);
    agents.push(agent);
    return agent.start();
  }

  /** The sink gets pictures, of another publisher than before. */
  async function arriving(before?: string): Promise<string> {
    const begun = await waitFor(
      'a publisher of the sink',
      async () => {
        const publisher = await ingest.publisherOf('sink');
        return publisher !== undefined && publisher.clientId !== before ? publisher : undefined;
      },
      patience,
    );
    await waitFor(
      'pictures at the sink',
      async () => ((await ingest.publisherOf('sink'))?.frames ?? 0) > begun.frames,
      patience,
    );
    return begun.clientId;
  }

  const taskOf = async () => {
    const { body } = await portier.call<{ items: { id: string; state: string; leaseToken: number }[] }>(
      'GET',
      `/tasks?streamId=${stream.id}`,
    );
    return body.items[0];
  };

  it('pulls with the token of its lease, is replaced when it dies, hands over when it ends, and stops when told', async () => {
    const one = await newAgent('one');
    const first = await arriving();
    expect(one.claims[0]?.configuration).toMatchObject({ name: 'To_the_sink', app: 'live', format: 'flv' });
    await waitFor('the task to run', async () => (await taskOf())?.state === 'running', patience);
    // As many as ffmpeg needed.
    const { id } = (await taskOf())!;
    const leases = new Set(ingest.pulls.map(({ taskId, leaseToken }) => `${taskId} ${leaseToken}`));
    expect(leases).toEqual(new Set([`${id} 1`]));

    await one.kill();
    const two = await newAgent('two');
    const second = await arriving(first);
    expect(ingest.pulls.at(-1)?.leaseToken).toBe(2);

    const three = await newAgent('three');
    await two.terminate();
    const third = await arriving(second);
    expect(three.claims).toHaveLength(1);
    expect(third).not.toBe(second);

    const change = { method: 'PATCH', path: `/configurations/${configurationId}` };
    expect((await portier.call(change.method, change.path, { body: { enabled: false } })).status).toBe(200);
    await waitFor('the sink to be left', async () => (await ingest.publisherOf('sink')) === undefined, patience);
    await waitFor('the end of the task', async () => (await taskOf()) === undefined, patience);
    expect(agents.map(({ lostClaims }) => lostClaims)).toEqual([0, 0, 0]);
  });
});
