import type { Database } from '../database/database.js';
import { PlacementRepository } from '../placement/placement.repository.js';
import { insertConcierge, insertConfiguration, insertStream } from '../testing/rows.js';
import { openTestDatabase } from '../testing/test-database.js';
import { LeasesRepository } from './leases.repository.js';
import { SettlementsRepository } from './settlements.repository.js';

const leases = new LeasesRepository();
const settlements = new SettlementsRepository();
const placement = new PlacementRepository();
const leaseTtlMs = 10_000;

/**
 * 50,000 tasks that others run and 50,000 that wait for an agent of another kind must not slow the heartbeat of one that has
 * nothing to do with them. Measured in pages read, which do not depend on how busy the machine is.
 */
describe('a heartbeat among 100,000 tasks', () => {
  let database: Database;
  let close: () => Promise<void>;
  let agent: string;

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase(1, { isPatient: true }));
    const stream = await insertStream(database);
    const configuration = await insertConfiguration(database, stream);
    agent = await insertConcierge(database);
    await database.query(
      `insert into concierges (name, token_hash, slots, free_slots, skills, last_heartbeat_at, lease_until)
       select 'a' || n, 'a' || n, 100, 50, '{hls}', now(), now() + interval '1 hour' from generate_series(1, 1000) n`,
    );
    const insert = (columns: string, values: string, from: string) =>
      database.query(
        `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description,
                            description_hash, skills, replica, ${columns})
         select null, 1, $1, gen_random_uuid(), 'hls', '{}', 'h', '{hls}', 0, ${values} from ${from}`,
        [stream],
      );
    await insert(
      'state, concierge_id, lease_token, lease_expires_at',
      `'running', c.id, 1, 'infinity'`,
      `concierges c cross join generate_series(1, 50) where c.name <> (select name from concierges where id = '${agent}')`,
    );
    await insert(
      'state, preferred_until, labels',
      `'pending', 'infinity', '{"gpu": "yes"}'`,
      'generate_series(1, 50000)',
    );
    await insert(
      'state, concierge_id, lease_token, lease_expires_at',
      `'running', '${agent}', 1, 'infinity'`,
      'generate_series(1, 100)',
    );
    await database.query('delete from task_configurations where id = $1', [configuration]);
    await database.query('vacuum analyze tasks');
    await database.query('vacuum analyze concierges');
  });
  afterAll(() => close());

  /** Pages of tables and indexes that `work` touches. */
  async function pagesOf(work: () => Promise<unknown>): Promise<number> {
    const pages = async () => {
      await database.query('select pg_stat_force_next_flush()');
      const [row] = await database.query<{ pages: number }>(
        `select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))::float8 as pages
           from pg_statio_user_tables where relname in ('tasks', 'concierges', 'runs')`,
      );
      return row!.pages;
    };
    const before = await pages();
    await work();
    return (await pages()) - before;
  }

  it('reads its own tasks and no others', async () => {
    const held = await pagesOf(async () => expect(await settlements.held(database, agent)).toHaveLength(100));
    expect(held).toBeLessThan(150);
  });

  it('looks for work without looking at what it cannot do', async () => {
    const looked = await pagesOf(async () => {
      const terms = { conciergeId: agent, slots: 5, skills: ['hls'], leaseTtlMs };
      expect(await leases.grant(database, terms)).toEqual([]);
    });
    expect(looked).toBeLessThan(100);
  });

  it('finds silent agents without looking at the tasks of the others', async () => {
    await database.query(
      `update control_plane set up_since = now() - interval '1 hour', last_beat_at = now() + interval '1 hour'`,
    );
    const looked = await pagesOf(async () => expect(await leases.expire(database, leaseTtlMs)).toHaveLength(100));
    // Most of it is the 100 tasks being taken, each in every index.
    expect(looked).toBeLessThan(10_000);
  });

  it('sees what waits and who could take it without looking at each task', async () => {
    await database.query(`update concierges set last_heartbeat_at = now() + interval '1 hour'`);
    const looked = await pagesOf(async () => {
      expect(await placement.waitingClasses(database)).toHaveLength(1);
      expect(await placement.candidates(database)).toHaveLength(1001);
    });
    // Two pages for each of the 1,000 agents, none for what waits.
    expect(looked).toBeLessThan(3_000);
  });
});
