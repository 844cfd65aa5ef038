import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agents of the older system (docs/legacy-protocol.md), and the index that finds a predecessor that may still run: without it placement looks
 * through all held tasks for each that waits, once statistics are a minute old (0019).
 */
export class Legacy0005 implements MigrationInterface {
  name = 'Legacy1700000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table concierges
        add column protocol text not null default 'portier' check (protocol in ('portier', 'legacy')),
        -- tasks the last answer left out of the claims: the next heartbeat of that agent proves that they are stopped
        add column dismissed_tasks uuid[] not null default '{}';
      create index tasks_predecessors on tasks (configuration_id, replica) where state = 'stopping';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
