import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts that health is judged from, and what a task's attempts are counted with. The previous version writes none of them: they
 * stay as they were, and are right again with the next look, heartbeat or grant of this version.
 *
 * - `publications.media_before`, `media_changed_at`: what an encoder sent before it was changed in the middle of its publication, and when.
 * - `publications.usual_frames_per_second`: the most it has sent steadily.
 * - `concierges.disks`: room on the disks of an agent, `DiskSpace` of the contract.
 * - `tasks.tried`: tries under earlier leases since the task last ran well. `attempts` goes on to count grants, for the previous version.
 */
export class Facts0017 implements MigrationInterface {
  name = 'Facts1700000000017';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- in the order in which heartbeats lock them
      alter table concierges add column disks jsonb not null default '[]';
      alter table tasks add column tried integer not null default 0;
      alter table publications add column media_before jsonb, add column media_changed_at timestamptz(3),
        add column usual_frames_per_second real;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
