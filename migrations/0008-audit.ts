import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who changed what (docs/decisions/0022). Triggers write it, so that no code path can forget.
 *
 * - Who acts is the setting `portier.actor` of the connection or, for a request, of its transaction: JSON, see
 *   apps/portier/src/audit/actor.ts. A connection without it belongs to the previous version, or to a person with psql.
 * - `audit_table('<table>', '<kind>', '<column with its name>', array['column', ...])`, called once a table of
 *   configuration by the migration that makes it. Name only columns that a person decides: a heartbeat, which sets none
 *   of them, does not even start the trigger.
 *   `secrets`: columns of which only a fingerprint is kept, enough to see that they changed.
 *   `keeps`: whether what is deleted can come back. No for what was revoked.
 *   Values sealed by portier (`{"$sealed": ...}`, at any depth) always appear as `{"$secret": fingerprint}`.
 * - `audit_kept_rows` has what undo needs and nobody may read: rows as they were, with hashes and sealed values.
 */
export class Audit0008 implements MigrationInterface {
  name = 'Audit1700000000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(masking);
    await db.query(recording);
    await db.query(attaching);
    await db.query(audited);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const tables = `
  create table audit_entries (
    id bigint generated always as identity primary key,
    at timestamptz(3) not null default clock_timestamp(),
    -- what was done together is undone together
    transaction_id xid8 not null default pg_current_xact_id(),
    actor_kind text not null,
    actor_id uuid,
    actor_name text,
    via text,
    address text,
    request_id text,
    undoes bigint,
    action text not null check (action in ('created', 'changed', 'deleted')),
    kind text not null,
    table_name text not null,
    object_key jsonb not null,
    object_id text not null,
    object_name text not null,
    -- no foreign keys: entries outlive what they tell of
    stream_id uuid,
    before jsonb,
    after jsonb
  );
  create index audit_entries_at on audit_entries using brin (at);
  create index audit_entries_object on audit_entries (object_id, id);
  create index audit_entries_stream on audit_entries (stream_id, id) where stream_id is not null;
  create index audit_entries_actor on audit_entries (actor_id, id) where actor_id is not null;
  create index audit_entries_undoes on audit_entries (undoes) where undoes is not null;

  create table audit_kept_rows (
    entry_id bigint primary key references audit_entries on delete cascade,
    at timestamptz(3) not null default clock_timestamp(),
    -- all of a deleted row; of a changed one the columns that changed
    row jsonb not null
  );
  create index audit_kept_rows_at on audit_kept_rows (at);
`;

const masking = `
  create function audit_fingerprint(value jsonb) returns jsonb language sql immutable as $$
    select case when value is null or value = 'null' then value
      else jsonb_build_object('$secret', left(encode(sha256(convert_to(value::text, 'UTF8')), 'hex'), 8)) end
  $$;

  create function audit_without_sealed(value jsonb) returns jsonb language plpgsql immutable as $$
  begin
    if jsonb_typeof(value) not in ('object', 'array') or position('"$sealed"' in value::text) = 0 then
      return value;
    elsif jsonb_typeof(value) = 'array' then
      return (select jsonb_agg(audit_without_sealed(item) order by place)
                from jsonb_array_elements(value) with ordinality as e(item, place));
    elsif value ? '$sealed' then
      return audit_fingerprint(value);
    end if;
    return (select jsonb_object_agg(key, audit_without_sealed(member)) from jsonb_each(value) as e(key, member));
  end $$;

  create function audit_masked(columns jsonb, secrets text[]) returns jsonb language plpgsql immutable as $$
  declare
    masked jsonb := columns;
    secret text;
  begin
    if masked is null then return null; end if;
    foreach secret in array secrets loop
      if masked ? secret then masked := jsonb_set(masked, array[secret], audit_fingerprint(masked -> secret)); end if;
    end loop;
    return audit_without_sealed(masked);
  end $$;
`;

/**
 * Arguments of the trigger: kind, column with the name, columns, secret columns, key columns, column with the stream, keeps.
 * Written for speed: about 60 us a row, where the write of a stream alone takes 50 (docs/decisions/0022).
 */
const recording = `
  create function record_audit() returns trigger language plpgsql as $$
  declare
    setting text := current_setting('portier.actor', true);
    actor jsonb;
    old_row jsonb;
    new_row jsonb;
    present jsonb;
    columns text[] := TG_ARGV[2];
    secrets text[] := TG_ARGV[3];
    key_columns text[] := TG_ARGV[4];
    raw jsonb;
    shown_before jsonb;
    shown_after jsonb;
    stream uuid;
    entry bigint;
  begin
    if setting is null or setting = '' then actor := '{"kind": "unknown"}'; else actor := setting; end if;
    if TG_OP <> 'INSERT' then old_row := to_jsonb(old); present := old_row; end if;
    if TG_OP <> 'DELETE' then new_row := to_jsonb(new); present := new_row; end if;
    if TG_OP = 'INSERT' then
      select jsonb_object_agg(key, value) into shown_after from jsonb_each(new_row) where key = any(columns);
    elsif TG_OP = 'DELETE' then
      select jsonb_object_agg(key, value) into shown_before from jsonb_each(old_row) where key = any(columns);
    else
      select jsonb_object_agg(key, value), jsonb_object_agg(key, new_row -> key) into shown_before, shown_after
        from jsonb_each(old_row) where key = any(columns) and value is distinct from new_row -> key;
      raw := shown_before;
    end if;
    shown_before := audit_masked(shown_before, secrets);
    shown_after := audit_masked(shown_after, secrets);
    stream := (present ->> TG_ARGV[5])::uuid;
    if stream is null and present ? 'configuration_id' then
      select c.stream_id into stream from task_configurations c where c.id = (present ->> 'configuration_id')::uuid;
    end if;
    insert into audit_entries (actor_kind, actor_id, actor_name, via, address, request_id, undoes, action, kind, table_name,
                               object_key, object_id, object_name, stream_id, before, after)
    values (actor ->> 'kind', (actor ->> 'id')::uuid, actor ->> 'name', actor ->> 'via', actor ->> 'address',
            actor ->> 'requestId', (actor ->> 'undoes')::bigint,
            case TG_OP when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
            TG_ARGV[0], TG_TABLE_NAME,
            case when cardinality(key_columns) = 1 then jsonb_build_object(key_columns[1], present -> key_columns[1])
              else (select jsonb_object_agg(name, present -> name) from unnest(key_columns) as name) end,
            case when cardinality(key_columns) = 1 then present ->> key_columns[1]
              else (select string_agg(present ->> name, '/' order by place)
                      from unnest(key_columns) with ordinality as k(name, place)) end,
            coalesce(present ->> TG_ARGV[1], ''), stream, shown_before, shown_after)
    returning id into entry;
    if TG_ARGV[6]::boolean and (TG_OP = 'DELETE' or raw is distinct from shown_before) and TG_OP <> 'INSERT' then
      insert into audit_kept_rows (entry_id, row) values (entry, coalesce(raw, old_row));
    end if;
    perform pg_notify('portier_events', '{"topic":"audit","id":"' || coalesce(stream::text, '*') || '","streamId":'
      || coalesce('"' || stream || '"', 'null') || ',"action":"created"}');
    return null;
  end $$;
`;

const attaching = `
  create function audit_table(audited regclass, kind text, name_column text, columns text[], secrets text[] default '{}',
                              keeps boolean default true, stream_column text default 'stream_id')
  returns void language plpgsql as $$
  declare
    keys text[];
    compared text;
    arguments text;
  begin
    select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) into keys
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
     where i.indrelid = audited and i.indisprimary;
    arguments := format('%L, %L, %L, %L, %L, %L, %L', kind, coalesce(name_column, ''), columns || secrets, secrets, keys, stream_column, keeps);
    execute format('create trigger audit_written after insert or delete on %s for each row execute function record_audit(%s)',
                   audited, arguments);
    select string_agg(format('old.%1$I is distinct from new.%1$I', name), ' or ') into compared from unnest(columns || secrets) as name;
    execute format('create trigger audit_changed after update of %s on %s for each row when (%s) execute function record_audit(%s)',
                   (select string_agg(quote_ident(name), ', ') from unnest(columns || secrets) as name), audited, compared, arguments);
  end $$;
`;

const audited = `
  select audit_table('applications', 'application', 'name', array['name']);
  select audit_table('streams', 'stream', 'name',
    array['name', 'title', 'enabled', 'visibility', 'application_id', 'owner_id'], stream_column => 'id');
  select audit_table('publish_keys', 'publish_key', 'label',
    array['label', 'hint', 'not_before', 'not_after', 'networks'], secrets => array['key_hash']);
  select audit_table('task_configurations', 'configuration', 'name',
    array['type', 'name', 'enabled', 'fields', 'replicas', 'labels']);
  select audit_table('media_servers', 'media_server', 'id', array['kind', 'role', 'rtmp_url', 'api_url']);
  select audit_table('concierges', 'concierge', 'name', array['name', 'state'], secrets => array['token_hash']);
  select audit_table('users', 'user', 'name',
    array['name', 'display_name', 'email', 'language', 'state', 'is_administrator', 'has_password', 'oidc_issuer', 'oidc_subject'],
    secrets => array['password_hash'], keeps => false);
  select audit_table('api_tokens', 'program_token', 'name', array['name', 'scopes', 'user_id', 'expires_at'],
    secrets => array['token_hash'], keeps => false);
  select audit_table('user_tokens', 'token', 'name', array['name', 'hint', 'scopes', 'user_id', 'expires_at'],
    secrets => array['token_hash'], keeps => false);
  select audit_table('groups', 'group', 'name', array['name', 'is_default']);
  select audit_table('group_members', 'membership', null, array['group_id', 'user_id']);
  select audit_table('grants', 'grant', null,
    array['user_id', 'group_id', 'application_id', 'stream_id', 'configuration_id', 'rights']);
  select audit_table('quotas', 'quota', null, array['user_id', 'group_id', 'streams', 'live_streams', 'targets']);
`;
