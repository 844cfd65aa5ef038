import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Health of live streams, problems with begin and end, and alerts (docs/alerts.md).
 *
 * - `publications.samples`: what media servers had counted at the looks of the last minute; rates are made of it.
 * - `problems`: `pending` = seen, but not for long enough to bother anybody with. At most one of a code and subject is not ended.
 * - `on_air`: streams that alerts have been told are up, so that up and down are told once each, whoever looks.
 * - A destination without owner belongs to the installation, that is to its administrators.
 */
export class Health0009 implements MigrationInterface {
  name = 'Health1700000000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(problems);
    await db.query(alerts);
    await db.query(deliveries);
    await db.query(audited);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const problems = `
  alter table publications add column samples jsonb not null default '[]';

  create table problems (
    id uuid primary key default gen_random_uuid(),
    code text not null,
    -- what has it: id of a stream, task, agent, media server or alert destination
    subject text not null,
    severity text not null check (severity in ('error', 'warning')),
    fault text not null check (fault in ('publisher', 'destination', 'operator', 'portier')),
    state text not null default 'pending' check (state in ('pending', 'open', 'ended')),
    -- it was first seen
    since timestamptz(3) not null default now(),
    opened_at timestamptz(3),
    -- it has not been seen since then; null while it is
    good_since timestamptz(3),
    ended_at timestamptz(3),
    stream_id uuid references streams on delete cascade,
    -- no foreign keys: the history outlives them
    task_id uuid,
    concierge_id uuid,
    media_server_id text,
    alert_destination_id uuid,
    facts jsonb not null default '{}'
  );
  create unique index problems_current on problems (code, subject) where state <> 'ended';
  create index problems_stream on problems (stream_id, since desc, id) where stream_id is not null;
  create index problems_ended on problems (ended_at) where state = 'ended';

  create table on_air (
    stream_id uuid primary key references streams on delete cascade,
    since timestamptz(3) not null default now(),
    -- it has had no live publication since then
    missing_since timestamptz(3)
  );
  -- What is live now was live before anybody could be told.
  insert into on_air (stream_id, since)
    select stream_id, min(live_at) from publications where state = 'live' and live_at is not null group by stream_id;
  create index tasks_failing on tasks (id) where state in ('retrying', 'quarantined');
  create index publications_ended on publications (ended_at) where state = 'ended';
`;

const alerts = `
  create table alert_destinations (
    id uuid primary key default gen_random_uuid(),
    owner_id uuid references users on delete cascade,
    name text not null check (length(name) between 1 and 100),
    kind text not null check (kind in ('webhook', 'mail', 'slack', 'discord', 'matrix')),
    enabled boolean not null default true,
    language text not null default 'en' check (language in ('en', 'de')),
    -- the address of a chat's incoming webhook is itself a secret
    sealed_url text,
    -- its host, so that a person can tell two apart
    host text,
    -- of a webhook: what its deliveries are signed with
    sealed_secret text,
    -- of kind mail; null = the address of its owner
    mail_to text,
    -- nothing has been delivered since then although it was tried; null = the last delivery succeeded
    failing_since timestamptz(3),
    last_success_at timestamptz(3),
    last_error text,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  );
  create index alert_destinations_owner on alert_destinations (owner_id);
  create table alert_rules (
    id uuid primary key default gen_random_uuid(),
    -- it belongs to whom this belongs to
    destination_id uuid not null references alert_destinations on delete cascade,
    name text not null check (length(name) between 1 and 100),
    enabled boolean not null default true,
    -- 'stream.up', 'stream.down', or codes of problems
    events text[] not null,
    -- both empty = all that its owner may view
    stream_ids uuid[] not null default '{}',
    application_ids uuid[] not null default '{}',
    min_duration_seconds integer not null default 0 check (min_duration_seconds between 0 and 86400),
    repeat_minutes integer check (repeat_minutes between 1 and 10080),
    -- nothing is sent between these times of the day, for example {"from": "22:00", "to": "07:00", "timeZone": "Europe/Berlin"}
    quiet jsonb,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  );
  create index alert_rules_destination on alert_rules (destination_id);
  -- What a rule has told of a problem. Rows go with the problem.
  create table alert_notices (
    rule_id uuid not null references alert_rules on delete cascade,
    problem_id uuid not null references problems on delete cascade,
    told_at timestamptz(3) not null default now(),
    end_told_at timestamptz(3),
    primary key (rule_id, problem_id)
  );
  create index alert_notices_problem on alert_notices (problem_id);
`;

const deliveries = `
  create table alert_deliveries (
    -- the same at every attempt: receivers drop what they have had
    id uuid primary key default gen_random_uuid(),
    destination_id uuid not null references alert_destinations on delete cascade,
    rule_id uuid references alert_rules on delete set null,
    -- of a single event; null when several are told in one message
    stream_id uuid references streams on delete cascade,
    -- AlertEvent of the contract, one or more; json keeps them as they are sent
    events json not null,
    state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    last_attempt_at timestamptz(3),
    answer_code integer,
    answer_excerpt text,
    error text,
    created_at timestamptz(3) not null default now(),
    ended_at timestamptz(3)
  );
  create index alert_deliveries_due on alert_deliveries (next_attempt_at) where state = 'pending';
  create index alert_deliveries_destination on alert_deliveries (destination_id, created_at desc, id);
  create index alert_deliveries_created on alert_deliveries (created_at desc, id);
`;

const audited = `
  select audit_table('alert_destinations', 'alert_destination', 'name',
    array['name', 'kind', 'enabled', 'language', 'host', 'mail_to', 'owner_id'],
    secrets => array['sealed_url', 'sealed_secret']);
  select audit_table('alert_rules', 'alert_rule', 'name',
    array['name', 'destination_id', 'enabled', 'events', 'stream_ids', 'application_ids',
          'min_duration_seconds', 'repeat_minutes', 'quiet']);
`;
