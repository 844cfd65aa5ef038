import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Short looks of agents at inputs and targets, and the figures of the last hour.
 *
 * - `probes`: what an agent was asked to look at, and what it saw. Looks are short and repeatable, so there is no lease: who does
 *   not answer in time has failed. The previous version asks for none, and disconnects the pull of one as it does with any
 *   pull of an unknown task: the look then fails, and nothing else.
 * - `agent_figures`: what the running tasks of an agent did, a row each ten seconds, an hour long. One row an agent and not one a
 *   task keeps the cost of a heartbeat cluster independent of the number of tasks, as `concierges.progress` does.
 */
export class Probes0014 implements MigrationInterface {
  name = 'Probes1700000000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table probes (
        id uuid primary key default gen_random_uuid(),
        kind text not null check (kind in ('input', 'target')),
        stream_id uuid not null references streams on delete cascade,
        concierge_id uuid references concierges on delete set null,
        -- without secrets in plain text: the pull address is made when the order is given
        request jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'given', 'done', 'failed')),
        result jsonb,
        created_at timestamptz(3) not null default now(),
        given_at timestamptz(3),
        ended_at timestamptz(3)
      );
      create index probes_open on probes (concierge_id) where state in ('waiting', 'given');
      create index probes_stream on probes (stream_id, kind, created_at desc);
      create index probes_created on probes (created_at);

      create table agent_figures (
        concierge_id uuid not null references concierges on delete cascade,
        at timestamptz(0) not null,
        -- by task id: [frames a second, bit/s, speed, dropped frames since the start]
        tasks jsonb not null,
        primary key (concierge_id, at)
      );
      create index agent_figures_at on agent_figures (at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}
