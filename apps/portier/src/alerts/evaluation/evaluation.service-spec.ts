import type { AlertEvent, Problem } from '@app/contract';
import { HealthLoop } from '../../health/health.loop.js';
import { PollingLoop } from '../../media-servers/polling.loop.js';
import { addUser, signedIn } from '../../rights/testing/world.js';
import { startPortier, type Answer, type RunningPortier } from '../../testing/portier.js';
import { insertMediaServer, insertStream } from '../../testing/rows.js';
import { SendingLoop } from '../deliveries/sending.loop.js';
import type { NewDestinationView } from '../destinations/destinations.dto.js';
import type { RuleView } from '../rules/rules.dto.js';
import { EvaluationLoop } from './evaluation.loop.js';
import { EvaluationService } from './evaluation.service.js';

/** What is queued for whom; nothing is sent. Time passes by setting rows back. */
describe('alert rules', () => {
  let portier: RunningPortier;
  const query = <Row>(sql: string, values?: unknown[]) => portier.database.query<Row>(sql, values);
  beforeAll(async () => {
    portier = await startPortier({ PORTIER_ALLOW_PRIVATE_TARGETS: 'true', PORTIER_SMTP_URL: 'smtp://127.0.0.1:9' });
    await insertMediaServer(portier.database, 'srs-1');
    const loops = [HealthLoop, PollingLoop, EvaluationLoop, SendingLoop];
    await Promise.all(
      loops.map((loop) => portier.app.get<{ onApplicationShutdown(): Promise<void> }>(loop).onApplicationShutdown()),
    );
  });
  afterAll(() => portier?.close());
  beforeEach(() =>
    query('delete from streams').then(() => query('delete from problems; delete from alert_destinations')),
  );

  type Call = <Body>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>;
  const asAdministrator: Call = (method, path, body) => portier.call(method, path, { body });
  async function aUser(name: string): Promise<{ id: string; call: Call }> {
    const id = await addUser(portier.database, `${name}-${(count += 1)}`);
    const session = await signedIn(portier.database, id);
    return {
      id,
      call: (method, path, body) => portier.call(method, path, { body, headers: { authorization: '', ...session } }),
    };
  }
  let count = 0;

  async function aRule(
    rule: Record<string, unknown> = {},
    { call = asAdministrator, kind = 'webhook' }: { call?: Call; kind?: string } = {},
  ): Promise<RuleView & { destinationId: string }> {
    const url = 'http://127.0.0.1:9/';
    const draft = { name: 'somewhere', kind, ...(kind === 'mail' ? { mailTo: 'a@example.org' } : { url }) };
    const { body: destination } = await call<NewDestinationView>('POST', '/alert-destinations', draft);
    const body = { name: 'a rule', events: ['bitrate_low'], destinationId: destination.id, ...rule };
    const answer = await call<RuleView>('POST', '/alert-rules', body);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return { ...answer.body, destinationId: destination.id };
  }
  async function aProblem(streamId: string | null, { code = 'bitrate_low', agoSeconds = 0 } = {}): Promise<string> {
    const [row] = await query<{ id: string }>(
      `insert into problems (code, subject, severity, fault, state, since, opened_at, stream_id, facts)
       values ($1, coalesce($2::text, 'x'), 'warning', 'publisher', 'open', now() - $3 * interval '1 second', now(), $2::uuid,
               '{"bitrate": 80000, "thresholdBitrate": 100000, "agentName": "agent-7"}') returning id`,
      [code, streamId, agoSeconds],
    );
    return row!.id;
  }
  const end = (id: string) => query(`update problems set state = 'ended', ended_at = now() where id = $1`, [id]);
  const evaluate = () => portier.app.get(EvaluationService).evaluate();
  const queued = async (destinationId: string) =>
    (
      await query<{ events: AlertEvent[] }>(
        'select events from alert_deliveries where destination_id = $1 order by created_at, id',
        [destinationId],
      )
    ).map(({ events }) => events);
  const types = async (destinationId: string) => (await queued(destinationId)).flat().map(({ type }) => type);
  const publish = (streamId: string, clientId = 'c1') =>
    query(
      `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
       values ($1, 'srs-1', 'run1', $2, '', 'live', 'sealed', 'live', now())`,
      [streamId, clientId],
    );
  const unpublish = (streamId: string) =>
    query(`update publications set state = 'ended', reason = 'unpublished', ended_at = now() where stream_id = $1`, [
      streamId,
    ]);

  it('tell begin and end of a problem once each, however often and by how many replicas they are evaluated', async () => {
    const { destinationId, id } = await aRule();
    const streamId = await insertStream(portier.database, 'main-1');
    const problem = await aProblem(streamId);
    await Promise.all([evaluate(), evaluate(), evaluate()]);
    await evaluate();
    expect(await types(destinationId)).toEqual(['problem.opened']);
    await end(problem);
    await Promise.all([evaluate(), evaluate()]);
    const [opened, ended] = (await queued(destinationId)).flat();
    expect(await types(destinationId)).toEqual(['problem.opened', 'problem.ended']);
    expect(opened).toMatchObject({
      ...{ version: 1, rule: { id, name: 'a rule' }, stream: { id: streamId, name: 'main-1', application: 'live' } },
      text: { title: 'main-1: Only 80 kbit/s arrive; expected are at least 100 kbit/s.' },
      problem: { id: problem, code: 'bitrate_low', endedAt: null, since: expect.stringMatching(/^\d{4}-.*T.*Z$/) },
    });
    expect(ended!.problem!.endedAt).toMatch(/Z$/);
  });

  it('say nothing of what was over before it had lasted long enough', async () => {
    const { destinationId } = await aRule({ minDurationSeconds: 60 });
    const streamId = await insertStream(portier.database);
    const passing = await aProblem(streamId, { agoSeconds: 30 });
    await evaluate();
    await end(passing);
    await evaluate();
    expect(await types(destinationId)).toEqual([]);
    await aProblem(streamId, { agoSeconds: 61 });
    await evaluate();
    expect(await types(destinationId)).toEqual(['problem.opened']);
  });

  it('repeat themselves as often as they should', async () => {
    const { destinationId } = await aRule({ repeatMinutes: 5 });
    await aProblem(await insertStream(portier.database));
    await evaluate();
    await query(`update alert_notices set told_at = told_at - interval '6 minutes'`);
    await evaluate();
    await evaluate();
    expect(await types(destinationId)).toEqual(['problem.opened', 'problem.continues']);
  });

  it('are silent in quiet hours, and tell afterwards what is still wrong', async () => {
    const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
    const now = { from: clock(-1), to: clock(1), timeZone: 'UTC' };
    const { destinationId, id } = await aRule({ quiet: now, events: ['bitrate_low', 'stream.up'] });
    const streamId = await insertStream(portier.database);
    await aProblem(streamId);
    await publish(streamId);
    await evaluate();
    expect(await types(destinationId)).toEqual([]);
    await asAdministrator('PATCH', `/alert-rules/${id}`, { quiet: null });
    await evaluate();
    expect(await types(destinationId)).toEqual(['problem.opened']);
  });

  it('tell when a stream comes and goes, not when its encoder reconnects', async () => {
    const { destinationId } = await aRule({ events: ['stream.up', 'stream.down'] });
    const streamId = await insertStream(portier.database, 'news');
    await publish(streamId);
    await publish(streamId, 'c2');
    await Promise.all([evaluate(), evaluate()]);
    await unpublish(streamId);
    await evaluate();
    await publish(streamId, 'c3');
    await evaluate();
    expect(await types(destinationId)).toEqual(['stream.up']);
    await unpublish(streamId);
    await evaluate();
    await query(`update on_air set missing_since = missing_since - interval '11 seconds'`);
    await evaluate();
    await evaluate();
    expect((await queued(destinationId)).flat().map(({ text }) => text.title)).toEqual([
      'news is live.',
      'news is off air.',
    ]);
  });

  it('concern the streams and applications they name', async () => {
    const [wanted, other] = [await insertStream(portier.database), await insertStream(portier.database)];
    const { destinationId } = await aRule({ streamIds: [wanted] });
    const [application] = await query<{ id: string }>(`select id from applications where name = 'live'`);
    const all = await aRule({ applicationIds: [application!.id] });
    await aProblem(wanted);
    await aProblem(other);
    await evaluate();
    expect((await queued(destinationId)).flat().map(({ stream }) => stream!.id)).toEqual([wanted]);
    expect(await types(all.destinationId)).toHaveLength(2);
  });

  it('tell an owner of own streams only, and nothing of machines', async () => {
    const anna = await aUser('anna');
    const { body: own } = await anna.call<{ id: string }>('POST', '/streams', { name: `anna-${count}` });
    const foreign = await insertStream(portier.database);
    const { destinationId, destination } = await aRule({}, { call: anna.call });
    await aProblem(own.id);
    await aProblem(foreign);
    await evaluate();
    expect((await queued(destinationId)).flat().map(({ stream }) => stream!.id)).toEqual([own.id]);

    const refused = await anna.call<Problem>('POST', '/alert-rules', {
      ...{ name: 'x', destinationId, events: ['agent_gone', 'bitrate_low'], streamIds: [foreign] },
    });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'events', message: 'only administrators hear of agent_gone' }],
    ]);
    const elsewhere = await anna.call<Problem>('POST', '/alert-rules', {
      ...{ name: 'x', destinationId, events: ['bitrate_low'], streamIds: [foreign] },
    });
    expect([elsewhere.status, elsewhere.body.errors?.[0]?.message]).toEqual([422, `there is no stream ${foreign}`]);
    // Somebody else finds neither, and cannot hang a rule on it.
    const berta = await aUser('berta');
    expect((await berta.call('GET', `/alert-destinations/${destinationId}`)).status).toBe(404);
    expect((await berta.call('POST', `/alert-destinations/${destinationId}/test`)).status).toBe(404);
    const stolen = await berta.call<Problem>('POST', '/alert-rules', { name: 'x', destinationId, events: ['silence'] });
    expect([stolen.status, stolen.body.errors?.[0]?.path]).toEqual([422, 'destinationId']);
    expect((await berta.call<{ items: [] }>('GET', '/alert-deliveries')).body.items).toEqual([]);
    // A right that was taken away takes the alerts with it.
    await query('delete from grants where stream_id = $1', [own.id]);
    await query('delete from alert_notices');
    await evaluate();
    expect(await types(destinationId)).toHaveLength(1);
    expect(destination.id).toBe(destinationId);
  });

  it('let nobody but administrators write to other people', async () => {
    const anna = await aUser('anna');
    const answer = await anna.call<Problem>('POST', '/alert-destinations', {
      ...{ name: 'x', kind: 'mail', mailTo: 'victim@example.org' },
    });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'mailTo']);
    expect((await anna.call('POST', '/alert-destinations', { name: 'x', kind: 'mail' })).status).toBe(201);
  });

  it('tell people many things in one message, and programs one by one', async () => {
    const mail = await aRule({ events: ['bitrate_low', 'agent_gone'] }, { kind: 'mail' });
    const program = await aRule({ events: ['bitrate_low', 'agent_gone'] });
    for (let n = 0; n < 20; n += 1) await aProblem(await insertStream(portier.database));
    await aProblem(null, { code: 'agent_gone' });
    await evaluate();
    expect((await queued(mail.destinationId)).map((events) => events.length)).toEqual([21]);
    expect((await queued(program.destinationId)).map((events) => events.length)).toEqual(
      Array.from({ length: 21 }, () => 1),
    );
  });

  it('are held to the version their author saw', async () => {
    const { id } = await aRule();
    const change = (ifMatch: string, name: string) =>
      portier.call<RuleView>('PATCH', `/alert-rules/${id}`, { body: { name }, headers: { 'if-match': ifMatch } });
    expect((await change('"1"', 'first')).status).toBe(200);
    expect((await change('"1"', 'second')).status).toBe(412);
    expect((await portier.call('DELETE', `/alert-rules/${id}`, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await portier.call('DELETE', `/alert-rules/${id}`)).status).toBe(204);
  });

  it('do not tell a destination that it cannot be reached', async () => {
    const { destinationId } = await aRule({ events: ['alert_destination_failing'] });
    await query(
      `insert into problems (code, subject, severity, fault, state, alert_destination_id)
       values ('alert_destination_failing', $1::text, 'warning', 'operator', 'open', $1::uuid)`,
      [destinationId],
    );
    await evaluate();
    expect(await types(destinationId)).toEqual([]);
  });
});
