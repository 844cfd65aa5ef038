import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What directors say of viewers, one row a director process, written over every few seconds. Unlogged: it is worth nothing after a
 * crash, and a figure a moment old must not cost a write to disk.
 */
export class Directors0012 implements MigrationInterface {
  name = 'Directors1700000000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create unlogged table director_reports (
        director_id text primary key,
        -- by stream id: {"viewers": 3, "pictureAt": "2026-..."}
        streams jsonb not null,
        reported_at timestamptz(3) not null default now()
      ) with (fillfactor = 50);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
