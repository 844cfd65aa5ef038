import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Publications that are true (design.md sections 3, 4 and 6; docs/decisions/0012).
 *
 * - `publications`: which event vouches for a row, and whether media still arrives.
 * - `outbox`: effects outside the database that must follow a commit. Whoever inserts wakes the dispatchers.
 * - `pulls`: clients of our own agents on the media servers, so that a superseded one can be disconnected.
 */
export class Publications0002 implements MigrationInterface {
  name = 'Publications1700000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(publications);
    await db.query(outbox);
    await db.query(pulls);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const publications = `
  alter table publications
    -- found on the media server before any event of it: its key is not known, so only its stream can cut it
    add column adopted boolean not null default false,
    -- the on_publish that vouches for it; a repeat of that event changes nothing
    add column event_id text,
    add column event_at timestamptz(3),
    -- frames plus bytes the media server had received when it last had more than before, and when that was
    add column received bigint,
    add column progressed_at timestamptz(3),
    -- somebody else with a valid key wanted this place lately
    add column challenged_at timestamptz(3);
  update publications set adopted = true where state <> 'ended' and key_id is null and ip = '';
  create unique index publications_event on publications (event_id) where event_id is not null;
  create index publications_client on publications (server_id, client_id);
  -- newest look that was applied: an older one, by another replica, comes too late
  alter table media_servers add column looked_at timestamptz(3);
`;

const outbox = `
  create table outbox (
    id bigint generated always as identity primary key,
    topic text not null,
    -- what it is about: one entry a topic and subject waits at a time
    subject text not null,
    payload jsonb not null,
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    last_error text,
    created_at timestamptz(3) not null default now(),
    unique (topic, subject)
  );
  create index outbox_due on outbox (next_attempt_at);
  create function outbox_filled() returns trigger language plpgsql as $$
  begin
    perform pg_notify('portier_outbox', new.topic);
    return null;
  end $$;
  create trigger outbox_filled after insert on outbox for each row execute function outbox_filled();

  create function queue_kick(server text, service text, client text, reason text) returns void language sql as $$
    insert into outbox (topic, subject, payload)
    values ('kick', server || '/' || service || '/' || client,
            jsonb_build_object('serverId', server, 'serviceId', service, 'clientId', client, 'reason', reason))
    on conflict (topic, subject) do nothing;
  $$;

  -- The rows go with the stream, their clients must go too.
  create function disconnect_deleted_stream() returns trigger language plpgsql as $$
  begin
    perform queue_kick(server_id, service_id, client_id, 'stream_deleted')
       from publications where stream_id = old.id and state <> 'ended';
    return old;
  end $$;
  create trigger streams_disconnect before delete on streams
    for each row execute function disconnect_deleted_stream();
`;

const pulls = `
  create table pulls (
    server_id text not null,
    service_id text not null,
    client_id text not null,
    -- no foreign key: the pull of a deleted task must be found and disconnected
    task_id uuid not null,
    lease_token bigint not null,
    since timestamptz(3) not null default now(),
    primary key (server_id, service_id, client_id)
  );
  create index pulls_task on pulls (task_id);

  -- An agent cut off from portier loses its input as soon as its successor is granted.
  create function disconnect_superseded_pulls() returns trigger language plpgsql as $$
  begin
    perform queue_kick(server_id, service_id, client_id, 'pull_superseded')
       from pulls where task_id = new.id and lease_token < new.lease_token;
    return null;
  end $$;
  create trigger tasks_granted_anew after update of lease_token on tasks
    for each row when (new.lease_token > old.lease_token and old.lease_token > 0)
    execute function disconnect_superseded_pulls();
`;
