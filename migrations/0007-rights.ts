import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Groups, rights on single things, quotas (docs/decisions/0019).
 *
 * - A grant names one user or group and one application, stream or configuration; it goes when either goes.
 * - Triggers give the creator of a stream its rights and put new users into the default group, so that no code path (and not the
 *   previous version, which knows neither) can forget.
 * - The functions are the only place that says who may do what: services ask for one thing, lists filter by them.
 *   A viewer of null is an administrator.
 * - `portier_rights` tells open pages that what a user may see is not what it was: payload = user id, or `*` for a group.
 */
export class Rights0007 implements MigrationInterface {
  name = 'Rights1700000000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(functions);
    await db.query(present);
    await db.query(triggers);
    await db.query(announcements);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const tables = `
  create table groups (
    id uuid primary key default gen_random_uuid(),
    name text not null check (char_length(name) between 1 and 64),
    -- the one that every new user joins
    is_default boolean not null default false,
    version integer not null default 1,
    created_at timestamptz(3) not null default now()
  );
  create unique index groups_name on groups (lower(name));
  create unique index groups_default on groups (is_default) where is_default;
  create table group_members (
    group_id uuid not null references groups on delete cascade,
    user_id uuid not null references users on delete cascade,
    since timestamptz(3) not null default now(),
    primary key (user_id, group_id)
  );
  create index group_members_group on group_members (group_id, since);

  create table grants (
    id uuid primary key default gen_random_uuid(),
    user_id uuid references users on delete cascade,
    group_id uuid references groups on delete cascade,
    application_id uuid references applications on delete cascade,
    stream_id uuid references streams on delete cascade,
    configuration_id uuid references task_configurations on delete cascade,
    rights text[] not null,
    created_at timestamptz(3) not null default now(),
    check (num_nonnulls(user_id, group_id) = 1),
    check (num_nonnulls(application_id, stream_id, configuration_id) = 1),
    check (rights <@ '{view,change,delete,create}' and cardinality(rights) > 0),
    -- to make streams in an application is no right to see those of others in it
    check ('view' = any(rights) or rights = '{create}'),
    check (application_id is not null or not 'create' = any(rights)),
    unique nulls not distinct (user_id, group_id, application_id, stream_id, configuration_id)
  );
  create index grants_group on grants (group_id) where group_id is not null;
  create index grants_application on grants (application_id) where application_id is not null;
  create index grants_stream on grants (stream_id) where stream_id is not null;
  create index grants_configuration on grants (configuration_id) where configuration_id is not null;

  -- How many of each, or null: this row says nothing of it. The highest of a user's own and its groups' counts.
  create table quotas (
    id uuid primary key default gen_random_uuid(),
    user_id uuid unique references users on delete cascade,
    group_id uuid unique references groups on delete cascade,
    streams integer check (streams >= 0),
    live_streams integer check (live_streams >= 0),
    targets integer check (targets >= 0),
    check (num_nonnulls(user_id, group_id) = 1)
  );
  create index streams_owner on streams (owner_id) where owner_id is not null;
  create index task_configurations_created on task_configurations (created_at, id);
  -- first pages of a list by application (rights on an application show its streams)
  create index streams_application_name on streams (application_id, name, id);
  create index streams_application_created on streams (application_id, created_at, id);
`;

const functions = `
  -- The grants that count for a user: its own and those of its groups.
  create function grants_of(viewer uuid) returns setof grants language sql stable as $$
    select g.* from grants g where g.user_id = viewer
    union all
    select g.* from group_members m join grants g on g.group_id = m.group_id where m.user_id = viewer
  $$;

  -- Applications all of whose streams a user may see.
  create function viewable_applications(viewer uuid) returns table (application_id uuid) language sql stable as $$
    select distinct g.application_id from grants_of(viewer) g where g.application_id is not null and 'view' = any(g.rights)
  $$;

  -- Streams given to a user one by one.
  create function granted_streams(viewer uuid) returns table (stream_id uuid) language sql stable as $$
    select distinct g.stream_id from grants_of(viewer) g where g.stream_id is not null
  $$;

  -- Configurations given to a user one by one.
  create function granted_configurations(viewer uuid) returns table (configuration_id uuid) language sql stable as $$
    select distinct g.configuration_id from grants_of(viewer) g where g.configuration_id is not null
  $$;

  -- All streams a user may see.
  create function viewable_streams(viewer uuid) returns table (stream_id uuid) language sql stable as $$
    select s.id from viewable_applications(viewer) v join streams s on s.application_id = v.application_id
    union
    select g.stream_id from granted_streams(viewer) g
  $$;

  -- Everything a viewer may do with a stream; null when there is none. 'create' of its application is not about the stream.
  create function stream_rights(viewer uuid, stream uuid) returns text[] language sql stable as $$
    select case when viewer is null then '{view,change,delete}' else array(
             select distinct r from grants g cross join unnest(g.rights) r
              where (g.stream_id = s.id or g.application_id = s.application_id) and r <> 'create'
                and (g.user_id = viewer or g.group_id in (select m.group_id from group_members m where m.user_id = viewer))) end
      from streams s where s.id = stream
  $$;

  -- Everything a viewer may do with an application; null when there is none.
  create function application_rights(viewer uuid, application uuid) returns text[] language sql stable as $$
    select case when viewer is null then '{view,change,delete,create}' else array(
             select distinct r from grants g cross join unnest(g.rights) r
              where g.application_id = a.id
                and (g.user_id = viewer or g.group_id in (select m.group_id from group_members m where m.user_id = viewer))) end
      from applications a where a.id = application
  $$;

  -- Everything a viewer may do with a configuration; null when there is none. Whoever may change a stream may also delete
  -- what it is configured with.
  create function configuration_rights(viewer uuid, configuration uuid) returns text[] language sql stable as $$
    select case when viewer is null then '{view,change,delete}' else array(
             select distinct r from grants g
              cross join unnest(case when g.configuration_id is not null then g.rights
                                     when 'change' = any(g.rights) then '{view,change,delete}'
                                     when 'view' = any(g.rights) then '{view}' end) r
              where (g.configuration_id = c.id or g.stream_id = c.stream_id or g.application_id = s.application_id)
                and (g.user_id = viewer or g.group_id in (select m.group_id from group_members m where m.user_id = viewer))) end
      from task_configurations c join streams s on s.id = c.stream_id where c.id = configuration
  $$;
`;

const present = `
  insert into groups (name, is_default) values ('everybody', true);
  insert into group_members (group_id, user_id) select g.id, u.id from groups g cross join users u;
  insert into grants (group_id, application_id, rights)
    select g.id, a.id, '{create}' from groups g cross join applications a where a.name = 'live';
  insert into grants (user_id, stream_id, rights)
    select s.owner_id, s.id, '{view,change,delete}' from streams s where s.owner_id is not null;
`;

const triggers = `
  create function user_joins_default_group() returns trigger language plpgsql as $$
  begin
    insert into group_members (group_id, user_id) select id, new.id from groups where is_default on conflict do nothing;
    return null;
  end $$;
  create trigger users_join after insert on users for each row execute function user_joins_default_group();

  -- The default application is made after the migrations, once.
  create function default_application_opens() returns trigger language plpgsql as $$
  begin
    insert into grants (group_id, application_id, rights) select id, new.id, '{create}' from groups where is_default
      on conflict do nothing;
    return null;
  end $$;
  create trigger applications_open after insert on applications for each row when (new.name = 'live')
    execute function default_application_opens();

  create function stream_owner_gets_rights() returns trigger language plpgsql as $$
  begin
    insert into grants (user_id, stream_id, rights) values (new.owner_id, new.id, '{view,change,delete}') on conflict do nothing;
    return null;
  end $$;
  create trigger streams_owned after insert on streams for each row when (new.owner_id is not null)
    execute function stream_owner_gets_rights();
`;

const announcements = `
  create function grant_changed() returns trigger language plpgsql as $$
  declare
    touched grants := coalesce(new, old);
  begin
    -- A new stream is announced as such, a deleted one too: its viewers must still hear of that.
    if touched.stream_id is not null and not exists (select from streams s where s.id = touched.stream_id
         and (TG_OP <> 'INSERT' or s.owner_id is distinct from touched.user_id)) then
      return null;
    end if;
    perform pg_notify('portier_rights', coalesce(touched.user_id::text, '*'));
    return null;
  end $$;
  create trigger grants_written after insert or update or delete on grants for each row execute function grant_changed();

  create function viewer_changed() returns trigger language plpgsql as $$
  begin
    perform pg_notify('portier_rights', (to_jsonb(coalesce(new, old)) ->> TG_ARGV[0]));
    return null;
  end $$;
  create trigger group_members_written after insert or delete on group_members
    for each row execute function viewer_changed('user_id');
  create trigger users_viewing after delete or update of is_administrator, state on users
    for each row execute function viewer_changed('id');
  create trigger sessions_ended after delete on sessions for each row execute function viewer_changed('user_id');
`;
