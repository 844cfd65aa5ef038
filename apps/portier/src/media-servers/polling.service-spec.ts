import { waitFor } from '@app/kit/testing';
import type { ServerResponse } from 'node:http';
import { PublicationsService } from '../publications/publications.service.js';
import { lookAt } from '../testing/look.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertMediaServer, insertStream } from '../testing/rows.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';
import { PollingService } from './polling.service.js';

/** A media server that lies, hangs or answers nonsense changes nothing but its own line on the media servers page. */
describe('looking at a media server', () => {
  let portier: RunningPortier;
  const srs = new SrsStandIn();
  const count = 60;

  beforeAll(async () => {
    portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '60000' });
    await insertMediaServer(portier.database, 'srs-1', await srs.listen());
    await Promise.all(Array.from({ length: count }, (_, index) => aStream(`show-${index}`)));
  });
  beforeEach(async () => {
    srs.reset();
    srs.publishers = allPublishers();
    await lookAt(portier, 'srs-1');
    expect(await live()).toHaveLength(count);
  });
  afterAll(async () => {
    await portier?.close();
    srs.close();
  });

  async function aStream(name: string): Promise<void> {
    const streamId = await insertStream(portier.database, name);
    await portier.database.query('insert into publish_keys (stream_id, key_hash, hint) values ($1, $2, $2)', [
      streamId,
      name,
    ]);
  }

  const allPublishers = () =>
    Array.from({ length: count }, (_, index) => ({ cid: `c${index}`, app: 'live', name: `show-${index}` }));
  const look = () => portier.app.get(PollingService).poll('srs-1');
  const rows = () =>
    portier.database.query<{ clientId: string; state: string }>(
      'select client_id as "clientId", state, since, reason from publications order by id',
    );
  const live = async () =>
    (await rows())
      .filter(({ state }) => state === 'live')
      .map(({ clientId }) => clientId)
      .sort();
  const server = async () => {
    const { body } = await portier.call<{ items: { lastError: string | null; isOnline: boolean }[] }>(
      'GET',
      '/media-servers',
    );
    return body.items[0]!;
  };
  const names = (publishers: { cid: string }[]) => publishers.map(({ cid }) => cid).sort();

  it('reads a list that gives ten entries whatever is asked for', async () => {
    srs.listing = (all, { start }) => all.slice(start, start + 10);
    srs.publishers = srs.publishers.slice(0, count - 1);
    await lookAt(portier, 'srs-1');
    expect(await live()).toEqual(names(srs.publishers));
  });

  it('reads a list whose order changes between two pages, and ends nobody it missed', async () => {
    let turn = 0;
    srs.listing = (all, { start }) => {
      turn += 7;
      return [...all.slice(turn % count), ...all.slice(0, turn % count)].slice(start, start + 10);
    };
    await lookAt(portier, 'srs-1');
    expect(await live()).toHaveLength(count);
    expect((await server()).lastError).toBeNull();
  });

  it.each<[string, SrsStandIn['listing']]>([
    ['ignores start', (all) => all.slice(0, 10)],
    ['repeats two pages for ever', (all, { start }) => (start % 20 === 0 ? all.slice(0, 10) : all.slice(10, 20))],
    ['is empty', () => []],
  ])('keeps whom the media server knows by id when its list %s', async (_name, listing) => {
    const before = await rows();
    srs.listing = listing;
    await lookAt(portier, 'srs-1');
    expect(await rows()).toEqual(before);
    expect((await server()).lastError).toBeNull();
  });

  it('ends whom neither the list nor the client of that id shows, and nobody else', async () => {
    srs.publishers = srs.publishers.slice(1);
    srs.listing = (all) => all.slice(0, 10);
    await lookAt(portier, 'srs-1');
    expect(await live()).toEqual(names(srs.publishers));
  });

  it('shows at what rate pictures arrive, from the counters of several looks', async () => {
    srs.publishers = allPublishers().map((publisher) => ({ ...publisher, frames: 1_000 }));
    await lookAt(portier, 'srs-1');
    // Ten seconds ago there were 700.
    await portier.database.query(
      `update publications set samples = jsonb_build_array(jsonb_build_array((samples -> -1 ->> 0)::float8 - 10000, 700, 0))
        where state = 'live'`,
    );
    await lookAt(portier, 'srs-1');
    const shown = await portier.database.query<{ rate: number }>(
      `select (media ->> 'framesPerSecond')::float8 as rate from publications where state = 'live'`,
    );
    expect(shown).toHaveLength(count);
    for (const { rate } of shown) {
      expect(rate).toBeGreaterThan(10);
      expect(rate).toBeLessThanOrEqual(30);
    }
  });

  it('ends a publish whose connection is still there (an unpublish without disconnect)', async () => {
    srs.publishers = srs.publishers.slice(1);
    srs.idleClients = ['c0'];
    await lookAt(portier, 'srs-1');
    expect(await live()).toEqual(names(srs.publishers));
  });

  const answer = (body: string, status = 200) => {
    return (_path: string, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      return true;
    };
  };
  const envelope = { code: 0, server: 'srs-1', service: 'run1' };
  const onlyFor = (route: string, interfere: SrsStandIn['interfere']): SrsStandIn['interfere'] => {
    return (path, response) => path.startsWith(route) && interfere(path, response);
  };
  const endless = () => {
    let next = 0;
    return (_path: string, response: ServerResponse) => {
      const streams = Array.from({ length: 2_000 }, () => ({ id: `made-up-${(next += 1)}`, name: 'x', app: 'live' }));
      const body = { ...envelope, streams: streams.map((stream) => ({ ...stream, publish: { active: false } })) };
      response.end(JSON.stringify(body));
      return true;
    };
  };

  it.each<[string, () => SrsStandIn['interfere'], RegExp]>([
    [
      'is another server',
      () => answer('{"code":0,"server":"srs-9","service":"x","data":{"version":"7"}}'),
      /"srs-9", not "srs-1"/,
    ],
    ['answers HTML', () => answer('<html>It works!</html>'), /something that is not SRS's API/],
    ['answers nothing', () => answer(''), /something that is not SRS's API/],
    ['answers an error', () => answer('{"code":1061}'), /not SRS's API|code 1061/],
    ['asks for a password', () => answer('', 401), /answered 401 to GET/],
    ['moved', () => answer('', 302), /does not answer/],
    ['hangs', () => () => true, /no answer within 3000 ms/],
    ['has a list that never ends', () => onlyFor('/api/v1/streams/', endless()), /does not end after 5\d{4} entries/],
    [
      'answers its list with an error',
      () => onlyFor('/api/v1/streams/', answer('{"code":1061,"streams":[]}')),
      /code 1061/,
    ],
    [
      'counts below nothing',
      () =>
        onlyFor(
          '/api/v1/streams/',
          answer(
            JSON.stringify({
              ...envelope,
              streams: [{ id: '1', name: 'x', app: 'live', frames: -1, publish: { active: true, cid: 'c' } }],
            }),
          ),
        ),
      /not SRS's API/,
    ],
    [
      'restarts in the middle',
      () => onlyFor('/api/v1/streams/', answer('{"code":0,"service":"run9","streams":[]}')),
      /restarted while it was asked/,
    ],
    ['hangs when asked for one client', () => onlyFor('/api/v1/clients/', () => true), /no answer within 3000 ms/],
    [
      'answers nonsense for one client',
      () => onlyFor('/api/v1/clients/', answer('{"code":0}')),
      /code 0 for one client/,
    ],
  ])('changes nothing when the media server %s', async (_name, interfere, sentence) => {
    const before = await rows();
    srs.interfere = interfere();
    srs.listing = () => [];
    await waitFor('the sentence', async () => {
      await look();
      return sentence.test((await server()).lastError ?? '');
    });
    expect((await server()).isOnline).toBe(false);
    expect(await rows()).toEqual(before);
    srs.reset();
    srs.publishers = allPublishers();
    await lookAt(portier, 'srs-1');
    expect(await server()).toMatchObject({ lastError: null, isOnline: true });
    expect(await rows()).toEqual(before);
  });

  it('asks a media server that was away for a long time, and only then ends what it carried', async () => {
    srs.interfere = answer('', 500);
    const age = (column: string) =>
      portier.database.query(`update ${column} = now() - interval '60 seconds'`).then(() => undefined);
    await age(`media_servers set last_seen_at`);
    await portier.database.query('update control_plane set up_since = now()');
    await look();
    // Portier itself has not been there for that long.
    expect(await live()).toHaveLength(count);
    await waitFor('the end of all', async () => {
      await age(`media_servers set created_at`);
      await age(`control_plane set up_since`);
      await look();
      return (await live()).length === 0;
    });
  });

  it('takes no notice of an answer older than one that was applied, by any replica', async () => {
    const [applied] = await portier.database.query<{ at: Date }>('select looked_at as at from media_servers');
    const askedAt = new Date(applied!.at.getTime() - 1);
    await portier.database.query(`update publications set since = since - interval '1 minute'`);
    const observation = { serverId: 'srs-1', serviceId: 'run1', software: null, publishers: [] };
    const absent = new Map(srs.publishers.map(({ cid }) => [cid, 'disconnected' as const]));
    await portier.app.get(PublicationsService).apply('srs-1', { observation, absent, askedAt });
    expect(await live()).toHaveLength(count);
  });

  it('is not held up by a look of the future, which is one of a database clock that was set back', async () => {
    await portier.database.query(`update media_servers set looked_at = clock_timestamp() + interval '1 hour'`);
    srs.publishers = [];
    await lookAt(portier, 'srs-1');
    expect(await live()).toEqual([]);
  });
});
