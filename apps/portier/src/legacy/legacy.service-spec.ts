import { deriveClusterKeys, seal } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { extendsOffers } from '../leases/testing/stage.js';
import { send, startPortier, type Answer, type RunningPortier } from '../testing/portier.js';
import { insertConfiguration, insertStream } from '../testing/rows.js';
import { OldAgent } from './testing/old-agent.js';

let portier: RunningPortier;
/** The control plane has been there for longer than any lease. */
const beThere = () => portier.database.query(`update control_plane set up_since = now() - interval '1 hour'`);
beforeAll(async () => {
  portier = await startPortier({ PORTIER_LEGACY_PROTOCOL: 'true', PORTIER_LEASE_TTL_MS: '300000' });
  // A claim may come as late as it likes.
  await portier.database.query(extendsOffers);
});
afterAll(() => portier.close());
beforeEach(async () => {
  await portier.database.query('delete from tasks');
  await portier.database.query('delete from concierges');
  // Nothing is live: a sweep would end what these tests need.
  await portier.database.query(
    `insert into schedules (name, next_at) values ('sweep-streams', now() + interval '1 hour')
       on conflict (name) do update set next_at = excluded.next_at`,
  );
  await beThere();
});

interface Identity {
  id: string;
  name: string;
  identity: string;
}
interface Heartbeat {
  success: boolean;
  claims: { uuid: string }[];
  available: { uuid: string; type: string }[];
}

async function newIdentity(more: object = {}): Promise<Identity> {
  const body = { name: `old-${randomUUID().slice(0, 8)}`, ...more };
  const answer = await portier.call<Identity>('POST', '/legacy/identities', { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

const urlOf = (identity: string, path: string) => `${portier.url}/concierge/api/${identity}/${path}`;
const post = <Body = { error?: string }>(identity: string, path: string): Promise<Answer<Body>> =>
  send<Body>(urlOf(identity, path), { method: 'POST' });
const beat = async ({ identity }: Identity) => (await post<Heartbeat>(identity, 'heartbeat')).body;

const copy = {
  ...{ url: 'rtmp://live.example.com/app', streamKey: null, format: 'flv', video: 'copy', videoBitrate: 3_000_000 },
  ...{ audio: 'copy', audioBitrate: 128_000, srtPassphrase: null, srtLatencyMs: 200 },
};
const sealed = (text: string) => seal(deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET), text);

/** A restream that waits and that placement could give to nobody of ours. */
async function aTask(
  params: object = {},
  { skills = ['restream', 'protocol:rtmp'] }: { skills?: string[] } = {},
): Promise<string> {
  const streamId = await insertStream(portier.database, `show-${randomUUID().slice(0, 8)}`);
  const configurationId = await insertConfiguration(portier.database, streamId, { type: 'restream' });
  const description = {
    ...{ stream: { id: streamId, name: 'show' }, publicationId: randomUUID(), publishedAt: new Date().toISOString() },
    input: { rtmpUrl: 'rtmp://origin', application: 'live', sealedServerStream: sealed('show') },
    params: { ...copy, ...params },
  };
  const [row] = await portier.database.query<{ id: string }>(
    `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description,
                        description_hash, skills, preferred_until)
     values ($1, 1, $2, gen_random_uuid(), 'restream', $3, 'hash', $4, 'infinity') returning id`,
    [configurationId, streamId, JSON.stringify(description), skills],
  );
  return row!.id;
}

async function stateOf(taskId: string): Promise<{ state: string; leaseToken: number; conciergeId: string | null }> {
  const [row] = await portier.database.query<{ state: string; leaseToken: number; conciergeId: string | null }>(
    `select state, lease_token::float8 as "leaseToken", concierge_id as "conciergeId" from tasks where id = $1`,
    [taskId],
  );
  return row!;
}

describe('the published protocol of the older system', () => {
  it('answers what its agents know, to the status and the word', async () => {
    const agent = await newIdentity();
    const taskId = await aTask({ streamKey: { $sealed: sealed('k-1') } });
    const { status, body, headers } = await post<Heartbeat>(agent.identity, 'heartbeat');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.stringify(body)).toBe(
      `{"success":true,"claims":[],"available":[{"uuid":"${taskId}","type":"restream"}]}`,
    );
    const claimed = await post<{ configuration: Record<string, string> }>(agent.identity, `claim/${taskId}`);
    expect(claimed.status).toBe(200);
    expect(Object.keys(claimed.body)).toEqual(['success', 'uuid', 'type', 'configuration']);
    expect(claimed.body).toMatchObject({ success: true, uuid: taskId, type: 'restream' });
    const { configuration } = claimed.body;
    expect(Object.keys(configuration)).toEqual(['name', 'app', 'stream', 'target', 'format']);
    expect(configuration).toMatchObject({ app: 'live', target: 'rtmp://live.example.com/app/k-1', format: 'flv' });
    expect(configuration['stream']).toMatch(new RegExp(`^show\\?task=${taskId}&lease=1&sig=[0-9a-f]{32}$`));
    expect((await beat(agent)).claims).toEqual([{ uuid: taskId }]);
    const released = await post(agent.identity, `release/${taskId}`);
    expect([released.status, released.body]).toEqual([200, { success: true, uuid: taskId, type: 'restream' }]);
    expect(await stateOf(taskId)).toMatchObject({ state: 'pending', conciergeId: null });
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('answers %s with 405 and no body', async (method) => {
    const { identity } = await newIdentity();
    for (const path of ['heartbeat', `claim/${randomUUID()}`, `release/${randomUUID()}`]) {
      const answer = await send<string>(urlOf(identity, path), { method });
      expect([answer.status, answer.headers.get('allow'), answer.body]).toEqual([405, 'POST', '']);
    }
  });

  it('refuses unknown identities, tasks and holders in its own words, and changes nothing', async () => {
    const [agent, other] = [await newIdentity(), await newIdentity()];
    const taskId = await aTask();
    for (const identity of [randomUUID(), 'no-uuid', '..%2f..', `${agent.identity}0`]) {
      for (const path of ['heartbeat', `claim/${taskId}`, `release/${taskId}`]) {
        const answer = await post(identity, path);
        expect([answer.status, answer.body]).toEqual([403, { error: 'identity unknown' }]);
      }
    }
    for (const path of [`claim/${randomUUID()}`, `release/${randomUUID()}`, 'claim/no-uuid', 'release/1']) {
      expect(await post(agent.identity, path)).toMatchObject({ status: 404, body: { error: 'task unknown' } });
    }
    const mine = { status: 403, body: { error: 'task claimed by other identity' } };
    expect(await post(agent.identity, `release/${taskId}`)).toMatchObject(mine);
    expect((await post(agent.identity, `claim/${taskId}`)).status).toBe(200);
    expect(await post(other.identity, `release/${taskId}`)).toMatchObject(mine);
    const taken = { status: 423, body: { error: 'task already claimed' } };
    for (const { identity } of [agent, other]) expect(await post(identity, `claim/${taskId}`)).toMatchObject(taken);
    expect(await stateOf(taskId)).toEqual({ state: 'claimed', leaseToken: 1, conciergeId: agent.id });
  });

  it('is not there unless it is switched on', async () => {
    const other = await startPortier();
    try {
      for (const path of ['heartbeat', `claim/${randomUUID()}`]) {
        const url = `${other.url}/concierge/api/${randomUUID()}/${path}`;
        expect((await send(url, { method: 'POST' })).status).toBe(404);
      }
      expect((await other.call('POST', '/legacy/identities', { body: { name: 'x' } })).status).toBe(404);
    } finally {
      await other.close();
    }
  });

  it('gives identities to administrators only, keeps none in plain text, and takes a present one', async () => {
    const anonymous = { headers: { authorization: '' }, body: { name: 'x' } };
    expect((await portier.call('POST', '/legacy/identities', anonymous)).status).toBe(401);
    const identity = randomUUID();
    expect((await newIdentity({ identity })).identity).toBe(identity);
    const again = await portier.call('POST', '/legacy/identities', { body: { name: 'y', identity } });
    expect(again.status).toBe(409);
    const stored = await portier.database.query('select * from concierges');
    expect(JSON.stringify(stored)).not.toContain(identity);
    expect((await post(identity.toUpperCase(), 'heartbeat')).status).toBe(200);
  });
});

describe('tasks offered to agents of the older system', () => {
  it('are those that such an agent can run, the longest waiting first, one at a time', async () => {
    const agent = await newIdentity();
    await aTask({ video: 'h264' }, { skills: ['restream', 'protocol:rtmp', 'encoder:libx264'] });
    await aTask({ video: 'h264' });
    await aTask({ streamKey: { $sealed: sealed('k -f null') } });
    await aTask({ url: 'srt://a.example:9000', format: 'mpegts', srtPassphrase: { $sealed: sealed('0123456789') } });
    await aTask({ url: 'rtmp://127.0.0.1/live' });
    const unfit = await portier.database.query<{ id: string }>('select id from tasks');
    for (const { id } of unfit) {
      expect(await post(agent.identity, `claim/${id}`)).toMatchObject({ status: 404, body: { error: 'task unknown' } });
    }
    const first = await aTask();
    await aTask();
    expect((await beat(agent)).available).toEqual([{ uuid: first, type: 'restream' }]);
  });

  it('are found behind any number that such an agent cannot run', async () => {
    const agent = await newIdentity();
    await aTask({ streamKey: { $sealed: sealed('k -f null') } });
    await portier.database.query(
      `insert into tasks (configuration_version, stream_id, publication_id, type, description, description_hash, skills, preferred_until)
       select 1, stream_id, publication_id, type, description, 'hash', skills, 'infinity' from tasks, generate_series(1, 120)`,
    );
    const last = await aTask();
    expect((await beat(agent)).available).toEqual([{ uuid: last, type: 'restream' }]);
  });

  it('are kept for the one they were offered to: nobody loses a race', async () => {
    const [one, other] = [await newIdentity(), await newIdentity()];
    const [first, second] = [await aTask(), await aTask()];
    expect((await beat(one)).available).toEqual([{ uuid: first, type: 'restream' }]);
    expect((await beat(other)).available).toEqual([{ uuid: second, type: 'restream' }]);
    expect((await beat(one)).available).toEqual([{ uuid: first, type: 'restream' }]);
  });

  it('are each claimed once by a crowd of them, without one lost claim', async () => {
    const tasks: string[] = [];
    for (let count = 0; count < 12; count += 1) tasks.push(await aTask());
    const crowd = [];
    for (let count = 0; count < 4; count += 1) crowd.push(speaker(await newIdentity()));
    try {
      for (const agent of crowd) agent.start();
      await waitFor('every task to run', async () => {
        const states = await Promise.all(tasks.map(stateOf));
        return states.every(({ state }) => state === 'running');
      });
    } finally {
      await Promise.all(crowd.map((agent) => agent.kill()));
    }
    const claimed = crowd.flatMap(({ claims }) => claims.map(({ uuid }) => uuid));
    expect([...claimed].sort()).toEqual([...tasks].sort());
    expect(crowd.map(({ lostClaims }) => lostClaims)).toEqual([0, 0, 0, 0]);
  });

  it('are no more than its slots, and none while it drains', async () => {
    const agent = await newIdentity({ slots: 1 });
    const [first] = [await aTask(), await aTask()];
    expect((await beat(agent)).available).toHaveLength(1);
    await post(agent.identity, `claim/${first}`);
    expect((await beat(agent)).available).toEqual([]);
    const drained = await newIdentity();
    await portier.call('POST', `/concierges/${drained.id}/drain`);
    expect((await beat(drained)).available).toEqual([]);
  });
});

describe('leases of agents of the older system', () => {
  it('are renewed by the heartbeat, run out in silence, and then belong to another with a higher token', async () => {
    // Longer than a gap that counts as an outage: if all stands still for a lease, nobody loses it.
    const leaseTtlMs = 6_000;
    const { DATABASE_URL, PORTIER_CLUSTER_SECRET } = portier.config;
    const replica = await startPortier(
      {
        ...{ DATABASE_URL, PORTIER_CLUSTER_SECRET, PORTIER_LEGACY_PROTOCOL: 'true' },
        PORTIER_LEASE_TTL_MS: String(leaseTtlMs),
      },
      { isReplica: true },
    );
    const [one, other] = [await newIdentity(), await newIdentity()];
    const taskId = await aTask();
    const [first, second] = [speaker(one, replica), speaker(other, replica)];
    first.start();
    try {
      await waitFor('the first to run it', async () => (await stateOf(taskId)).state === 'running');
      // Longer than a lease: only heartbeats keep it.
      const end = performance.now() + leaseTtlMs + 1_000;
      await waitFor('more than a lease to pass', () => performance.now() > end);
      expect(await stateOf(taskId)).toEqual({ state: 'running', leaseToken: 1, conciergeId: one.id });
      await first.kill();
      second.start();
      await waitFor('the second to run it', async () => {
        await beThere();
        return (await stateOf(taskId)).conciergeId === other.id;
      });
      expect((await stateOf(taskId)).leaseToken).toBe(2);
      // The first is back with its memory: the claim is gone from its list, so it stops the task (D18).
      await first.turn();
      expect(first.claims).toEqual([]);
      expect((await stateOf(taskId)).conciergeId).toBe(other.id);
    } finally {
      await Promise.all([first.kill(), second.kill()]);
      await replica.close();
    }
  });

  it('are given back by an agent that lost its memory, and taken anew', async () => {
    const identity = await newIdentity();
    const taskId = await aTask();
    const before = speaker(identity);
    await before.turn();
    expect(before.claims).toHaveLength(1);
    const after = speaker(identity);
    await after.turn();
    expect(await stateOf(taskId)).toMatchObject({ state: 'pending', conciergeId: null });
    await waitFor('it to be claimed again', async () => (await after.turn(), after.claims.length === 1));
    expect(await stateOf(taskId)).toMatchObject({ leaseToken: 2, conciergeId: identity.id });
  });

  it('end when nobody wants the task: it vanishes from the claims, and its end is known one heartbeat later', async () => {
    const identity = await newIdentity();
    const taskId = await aTask();
    const agent = speaker(identity);
    await agent.turn();
    await agent.turn();
    expect(await stateOf(taskId)).toMatchObject({ state: 'running' });
    await portier.database.query(`update tasks set state = 'stopping', stop_reason = 'removed' where id = $1`, [
      taskId,
    ]);
    expect((await beat(identity)).claims).toEqual([]);
    expect(await stateOf(taskId)).toMatchObject({ state: 'stopping' });
    expect((await beat(identity)).claims).toEqual([]);
    expect(await stateOf(taskId)).toMatchObject({ state: 'ended' });
    expect((await post(identity.identity, `claim/${taskId}`)).status).toBe(404);
  });

  it('go to others when their agent is deleted, which is refused from then on', async () => {
    const [one, other] = [await newIdentity(), await newIdentity()];
    const taskId = await aTask();
    const agent = speaker(one);
    await agent.turn();
    await agent.turn();
    expect((await portier.call('DELETE', `/concierges/${one.id}`)).status).toBe(204);
    expect((await post(one.identity, 'heartbeat')).status).toBe(403);
    const successor = speaker(other);
    await waitFor('the other to have it', async () => (await successor.turn(), successor.claims.length === 1));
    expect(await stateOf(taskId)).toMatchObject({ leaseToken: 2, conciergeId: other.id });
  });

  it('are renewed by no other than their own identity: a foreign release or claim changes nothing', async () => {
    const [one, other] = [await newIdentity(), await newIdentity()];
    const taskId = await aTask();
    await speaker(one).turn();
    const before = await stateOf(taskId);
    await post(other.identity, `release/${taskId}`);
    await post(other.identity, `claim/${taskId}`);
    await post(other.identity, 'heartbeat');
    expect(await stateOf(taskId)).toEqual(before);
  });

  it('show on the agents page as any other, with the software legacy', async () => {
    const identity = await newIdentity({ slots: 7 });
    const taskId = await aTask();
    const agent = speaker(identity);
    await agent.turn();
    await agent.turn();
    const { body } = await portier.call<{ items: object[] }>('GET', '/concierges');
    expect(body.items).toMatchObject([
      { name: identity.name, software: 'legacy', isOnline: true, slots: 7, taskCount: 1 },
    ]);
    const task = await portier.call<{ state: string; progress: unknown }>('GET', `/tasks/${taskId}`);
    expect(task.body).toMatchObject({ state: 'running', progress: null, concierge: { id: identity.id } });
  });
});

/** Speaks as an old agent and runs nothing. */
function speaker({ identity }: Identity, { url }: Pick<RunningPortier, 'url'> = portier): OldAgent {
  return new OldAgent(`${url}/concierge/api/${identity}`, 'rtmp://127.0.0.1:9/', { runsFfmpeg: false });
}
