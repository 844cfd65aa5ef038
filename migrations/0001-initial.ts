import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of design.md section 3.
 *
 * - Timestamps are `timestamptz(3)`, the precision of JavaScript, so that a cursor made of one skips nothing; the database clock decides leases.
 * - `version` rises with each write of an operator and is the ETag.
 * - `changes` feeds srs-hooks and the directors. Triggers write it, so that no code path can forget. Readers take only
 *   rows of transactions older than every running one: a sequence alone would let a late commit be skipped.
 */
export class Initial0001 implements MigrationInterface {
  name = 'Initial1700000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(accounts);
    await db.query(configuration);
    await db.query(mediaPlane);
    await db.query(work);
    await db.query(changeFeed);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const accounts = `
  create table users (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (name ~ '^[A-Za-z0-9_.@-]{1,64}$'),
    password_hash text not null,
    is_administrator boolean not null default false,
    created_at timestamptz(3) not null default now()
  );
  create table sessions (
    token_hash text primary key,
    user_id uuid not null references users on delete cascade,
    created_at timestamptz(3) not null default now(),
    last_used_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null
  );
  create index sessions_user on sessions (user_id);
  -- Tokens of programs (srs-hooks, director) and scripts.
  create table api_tokens (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    token_hash text not null unique,
    scopes text[] not null,
    user_id uuid references users on delete cascade,
    expires_at timestamptz(3),
    created_at timestamptz(3) not null default now()
  );
`;

const configuration = `
  create table applications (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (name ~ '^[A-Za-z0-9_-]{1,64}$'),
    created_at timestamptz(3) not null default now()
  );
  create table streams (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references applications on delete restrict,
    name text not null unique check (name ~ '^[A-Za-z0-9_-]{1,64}$'),
    title text not null default '',
    enabled boolean not null default true,
    visibility text not null default 'public' check (visibility in ('public', 'unlisted', 'token')),
    owner_id uuid references users on delete set null,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  );
  create index streams_application on streams (application_id);
  create index streams_created on streams (created_at, id);
  create table publish_keys (
    id uuid primary key default gen_random_uuid(),
    stream_id uuid not null references streams on delete cascade,
    label text not null default '',
    key_hash text not null unique,
    -- last four characters, so that a person can tell two keys apart
    hint text not null,
    not_before timestamptz(3),
    not_after timestamptz(3),
    networks text[] not null default '{}',
    created_at timestamptz(3) not null default now(),
    last_used_at timestamptz
  );
  create index publish_keys_stream on publish_keys (stream_id);
  create table task_configurations (
    id uuid primary key default gen_random_uuid(),
    stream_id uuid not null references streams on delete cascade,
    type text not null,
    name text not null default '',
    enabled boolean not null default true,
    -- validated by the task type; secret fields are {"$sealed": "v1..."}
    fields jsonb not null default '{}',
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  );
  create index task_configurations_stream on task_configurations (stream_id);
`;

const mediaPlane = `
  create table media_servers (
    id text primary key check (id ~ '^[A-Za-z0-9_.:-]{1,128}$'),
    kind text not null default 'srs' check (kind in ('srs')),
    role text not null default 'origin' check (role in ('origin', 'edge')),
    rtmp_url text not null,
    api_url text not null,
    service_id text,
    software text,
    last_seen_at timestamptz(3),
    last_error text,
    version integer not null default 1,
    created_at timestamptz(3) not null default now()
  );
  create table publications (
    id uuid primary key default gen_random_uuid(),
    stream_id uuid not null references streams on delete cascade,
    key_id uuid references publish_keys on delete set null,
    server_id text not null,
    service_id text not null,
    client_id text not null,
    ip text not null,
    application text not null,
    -- name on the media server; sealed, because with some encoders it is the publish key itself
    sealed_server_stream text not null,
    state text not null check (state in ('authorized', 'live', 'ended')),
    reason text,
    since timestamptz(3) not null default now(),
    authorized_at timestamptz(3) not null default now(),
    live_at timestamptz(3),
    ended_at timestamptz(3),
    -- what the media server says of the picture and sound
    media jsonb not null default '{}'
  );
  -- one client publishes one thing at a time, but may publish again later on the same connection (srs-observed.md 4.4)
  create unique index publications_open on publications (server_id, service_id, client_id) where state <> 'ended';
  create index publications_stream_open on publications (stream_id) where state <> 'ended';
  create index publications_stream on publications (stream_id, authorized_at desc);
  create table refusals (
    id uuid primary key default gen_random_uuid(),
    at timestamptz(3) not null default now(),
    event_id text not null unique,
    action text not null,
    reason text not null,
    server_id text not null,
    client_id text not null,
    ip text not null,
    application text not null,
    stream_id uuid references streams on delete cascade
  );
  create index refusals_at on refusals (at desc);
  create index refusals_stream on refusals (stream_id, at desc);
`;

const work = `
  create table concierges (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    token_hash text not null unique,
    state text not null default 'active' check (state in ('active', 'draining', 'gone')),
    reason text,
    since timestamptz(3) not null default now(),
    incarnation text,
    software text,
    slots integer not null default 0,
    free_slots integer not null default 0,
    skills text[] not null default '{}',
    labels jsonb not null default '{}',
    load jsonb not null default '{}',
    last_heartbeat_at timestamptz(3),
    created_at timestamptz(3) not null default now()
  );
  create table tasks (
    id uuid primary key default gen_random_uuid(),
    configuration_id uuid references task_configurations on delete set null,
    configuration_version integer not null,
    stream_id uuid not null references streams on delete cascade,
    publication_id uuid not null,
    type text not null,
    replica integer not null default 0,
    -- compiled description without pull address and with sealed secrets; its hash decides whether a task must restart
    description jsonb not null,
    description_hash text not null,
    skills text[] not null default '{}',
    state text not null default 'pending'
      check (state in ('pending', 'claimed', 'running', 'retrying', 'quarantined', 'stopping', 'ended')),
    reason text,
    since timestamptz(3) not null default now(),
    stop_reason text,
    -- the stream went away: the task stays until then (publishGraceMs)
    grace_until timestamptz(3),
    concierge_id uuid references concierges on delete set null,
    lease_token bigint not null default 0,
    lease_expires_at timestamptz(3),
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    report jsonb,
    created_at timestamptz(3) not null default now()
  );
  create unique index tasks_desired on tasks (configuration_id, replica) where state not in ('stopping', 'ended');
  create index tasks_stream on tasks (stream_id) where state <> 'ended';
  create index tasks_claimable on tasks (next_attempt_at, created_at) where state = 'pending';
  create index tasks_leased on tasks (lease_expires_at) where state in ('claimed', 'running', 'retrying', 'stopping');
  create index tasks_concierge on tasks (concierge_id) where state in ('claimed', 'running', 'retrying', 'stopping');
  create index tasks_created on tasks (created_at desc, id);
  create table runs (
    task_id uuid not null references tasks on delete cascade,
    lease_token bigint not null,
    concierge_id uuid references concierges on delete set null,
    granted_at timestamptz(3) not null default now(),
    running_at timestamptz(3),
    ended_at timestamptz(3),
    end_reason text,
    report jsonb,
    primary key (task_id, lease_token)
  );
  -- Work that one replica does for all: whoever moves next_at forward does it.
  create table schedules (
    name text primary key,
    next_at timestamptz(3) not null default now()
  );
  -- One row: since when the control plane has been answering without a break (design.md section 6, outage grace).
  create table control_plane (
    only_row boolean primary key default true check (only_row),
    last_beat_at timestamptz(3) not null default now(),
    up_since timestamptz(3) not null default now()
  );
  insert into control_plane default values;
`;

const changeFeed = `
  create table changes (
    id bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    topic text not null check (topic in ('authorization', 'directory')),
    stream_id uuid,
    at timestamptz(3) not null default now()
  );
  create index changes_topic on changes (topic, transaction_id, id);
  create index changes_at on changes (at);

  create function record_change(changed_topic text, changed_stream uuid) returns void language sql as $$
    insert into changes (topic, stream_id) values (changed_topic, changed_stream);
    select pg_notify('portier_changes', changed_topic);
  $$;

  create function stream_changed() returns trigger language plpgsql as $$
  begin
    perform record_change('authorization', coalesce(new.id, old.id));
    perform record_change('directory', coalesce(new.id, old.id));
    return null;
  end $$;
  create trigger streams_written after insert or delete on streams
    for each row execute function stream_changed();
  create trigger streams_changed after update of application_id, name, title, enabled, visibility on streams
    for each row when (old.* is distinct from new.*) execute function stream_changed();

  create function publish_key_changed() returns trigger language plpgsql as $$
  begin
    perform record_change('authorization', coalesce(new.stream_id, old.stream_id));
    return null;
  end $$;
  create trigger publish_keys_written after insert or delete on publish_keys
    for each row execute function publish_key_changed();
  create trigger publish_keys_changed after update of key_hash, not_before, not_after, networks on publish_keys
    for each row execute function publish_key_changed();

  create function application_changed() returns trigger language plpgsql as $$
  begin
    perform record_change('authorization', null);
    return null;
  end $$;
  create trigger applications_written after insert or update or delete on applications
    for each row execute function application_changed();

  create function publication_changed() returns trigger language plpgsql as $$
  begin
    perform record_change('directory', new.stream_id);
    return null;
  end $$;
  create trigger publications_written after insert on publications
    for each row execute function publication_changed();
  create trigger publications_changed after update of state on publications
    for each row when (old.state is distinct from new.state) execute function publication_changed();
`;
