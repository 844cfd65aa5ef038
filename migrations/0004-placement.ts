import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Replicas, labels, planned moves, placement, failures by fault, and leases renewed by one write an agent.
 *
 * - `tasks.lease_expires_at` is a date from the grant on until the holder first reports the task, and `infinity` from
 *   then on: the lease of such a task ends with `concierges.lease_until`. The previous version, which knows only the date,
 *   neither takes such a task away nor starts a successor beside it.
 * - Tasks outlive their stream's row, so that their agents hear why they must stop (`removed` ends the playlist). The
 *   trigger does it, whichever version deletes the stream. Dropping the foreign key takes nothing from the previous
 *   version: it only ever inserts tasks of a stream whose row it holds locked.
 */
export class Placement0004 implements MigrationInterface {
  name = 'Placement1700000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(columns);
    await db.query(indexes);
    await db.query(removedStreams);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const columns = `
  alter table task_configurations
    add column replicas integer not null default 1 check (replicas between 1 and 4),
    -- labels an agent must have to run its tasks
    add column labels jsonb not null default '{}';
  alter table tasks
    add column labels jsonb not null default '{}',
    -- its holder drains: a successor is being started, or it stops to be granted elsewhere
    add column moving_since timestamptz(3),
    -- why a task of a draining agent stays where it is
    add column move_blocked text,
    -- the agent placement chose; others may take the task after preferred_until. 'infinity' without an agent: nobody can
    -- take it now, placement looks again. '-infinity': not placed yet.
    add column preferred_concierge_id uuid,
    add column preferred_until timestamptz(3) not null default '-infinity',
    -- failed runs in a row by the fault of agents, and on which
    add column failures integer not null default 0,
    add column avoided_concierges uuid[] not null default '{}',
    -- of the report without its progress: an unchanged report is not written again
    add column report_hash text,
    add column stream_removed_at timestamptz(3);
  alter table concierges
    add column lease_until timestamptz(3),
    -- the agent itself says that it is stopping
    add column draining_since timestamptz(3),
    -- latest figures of its running tasks, by task id: one write a heartbeat
    add column progress jsonb not null default '{}',
    add column superseded_incarnations text[] not null default '{}',
    -- when another machine last used this agent's token
    add column rival_seen_at timestamptz(3);
  -- what a heartbeat writes stays on its page and touches no index (HOT)
  alter table concierges set (fillfactor = 50);
  alter table tasks set (fillfactor = 85);
  alter table schedules add column position text;
`;

const indexes = `
  create index tasks_offered on tasks (preferred_concierge_id)
    where state = 'pending' and preferred_concierge_id is not null;
  create index tasks_unplaced on tasks (preferred_until) where state = 'pending';
  create index tasks_waiting on tasks (skills, labels, next_attempt_at)
    where state = 'pending' and preferred_until = 'infinity';
  create index tasks_configuration on tasks (configuration_id, replica) where state <> 'ended';
  create index tasks_moving on tasks (configuration_id) where moving_since is not null;
  create index tasks_claimed on tasks (concierge_id) where state = 'claimed';
  create index tasks_grace on tasks (grace_until) where grace_until is not null and state not in ('stopping', 'ended');
  create index tasks_removed on tasks (id) where stream_removed_at is not null;
  create index tasks_stream_ended on tasks (stream_id) where state = 'ended';
  create index runs_agent_failed on runs (ended_at) where end_reason = 'agent_failed';
`;

const removedStreams = `
  alter table tasks drop constraint tasks_stream_id_fkey;

  create function stop_tasks_of_stream() returns trigger language plpgsql as $$
  declare holder uuid;
  begin
    -- in the order of ids, as everywhere, so that no two transactions wait for each other
    perform 1 from tasks where stream_id = old.id and state <> 'ended' order by id for no key update;
    delete from tasks where stream_id = old.id and state = 'ended';
    for holder in select distinct concierge_id from tasks where stream_id = old.id and concierge_id is not null loop
      perform pg_notify('portier_wake', holder::text);
    end loop;
    update tasks set
      state = case when state in ('pending', 'quarantined') then 'ended' else 'stopping' end,
      reason = 'removed', stop_reason = 'removed', since = now(), configuration_id = null, stream_removed_at = now()
     where stream_id = old.id;
    return old;
  end $$;
  create trigger streams_removed before delete on streams
    for each row execute function stop_tasks_of_stream();
`;
