import type { HeartbeatRequest } from '@app/contract';
import { aReport, anAgent, type SimulatedAgent } from './testing/simulated-agent.js';
import { anError, Stage } from './testing/stage.js';

let stage: Stage;
beforeAll(async () => (stage = await Stage.set({ PORTIER_LEASE_TTL_MS: '300000' })));
afterEach(() => stage.clear());
afterAll(() => stage.portier.close());

describe('nonsense from an agent', () => {
  const numbers: Record<string, Partial<HeartbeatRequest> | ((request: HeartbeatRequest) => unknown)> = {
    'negative frames': (request) => withProgress(request, { frames: -1 }),
    'NaN in words': (request) => withProgress(request, { speed: 'NaN' }),
    'no number (JSON has no NaN)': (request) => withProgress(request, { framesPerSecond: null }),
    'more frames than there are atoms': (request) => withProgress(request, { frames: 1e300 }),
    'memory beyond all': { load: { cpu: 1, memory: 7 } },
    'more free slots than slots': { slots: 2, freeSlots: 3 },
    'ten thousand and one slots': { slots: 10_001, freeSlots: 0 },
    'a skill of 65 characters': { skills: ['x'.repeat(65)] },
    '501 skills': { skills: Array.from({ length: 501 }, (_, n) => `skill-${n}`) },
    '65 labels': { labels: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`l${n}`, 'x'])) },
    'a label of 257 characters': { labels: { region: 'x'.repeat(257) } },
  };
  const withProgress = (request: HeartbeatRequest, progress: object) => ({
    ...request,
    tasks: request.tasks.map((task) => ({ ...task, progress: { ...task.progress, ...progress } })),
  });

  it.each(Object.entries(numbers))(
    '(%s) is refused with a problem document and changes nothing',
    async (_name, change) => {
      const agent = await stage.quiet();
      await stage.running(agent);
      const before = await everything();
      const request = agent.request();
      const body = typeof change === 'function' ? change(request) : { ...request, ...change };
      const answer = await agent.send(body);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'invalid', errors: [{ path: expect.any(String) }] });
      expect(await everything()).toEqual(before);
    },
  );

  const tokens: Record<string, (agent: SimulatedAgent) => string | Promise<string>> = {
    'a wrong token': () => 'no-such-token-there-is-none',
    'no token': () => '',
    'the token of a removed agent': async (agent) => {
      const gone = await anAgent(stage.portier);
      await stage.portier.call('DELETE', `/concierges/${gone.id}`);
      return gone.token || agent.token;
    },
  };
  it.each(Object.entries(tokens))('(%s) is refused and changes nothing', async (_name, tokenOf) => {
    const agent = await stage.quiet();
    await stage.running(agent);
    const stranger = Object.assign(await anAgent(stage.portier), { token: await tokenOf(agent) });
    await stage.query('delete from concierges where id = $1', [stranger.id]);
    const before = await everything();
    const answer = await stranger.send(agent.request());
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await everything()).toEqual(before);
  });

  it('about another agent’s task is answered with a stop, and changes nothing of that task', async () => {
    const owner = await stage.quiet();
    await stage.running(owner);
    const [held] = [...owner.tasks.values()];
    const stranger = await stage.quiet();
    const before = await stage.query('select * from tasks');
    const reports = [
      aReport(held!.grant, { state: 'stopped' }),
      aReport(held!.grant, { state: 'failed', error: anError('operator') }),
      aReport(held!.grant),
    ];
    for (const report of reports) {
      const { body } = await stranger.beat({ tasks: [report] });
      const stops = report.state === 'stopped' ? [] : [{ taskId: report.taskId, reason: 'lease_lost' }];
      expect(body.stops).toMatchObject(stops);
    }
    expect(await stage.query('select * from tasks')).toEqual(before);
  });

  it('about a lease token it never had changes nothing', async () => {
    const agent = await stage.quiet();
    await stage.running(agent);
    const [held] = [...agent.tasks.values()];
    const before = await stage.query('select * from tasks');
    const later = aReport({ ...held!.grant, leaseToken: held!.grant.leaseToken + 7 }, { state: 'stopped' });
    await agent.send({ ...agent.request(), tasks: [aReport(held!.grant), later] });
    expect(await stage.query('select * from tasks')).toEqual(before);
  });

  it('in a log line (NUL, half a character) costs it nothing', async () => {
    const agent = await stage.quiet();
    await stage.running(agent);
    const [held] = [...agent.tasks.values()];
    const logTail = ['a\0b', 'half \ud83d of a face'];
    const answer = await agent.send({ ...agent.request(), tasks: [aReport(held!.grant, { logTail })] });
    expect(answer.status).toBe(200);
    const [stored] = await stage.query<{ log: string[] }>(`select report -> 'logTail' as log from tasks`);
    expect(stored!.log).toEqual(['ab', 'half \ufffd of a face']);
  });
});

/** All that a refused heartbeat must leave as it was. */
async function everything(): Promise<unknown> {
  return [
    await stage.query('select * from tasks order by id'),
    await stage.query('select * from runs order by task_id'),
    await stage.query('select * from concierges order by id'),
  ];
}
