import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Fencing at the source (design.md section 6): srs-hooks hears of each task that is granted again, so that it refuses pulls of
 * the lease before. A first grant supersedes nobody and is not recorded.
 *
 * To portier of the version before, such a change is one that concerns no stream: it reads on.
 */
export class PullLeases0003 implements MigrationInterface {
  name = 'PullLeases1700000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table changes add column task_id uuid;

      create function task_granted_again() returns trigger language plpgsql as $$
      begin
        insert into changes (topic, task_id) values ('authorization', new.id);
        perform pg_notify('portier_changes', 'authorization');
        return null;
      end $$;
      create trigger tasks_granted_again after update of lease_token on tasks
        for each row when (new.lease_token > old.lease_token and new.lease_token >= 2)
        execute function task_granted_again();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
