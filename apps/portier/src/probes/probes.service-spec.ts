import type { HeartbeatResponse, InputFacts, Problem, ProbeOrder, ProbeResult } from '@app/contract';
import { deriveClusterKeys, verifyPull } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import type { z } from 'zod';
import type { DryRunView } from '../dry-runs/dry-runs.dto.js';
import { FiguresService } from '../figures/figures.service.js';
import type { TaskFigures } from '../figures/figures.dto.js';
import { LiveStream } from '../leases/testing/live-stream.js';
import type { SimulatedAgent } from '../leases/testing/simulated-agent.js';
import { Stage } from '../leases/testing/stage.js';
import { PullsService } from '../pulls/pulls.service.js';
import type { SettingsView } from '../settings/settings.dto.js';
import { send, startPortier } from '../testing/portier.js';
import type { probeView } from './probes.dto.js';
import { ProbesService } from './probes.service.js';

type ProbeView = z.infer<typeof probeView>;

const seen: InputFacts = {
  watchedSeconds: 8,
  bitrate: 7_000_000,
  video: {
    ...{ codec: 'h264', profile: 'High', level: '4.1', pixelFormat: 'yuv420p', width: 1920, height: 1080 },
    ...{ framesPerSecond: 50, isInterlaced: false, hasBFrames: true, keyframeIntervalSeconds: 10, bitrate: 6_800_000 },
  },
  audio: { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2, layout: 'stereo', bitrate: 160_000 },
};
const skills = ['hls', 'restream', 'encoder:libx264', 'protocol:rtmp', 'probe:input', 'probe:target'];

/** Looks at inputs and targets, what a configuration would do, and the figures of the last hour, on a real portier. */
describe('what operators find out before and during a show', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.portier.close());

  const call = <Body>(method: string, path: string, body?: unknown) =>
    stage.portier.call<Body & Problem>(method, path, body === undefined ? {} : { body });
  const answer = (agent: SimulatedAgent, id: string, result: ProbeResult) =>
    send(`${stage.portier.url}/api/v1/concierges/self/probes/${id}`, {
      ...{ method: 'POST', body: result, headers: { authorization: `Bearer ${agent.token}` } },
    });
  /** The next orders this agent hears of. */
  async function ordersFor(agent: SimulatedAgent): Promise<ProbeOrder[]> {
    return waitFor('an order', async () => {
      const { probes = [] } = (await agent.beat()).body as HeartbeatResponse;
      return probes.length > 0 && probes;
    });
  }
  async function aLiveStream(): Promise<LiveStream> {
    const stream = await LiveStream.make(stage.portier);
    await stream.publish();
    return stream;
  }

  describe('a look at an input', () => {
    it('is taken by an agent with a pull of its own, and answered to who asked', async () => {
      const agent = await stage.quiet({ skills });
      const stream = await aLiveStream();
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      const [order] = await ordersFor(agent);
      if (order?.kind !== 'input') throw new Error('another order was expected');
      const query = new URLSearchParams(order.inputUrl.split('?')[1]);
      const keys = deriveClusterKeys(stage.portier.config.PORTIER_CLUSTER_SECRET);
      expect(verifyPull(keys, stream.name, query)).toMatchObject({ taskId: order.id, leaseToken: 1 });
      expect((await answer(agent, order.id, { kind: 'input', input: seen })).status).toBe(204);
      const { status, body } = await asked;
      expect(status).toBe(200);
      expect(body).toMatchObject({ agent: { id: agent.id }, input: seen, error: null });
      expect(body.warnings.map(({ code }) => code)).toEqual(['keyframes_far']);
      expect((await call<{ items: ProbeView[] }>('GET', `/streams/${stream.id}/probes`)).body.items).toEqual([body]);
    });

    it('is said again when the answer to a heartbeat was lost, and its first result counts', async () => {
      const agent = await stage.quiet({ skills });
      const stream = await aLiveStream();
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      const [first] = await ordersFor(agent);
      await waitFor('a heartbeat that comes too soon for that', async () => {
        await stage.query('update probes set given_at = now()');
        return (await agent.beat()).body.probes?.length === 0;
      });
      await stage.query(`update probes set given_at = now() - interval '4 seconds'`);
      const [again] = await ordersFor(agent);
      expect(again).toEqual(first);
      await answer(agent, first!.id, { kind: 'input', input: seen });
      await answer(agent, first!.id, {
        ...{ kind: 'failed', error: { code: 'x', fault: 'portier', sentence: 'Too late.' } },
      });
      expect((await asked).body).toMatchObject({ input: seen, error: null });
    });

    it('is heard by the replica that asked, whichever the agent told', async () => {
      const replica = await startPortier({ DATABASE_URL: stage.portier.config.DATABASE_URL }, { isReplica: true });
      const agent = await stage.quiet({ skills });
      const stream = await aLiveStream();
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      const [order] = await ordersFor(agent);
      await send(`${replica.url}/api/v1/concierges/self/probes/${order!.id}`, {
        ...{ method: 'POST', headers: { authorization: `Bearer ${agent.token}` } },
        body: { kind: 'input', input: seen },
      });
      expect((await asked).body.input).toEqual(seen);
      await replica.close();
    });

    it('fails as a value when the agent falls silent', async () => {
      await stage.quiet({ skills });
      const stream = await aLiveStream();
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      await waitFor('the order', async () => (await stage.query('select from probes')).length === 1);
      await stage.query(`update probes set created_at = now() - interval '1 minute'`);
      await stage.portier.app.get(ProbesService, { strict: false }).tidy();
      expect((await asked).body).toMatchObject({ input: null, error: { code: 'agent_silent', fault: 'portier' } });
    });

    it('is refused with a reason while the stream is not live, without an agent, and to agents it was not given to', async () => {
      const idle = await LiveStream.make(stage.portier);
      expect((await call('POST', `/streams/${idle.id}/probes`)).body).toMatchObject({ status: 409, code: 'conflict' });
      expect((await call('GET', `/streams/${idle.id}/probes`)).body).toEqual({ items: [], nextCursor: null });
      await stage.quiet({ skills: ['hls'] });
      const stream = await aLiveStream();
      expect((await call('POST', `/streams/${stream.id}/probes`)).body).toMatchObject({ status: 503 });
      const [ours, other] = [await stage.quiet({ skills }), await stage.quiet({ skills: ['hls'] })];
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      const [order] = await ordersFor(ours);
      await answer(other, order!.id, { kind: 'input', input: { ...seen, bitrate: 1 } });
      await answer(ours, order!.id, { kind: 'input', input: seen });
      expect((await asked).body.input?.bitrate).toBe(seen.bitrate);
    });

    it('keeps its pull while it lasts, and loses it when it is over', async () => {
      const agent = await stage.quiet({ skills });
      const stream = await aLiveStream();
      const asked = call<ProbeView>('POST', `/streams/${stream.id}/probes`);
      const [order] = await ordersFor(agent);
      const pulls = stage.portier.app.get(PullsService, { strict: false });
      await stage.query(
        `insert into pulls (server_id, service_id, client_id, task_id, lease_token) values ('srs-1', 'run1', 'look', $1, 1)`,
        [order!.id],
      );
      const kicks = () => stage.query(`select from outbox where topic = 'kick' and payload ->> 'clientId' = 'look'`);
      await pulls.sweep();
      expect(await kicks()).toEqual([]);
      await answer(agent, order!.id, { kind: 'input', input: seen });
      await asked;
      await pulls.sweep();
      expect(await kicks()).toHaveLength(1);
      await stage.query('delete from pulls');
    });
  });

  describe('a dry run', () => {
    const youtube = { url: 'rtmps://a.rtmps.youtube.com:443/live2', streamKey: 'abcd-efgh-ijkl' };
    const tryOut = async (body: object, agent: SimulatedAgent, result: ProbeResult) => {
      const asked = call<DryRunView>('POST', '/configurations/dry-run', body);
      const [order] = await ordersFor(agent);
      await answer(agent, order!.id, result);
      return { order, ...(await asked) };
    };
    const spoke: ProbeResult = {
      ...{ kind: 'target', target: { address: '192.0.2.1', tookMs: 30, answer: 'spoke', certificateProblem: null } },
    };
    const refused: ProbeResult = {
      kind: 'failed',
      error: { code: 'target_refused', fault: 'destination', sentence: 'It refuses.' },
    };

    it('of a draft names agents, command without secrets, target and warnings', async () => {
      const able = await stage.quiet({ skills: [...skills, 'protocol:rtmps'] });
      await stage.quiet({ skills: ['hls'] });
      const stream = await aLiveStream();
      const asked = call('POST', `/streams/${stream.id}/probes`);
      const [look] = await ordersFor(able);
      await answer(able, look!.id, { kind: 'input', input: seen });
      await asked;
      const draft = { streamId: stream.id, type: 'restream', fields: youtube };
      const { order, body } = await tryOut(draft, able, spoke);
      expect(order).toEqual({
        ...{ kind: 'target', scheme: 'rtmps', host: 'a.rtmps.youtube.com', port: 443 },
        id: order!.id,
      });
      expect(body).toMatchObject({
        ...{ isPossible: true, neededAgents: 1, readyAgents: 1, input: { source: 'probe' } },
        ...{ target: { isReachable: true, code: 'spoke' } },
      });
      expect(body.agents.map(({ verdict }) => verdict)).toEqual(['ready', 'lacks_skills']);
      expect(body.warnings.map(({ code }) => code)).toEqual(['target_keyframes']);
      expect(body.command.join(' ')).toContain('rtmps://a.rtmps.youtube.com:443/live2/***');
      expect(JSON.stringify(body)).not.toContain('abcd-efgh');
    });

    it('of a stored configuration takes its secrets, shows none, and tells an unreachable target', async () => {
      const agent = await stage.quiet({ skills: [...skills, 'protocol:rtmps'] });
      const stream = await LiveStream.make(stage.portier);
      const { id } = await stream.configure('restream', { fields: youtube });
      const { body } = await tryOut({ configurationId: id, fields: { video: 'h264' } }, agent, refused);
      expect(body).toMatchObject({ isPossible: false, target: { isReachable: false, sentence: 'It refuses.' } });
      expect(body.command).toEqual(expect.arrayContaining(['libx264']));
      expect(body.command.at(-1)).toMatch(/\/\*\*\*$/);
      expect(JSON.stringify(body)).not.toContain('abcd-efgh');
    });

    it('works without an agent and without an input: it says so', async () => {
      const stream = await LiveStream.make(stage.portier);
      const restream = { streamId: stream.id, type: 'restream', fields: youtube };
      const { body } = await call<DryRunView>('POST', '/configurations/dry-run', restream);
      expect(body).toMatchObject({ isPossible: false, agents: [], target: { isReachable: null, code: 'not_checked' } });
      const hls = { streamId: stream.id, type: 'hls' };
      const packaged = await call<DryRunView>('POST', '/configurations/dry-run', hls);
      expect(packaged.body).toMatchObject({ target: null, input: { source: 'assumed' }, warnings: [] });
      expect(packaged.body.command[0]).toBe('ffmpeg');
    });

    it('refuses what saving would refuse', async () => {
      const stream = await LiveStream.make(stage.portier);
      const wrong = { streamId: stream.id, type: 'restream', fields: { url: 'rtmp://127.0.0.1/app' } };
      const { status, body } = await call('POST', '/configurations/dry-run', wrong);
      expect([status, body.errors?.[0]?.path]).toEqual([422, 'fields.url']);
      expect((await call('POST', '/configurations/dry-run', { type: 'hls' })).body.errors?.[0]?.path).toBe('streamId');
      expect((await call('POST', '/configurations/dry-run', { streamId: stream.id })).body.errors?.[0]?.path).toBe(
        'type',
      );
    });
  });

  it('keeps the figures of running tasks, and shows them of one task', async () => {
    const agent = await stage.quiet({ skills });
    const stream = await stage.running(agent);
    const [task] = await stream.tasks();
    const figures = stage.portier.app.get(FiguresService, { strict: false });
    // Only this test keeps figures now.
    await stage.query(
      `insert into schedules (name, next_at) values ('keep-figures', now() + interval '1 hour')
         on conflict (name) do update set next_at = excluded.next_at`,
    );
    await stage.query('delete from agent_figures');
    await agent.beat();
    // One transaction is one moment.
    await stage.portier.database.together(async () => {
      await figures.sample();
      await figures.sample();
    });
    const { body } = await call<TaskFigures>('GET', `/tasks/${task!.id}/figures`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ framesPerSecond: 25, bitrate: 1_000_000, speed: 1, droppedFrames: 0 });
    await stage.query(`update agent_figures set at = at - interval '66 minutes'`);
    await agent.beat();
    await figures.sample();
    expect((await call<TaskFigures>('GET', `/tasks/${task!.id}/figures`)).body.items).toHaveLength(1);
    expect(await stage.query('select from agent_figures')).toHaveLength(1);
    expect((await call('GET', `/tasks/${stream.id}/figures`)).status).toBe(404);
  });

  it('shows every setting of portier without a secret, and whether it has what it needs', async () => {
    const { body } = await call<SettingsView>('GET', '/settings');
    expect(body.items.find(({ name }) => name === 'PORTIER_LEASE_TTL_MS')).toMatchObject({ value: '10000' });
    expect(body.items.find(({ name }) => name === 'PORTIER_CLUSTER_SECRET')).toMatchObject({
      value: null,
      isSet: true,
    });
    expect(JSON.stringify(body)).not.toContain(stage.portier.config.PORTIER_CLUSTER_SECRET);
    expect(body.checks).toEqual([
      { name: 'database', problem: null },
      { name: 'redis', problem: null },
    ]);
  });
});
