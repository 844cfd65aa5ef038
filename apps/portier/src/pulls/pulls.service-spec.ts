import type { MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { MediaEventsService } from '../media-events/media-events.service.js';
import { lookAt } from '../testing/look.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertMediaServer, insertStream, insertTask } from '../testing/rows.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';

/** Fencing at the source: the input of a superseded lease is cut. */
describe('pulls of our own agents', () => {
  let portier: RunningPortier;
  const srs = new SrsStandIn();
  let streamId: string;

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '60000' });
    await insertMediaServer(portier.database, 'srs-1', await srs.listen());
    await lookAt(portier, 'srs-1');
    streamId = await insertStream(portier.database);
  });
  afterAll(async () => {
    await portier?.close();
    srs.close();
  });

  async function aRunningTask(leaseToken: number): Promise<string> {
    const taskId = await insertTask(portier.database, streamId);
    await portier.database.query(`update tasks set state = 'running', lease_token = $2 where id = $1`, [
      taskId,
      leaseToken,
    ]);
    return taskId;
  }

  async function say(action: MediaEvent['action'], clientId: string, pull: MediaEvent['pull'] = null): Promise<void> {
    if (action === 'on_play') srs.idleClients.push(clientId);
    await portier.app.get(MediaEventsService).receive({
      ...{ id: randomUUID(), at: new Date().toISOString(), action, serverId: 'srs-1', serviceId: srs.serviceId },
      ...{ clientId, ip: '192.0.2.9', application: 'live', stream: 'show', streamId, keyId: null },
      ...{ sealedServerStream: null, pull, verdict: { accepted: true } },
    });
  }

  const kicked = (clientId: string) => waitFor('the kick', () => srs.kicked.includes(clientId));
  const clients = async () =>
    (await portier.database.query<{ client_id: string }>('select client_id from pulls order by 1')).map(
      ({ client_id }) => client_id,
    );

  it('are disconnected when their task is granted anew, and nobody else is', async () => {
    const [moved, other] = [await aRunningTask(1), await aRunningTask(1)];
    await say('on_play', 'old', { taskId: moved, leaseToken: 1 });
    await say('on_play', 'other', { taskId: other, leaseToken: 1 });
    await say('on_play', 'viewer');
    await portier.database.query('update tasks set lease_token = 2 where id = $1', [moved]);
    await say('on_play', 'new', { taskId: moved, leaseToken: 2 });
    await kicked('old');
    await waitFor('the pull to be forgotten', async () => !(await clients()).includes('old'));
    expect(await clients()).toEqual(['new', 'other']);
    expect(new Set(srs.kicked)).toEqual(new Set(['old']));
  });

  it('are disconnected when their event comes after the grant that made them old', async () => {
    const taskId = await aRunningTask(3);
    await say('on_play', 'late', { taskId, leaseToken: 2 });
    await kicked('late');
  });

  it('are not disconnected by the first grant of a task', async () => {
    const taskId = await insertTask(portier.database, streamId);
    await say('on_play', 'early', { taskId, leaseToken: 1 });
    await portier.database.query(`update tasks set state = 'claimed', lease_token = 1 where id = $1`, [taskId]);
    // A kick is in the outbox until it is done.
    expect(await portier.database.query(`select 1 from outbox where payload ->> 'clientId' = 'early'`)).toEqual([]);
    expect(srs.kicked).not.toContain('early');
  });

  it('are disconnected when their task has ended for a while or is gone', async () => {
    const [ended, gone] = [await aRunningTask(1), await aRunningTask(1)];
    await say('on_play', 'of-ended', { taskId: ended, leaseToken: 1 });
    await say('on_play', 'of-gone', { taskId: gone, leaseToken: 1 });
    await portier.database.query(`update tasks set state = 'ended', since = now() where id = $1`, [ended]);
    await portier.database.query('delete from tasks where id = $1', [gone]);
    await kicked('of-gone');
    await kicked('of-ended');
  });

  it('are forgotten when they end by themselves, and all when their media server starts anew', async () => {
    const taskId = await aRunningTask(1);
    await say('on_play', 'stops', { taskId, leaseToken: 1 });
    await say('on_play', 'closes', { taskId, leaseToken: 1 });
    expect(await clients()).toEqual(expect.arrayContaining(['stops', 'closes']));
    await say('on_stop', 'stops');
    await say('on_close', 'closes');
    expect(await clients()).not.toEqual(expect.arrayContaining(['stops']));
    expect(await clients()).not.toEqual(expect.arrayContaining(['closes']));
    srs.serviceId = 'run2';
    await lookAt(portier, 'srs-1');
    expect(await clients()).toEqual([]);
  });
});
