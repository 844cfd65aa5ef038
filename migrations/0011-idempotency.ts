import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates with an `Idempotency-Key` (docs/decisions/0021-idempotency-keys.md). The transaction that creates sets `done_at` in the same breath,
 * so that a row says for certain whether it was done, whatever died afterwards.
 */
export class Idempotency0011 implements MigrationInterface {
  name = 'Idempotency1700000000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table idempotency_keys (
        user_id uuid not null references users on delete cascade,
        key text not null,
        -- of method, path and body: the same key with another request is a mistake
        fingerprint text not null,
        -- fences an attempt that was given up for dead
        attempt uuid not null default gen_random_uuid(),
        started_at timestamptz(3) not null default now(),
        done_at timestamptz(3),
        -- sealed: it may hold a key that is shown once
        sealed_answer text,
        primary key (user_id, key)
      );
      create index idempotency_keys_started on idempotency_keys (started_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
