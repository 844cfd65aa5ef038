import { deriveClusterKeys, hashPublishKey, seal, type ClusterKeys, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import fc from 'fast-check';
import { MediaEventsService } from '../media-events/media-events.service.js';
import { PollingService } from '../media-servers/polling.service.js';
import { lookAt } from '../testing/look.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertMediaServer, insertStream } from '../testing/rows.js';
import { SrsModel, modelServers, modelStreams, type ModelEvent, type Operation } from '../testing/srs-model.js';
import { timelessOperation } from '../testing/srs-operations.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';

const runs = 40;

/** The property of publications.property.spec.ts on real PostgreSQL, over the media servers' HTTP API, with real kicks. */
describe('any sequence of events and looks, on real PostgreSQL', () => {
  let portier: RunningPortier;
  let keys: ClusterKeys;
  let world: SrsModel;
  const standIns = modelServers.map((id) => new SrsStandIn(id));
  const streams: { streamId: string; keyId: string }[] = [];

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '60000' });
    keys = deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);
    world = new SrsModel();
    for (const [server, standIn] of standIns.entries()) {
      standIn.onKick = (clientId) => {
        world.disconnect({ serverId: standIn.serverId, serviceId: world.serviceOf(server), clientId });
        show(server);
      };
      show(server);
      await insertMediaServer(portier.database, standIn.serverId, await standIn.listen());
    }
    for (const { name, key } of modelStreams) {
      const streamId = await insertStream(portier.database, name);
      const [row] = await portier.database.query<{ id: string }>(
        `insert into publish_keys (stream_id, key_hash, hint) values ($1, $2, 'name') returning id`,
        [streamId, hashPublishKey(keys, key)],
      );
      streams.push({ streamId, keyId: row!.id });
    }
  });

  afterAll(async () => {
    await portier?.close();
    for (const standIn of standIns) standIn.close();
  });

  /** The API of a media server shows the truth of the model. */
  function show(server: number): void {
    const standIn = standIns[server % standIns.length]!;
    standIn.serviceId = world.serviceOf(server);
    standIn.idleClients = [...world.connected(server)];
    standIn.publishers = world
      .publishers(server)
      .map(({ clientId, serverStream }) => ({ cid: clientId, app: 'live', name: serverStream }));
  }

  const toMediaEvent = ({ stream, serverStream, atMs, ...event }: ModelEvent): MediaEvent => ({
    ...event,
    ...{ at: new Date(atMs).toISOString(), ip: '192.0.2.7', application: 'live', stream: modelStreams[stream]!.name },
    ...streams[stream]!,
    ...{ sealedServerStream: seal(keys, serverStream), pull: null, verdict: { accepted: true } },
  });

  async function apply(operation: Operation): Promise<void> {
    world.nowMs += 2;
    const polling = portier.app.get(PollingService);
    switch (operation.kind) {
      case 'publish':
      case 'unpublish':
        if (operation.kind === 'publish') world.publish(operation);
        else world.unpublish(operation);
        return show(operation.server);
      case 'restart':
        world.restart(operation.server);
        return show(operation.server);
      case 'switch': {
        const { streamId } = streams[operation.stream]!;
        world.isEnabled[operation.stream] = operation.isEnabled;
        const { isEnabled } = operation;
        await portier.database.query('update streams set enabled = $2 where id = $1', [streamId, isEnabled]);
        return;
      }
      case 'arrive': {
        const event = world.arrive(operation);
        if (event !== undefined) await portier.app.get(MediaEventsService).receive(toMediaEvent(event));
        return;
      }
      case 'lose':
        return world.lose(operation.which);
      case 'look':
        return polling.poll(modelServers[operation.server]!);
      default:
        return;
    }
  }

  const shown = () =>
    modelServers
      .flatMap((serverId, server) =>
        world.publishers(server).map(({ clientId, stream }) => `${serverId} ${clientId} ${modelStreams[stream]!.name}`),
      )
      .sort();

  async function live(): Promise<string[]> {
    const rows = await portier.database.query<{ line: string }>(
      `select server_id || ' ' || client_id || ' ' || s.name as line
         from publications p join streams s on s.id = p.stream_id where p.state = 'live'`,
    );
    return rows.map(({ line }) => line).sort();
  }

  const waitingKicks = async () => (await portier.database.query(`select 1 from outbox where topic = 'kick'`)).length;

  it('ends in the truth, with everybody gone who was told to go', async () => {
    let kicks = 0;
    const sequences = fc.array(timelessOperation, { minLength: 10, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sequences, async (operations) => {
        for (const operation of operations) await apply(operation);
        for (const serverId of modelServers) await lookAt(portier, serverId);
        await waitFor('every kick', async () => (await waitingKicks()) === 0);
        for (const serverId of modelServers) await lookAt(portier, serverId);
        kicks = standIns.reduce((count, { kicked }) => count + kicked.length, 0);
        // A look of the events' own may kick in between.
        await waitFor('every kick', async () => (await waitingKicks()) === 0);
        expect(await live()).toEqual(shown());
      }),
      { numRuns: runs, endOnFailure: true },
    );
    const [{ open } = { open: 0 }] = await portier.database.query<{ open: number }>(
      `select count(*)::int as open from (
         select 1 from publications where state <> 'ended' group by server_id, service_id, client_id having count(*) > 1
       ) doubled`,
    );
    expect(open).toBe(0);
    expect(kicks).toBeGreaterThan(0);
  });
});
