import type { TaskError } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { conciergeView } from '../concierges/concierges.dto.js';
import { LiveStream } from './testing/live-stream.js';
import { anAgent, type SimulatedAgent } from './testing/simulated-agent.js';
import { anError, Stage, theTask } from './testing/stage.js';

type View = z.infer<typeof conciergeView>;

let stage: Stage;
beforeAll(async () => (stage = await Stage.set({ PORTIER_LEASE_TTL_MS: '300000' })));
afterEach(() => stage.clear());
afterAll(() => stage.portier.close());

function say(agent: SimulatedAgent, state: 'failed' | 'retrying' | 'running', error: TaskError | null = null): void {
  for (const task of agent.tasks.values()) Object.assign(task, { state, error });
}

/** A heartbeat that has looked for work, and now looks again only when it is woken. */
async function waiting(agent: SimulatedAgent): Promise<{ answer: ReturnType<SimulatedAgent['beat']> }> {
  const lastBeat = () => stage.query('select last_heartbeat_at from concierges where id = $1', [agent.id]);
  const before = await lastBeat();
  const answer = agent.beat({ waitMs: 3_000 });
  await waitFor('its first look', async () => !isDeepStrictEqual(await lastBeat(), before));
  return { answer };
}

describe('placement', () => {
  it('wakes only the agent it chose, and that one has the task at once', async () => {
    await stage.offersLast(async () => {
      const [busy, idle] = [await stage.quiet({ cpu: 0.9 }), await stage.beating({ cpu: 0.1 })];
      const { answer } = await waiting(busy);
      const stream = await stage.live('hls');
      await waitFor('the task to run', async () => (await theTask(stream)).state === 'running');
      expect(idle.runs).toHaveLength(1);
      expect((await answer).body.grants).toEqual([]);
    });
  });

  it('asks another agent when the chosen one does not come', async () => {
    const frozen = await stage.quiet({ cpu: 0.1 });
    const other = await stage.quiet({ cpu: 0.9, waitMs: 300 });
    const stream = await stage.live('hls');
    expect(await waitFor('somebody to be asked', async () => (await stage.asked(stream))[0])).toBe(frozen.id);
    other.start();
    await waitFor('the other to take it', () => other.runs.length === 1);
  });

  const reasons: Record<string, [() => Promise<SimulatedAgent | undefined>, object, string]> = {
    'no agent is there': [async () => undefined, {}, 'no_agent'],
    'no agent can do it': [() => stage.quiet({ skills: ['restream'] }), {}, 'no_agent_with_skills'],
    'no agent has the label': [() => stage.quiet(), { labels: { region: 'eu' } }, 'no_agent_with_labels'],
    'all are full': [() => stage.quiet({ slots: 0 }), {}, 'no_free_slot'],
  };
  it.each(Object.entries(reasons))('says that a task waits because %s', async (_name, [online, more, reason]) => {
    const agent = await online();
    const stream = await LiveStream.make(stage.portier);
    await stream.configure('hls', more);
    await stream.publish();
    const { id } = await theTask(stream);
    await waitFor('the reason', async () => {
      await agent?.beat();
      const { body } = await stage.portier.call<{ reason: string; reasonSentence: string }>('GET', `/tasks/${id}`);
      return body.reason === reason && body.reasonSentence.endsWith('.');
    });
  });
});

describe('labels given to an agent', () => {
  it('count beside its own, win over them, and go when they are taken away', async () => {
    const agent = await stage.beating({ labels: { region: 'us', rack: '7' } });
    const stream = await LiveStream.make(stage.portier);
    await stream.configure('hls', { labels: { region: 'eu' } });
    await stream.publish();
    await waitFor('the reason', async () => (await theTask(stream)).reason === 'no_agent_with_labels');
    const give = (givenLabels: object) =>
      stage.portier.call<View>('PATCH', `/concierges/${agent.id}`, { body: { givenLabels } });
    const { status, body } = await give({ region: 'eu' });
    expect([status, body.labels, body.givenLabels]).toEqual([200, { region: 'eu', rack: '7' }, { region: 'eu' }]);
    await waitFor('the task', () => agent.runs.length === 1);
    await give({});
    const labels = async () => (await stage.portier.call<View>('GET', `/concierges/${agent.id}`)).body.labels;
    await waitFor('its own labels', async () => (await labels())['region'] === 'us');
    expect(await labels()).toEqual({ region: 'us', rack: '7' });
  });
});

describe('a task that fails', () => {
  it('stays with its agent while its target refuses', async () => {
    const agent = await stage.quiet();
    const stream = await stage.running(agent, 'restream');
    say(agent, 'retrying', anError('destination', 'target_refused'));
    await agent.beat();
    await stage.query(`update tasks set since = now() - interval '1 hour'`);
    await agent.beat();
    expect(await theTask(stream)).toMatchObject({ state: 'retrying', failures: 0, reason: 'target_refused' });
  });

  it('is quarantined with its error, and tried again when its configuration is written', async () => {
    const agent = await stage.quiet();
    const stream = await LiveStream.make(stage.portier);
    const { id } = await stream.configure('restream');
    await stream.publish();
    await waitFor('the grant', async () => {
      await agent.beat();
      return agent.runs.length === 1;
    });
    say(agent, 'failed', anError('destination', 'wrong_key'));
    await agent.beat();
    const { id: taskId } = await theTask(stream);
    const detail = await stage.portier.call<{ error: TaskError }>('GET', `/tasks/${taskId}`);
    expect(detail.body).toMatchObject({ state: 'quarantined', reason: 'wrong_key', error: { code: 'wrong_key' } });
    expect(agent.runs).toEqual([]);
    await stream.reconcile();
    expect(await theTask(stream)).toMatchObject({ state: 'quarantined' });
    await stage.portier.call('PATCH', `/configurations/${id}`, { body: { name: 'looked at' } });
    expect(await theTask(stream)).toMatchObject({ state: 'pending' });
  });

  it('goes to another agent when this one cannot run it, later each time, and waits for a person after five', async () => {
    const one = await stage.quiet();
    const stream = await stage.running(one);
    say(one, 'failed', anError('portier', 'ffmpeg_missing'));
    await one.beat();
    const [task] = await stage.query<{ delayMs: number; avoided: string[] }>(
      `select extract(epoch from t.next_attempt_at - r.ended_at)::float8 * 1000 as "delayMs",
              avoided_concierges as avoided from tasks t join runs r on r.task_id = t.id`,
    );
    expect(task!.delayMs).toBeGreaterThan(500);
    expect(task!.avoided).toEqual([one.id]);
    expect(await theTask(stream)).toMatchObject({ state: 'pending', failures: 1 });
    const other = await stage.quiet();
    other.firstState = 'failed';
    other.failsWith = anError('portier', 'ffmpeg_missing');
    await stage.query(`update tasks set next_attempt_at = now(), failures = 4`);
    await waitFor('the other to be asked', async () => {
      // It is online, and takes nothing that it is not asked to take.
      await stage.query('update concierges set last_heartbeat_at = now() where id = $1', [other.id]);
      return (await stage.asked(stream)).includes(other.id);
    });
    await waitFor('the fifth failure', async () => {
      await other.beat();
      return (await theTask(stream)).state === 'quarantined';
    });
    expect(await theTask(stream)).toMatchObject({ reason: 'agents_failing', failures: 5 });
    const runs = await stage.query('select end_reason from runs order by lease_token');
    expect(runs).toEqual([{ end_reason: 'agent_failed' }, { end_reason: 'agent_failed' }]);
  });

  it('is forgiven after a good minute', async () => {
    const agent = await stage.quiet();
    const stream = await stage.running(agent);
    await stage.query(`update tasks set failures = 3, avoided_concierges = array[gen_random_uuid()],
                        since = now() - interval '61 seconds'`);
    await agent.beat();
    expect(await theTask(stream)).toMatchObject({ state: 'running', failures: 0 });
  });
});

describe('a deleted stream', () => {
  it('stops its tasks with the reason that ends the playlist', async () => {
    // An ended task of a deleted stream is forgotten within a minute.
    await stage.query(
      `insert into schedules (name, next_at) values ('prune-tasks', now() + interval '1 hour')
         on conflict (name) do update set next_at = excluded.next_at`,
    );
    const agent = await stage.beating();
    const stream = await stage.running(agent);
    expect((await stage.portier.call('DELETE', `/streams/${stream.id}`)).status).toBe(204);
    await waitFor('the stop', () => agent.stops.length > 0);
    expect(agent.stops).toMatchObject([{ reason: 'removed' }]);
    await waitFor('the end', async () => (await theTask(stream)).state === 'ended');
    const list = await stage.portier.call<{ items: unknown[] }>('GET', '/tasks?includeEnded=true');
    expect(list.body.items).toMatchObject([{ streamName: stream.name, configurationId: null }]);
  });
});

describe('what an encoder’s coming and going, or a new name, means for running tasks', () => {
  it('cuts nothing when the stream’s title or the configuration’s name changes', async () => {
    const agent = await stage.beating();
    const stream = await LiveStream.make(stage.portier);
    const { id } = await stream.configure('hls');
    await stream.publish();
    await waitFor('the task to run', async () => (await theTask(stream)).state === 'running');
    const before = await theTask(stream);
    await stage.portier.call('PATCH', `/streams/${stream.id}`, {
      body: { title: 'A new title', visibility: 'unlisted' },
    });
    await stage.portier.call('PATCH', `/configurations/${id}`, { body: { name: 'A new name' } });
    await stream.reconcile();
    expect(await stream.tasks()).toMatchObject([{ id: before.id, leaseToken: before.leaseToken, state: 'running' }]);
    expect(agent.stops).toEqual([]);
  });

  it('moves the tasks of the publication that stops to the other one, and touches none that pull from that', async () => {
    await stage.beating();
    const stream = await LiveStream.make(stage.portier);
    await stream.configure('hls');
    const first = await stream.publish();
    await waitFor('the task to run', async () => (await theTask(stream)).state === 'running');
    const second = await stream.publish();
    expect(await stream.present()).toMatchObject([{ publicationId: first }]);
    await stream.unpublish(first);
    await waitFor('the task to pull from the other', async () => {
      const present = await stream.present();
      return present.length === 1 && present[0]?.publicationId === second && present[0].state === 'running';
    });
    const third = await stream.publish();
    await stream.unpublish(third);
    expect(await stream.present()).toMatchObject([{ publicationId: second, state: 'running' }]);
  });
});

describe('a heartbeat that says nothing new', () => {
  /** Where each row is and who wrote it: changes with every write, whatever it writes. */
  const versions = (table: 'tasks' | 'runs') => stage.query(`select ctid, xmin::text from ${table} order by ctid`);

  it('writes no task and no run, and its one row in no index', async () => {
    const agent = await stage.quiet({ slots: 50 });
    for (let count = 0; count < 20; count += 1) await stage.live('hls');
    await waitFor('all to run', async () => {
      await agent.beat();
      return agent.runs.length === 20;
    });
    await agent.beat();
    const [tasks, runs] = [await versions('tasks'), await versions('runs')];
    for (let count = 0; count < 30; count += 1) await agent.beat();
    expect(await versions('tasks')).toEqual(tasks);
    expect(await versions('runs')).toEqual(runs);
    await waitFor('PostgreSQL to count most of the writes as made in place', async () => {
      const [row] = await stage.query<{ all: number; inPlace: number }>(
        `select n_tup_upd::int as all, n_tup_hot_upd::int as "inPlace" from pg_stat_user_tables
          where relname = 'concierges'`,
      );
      return row!.all >= 30 && row!.inPlace / row!.all > 0.8;
    });
  });
});

describe('two machines with one token', () => {
  it('do not share tasks: the second gets nothing while the first is there, and a page says so', async () => {
    const first = await stage.quiet();
    const stream = await stage.running(first);
    const before = await theTask(stream);
    const second = await anAgent(stage.portier, { waitMs: 0 });
    const twin = Object.assign(Object.create(Object.getPrototypeOf(second)), second, {
      id: first.id,
      token: first.token,
    });
    for (let round = 0; round < 3; round += 1) {
      const answer = await (twin as SimulatedAgent).beat();
      expect(answer.body).toMatchObject({ grants: [], stops: [] });
      expect((await first.beat()).body.stops).toEqual([]);
    }
    expect(await theTask(stream)).toEqual(before);
    const { body } = await stage.portier.call<{ items: z.infer<typeof conciergeView>[] }>('GET', '/concierges');
    expect(body.items.find(({ id }) => id === first.id)?.rivalSeenAt).not.toBeNull();
  });

  it('a restarted agent that adopted its tasks goes on at once', async () => {
    const agent = await stage.quiet();
    const stream = await stage.running(agent);
    const before = await theTask(stream);
    agent.incarnation = 'after-the-restart';
    expect((await agent.beat()).body).toMatchObject({ grants: [], stops: [] });
    expect(await theTask(stream)).toEqual(before);
  });

  it('an agent that lost its memory gets its tasks anew when its old lease is over', async () => {
    const agent = await stage.quiet();
    const stream = await stage.running(agent);
    const { leaseToken } = await theTask(stream);
    agent.incarnation = 'with-an-empty-disk';
    agent.tasks.clear();
    expect((await agent.beat()).body.grants).toEqual([]);
    await stage.query(`update concierges set lease_until = now() - interval '1 second'`);
    await waitFor('the task to come back', async () => {
      await stage.query(`update control_plane set up_since = now() - interval '1 hour'`);
      await agent.beat();
      return agent.runs.length === 1;
    });
    expect((await theTask(stream)).leaseToken).toBe(leaseToken + 1);
  });
});
