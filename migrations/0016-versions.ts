import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Versions of what two people may edit at once and had none, labels that operators give to agents, and who makes links to accounts.
 *
 * - `raise_version` raises a version by trigger, so that what the previous version writes counts too.
 * - `concierges.labels` stays all that counts, as the previous version reads it: what the agent says of itself, with
 *   `given_labels` over it. While the previous version takes a heartbeat, the given ones are missing until the next one here.
 * - Links to set a password are as good as one, so the audit tells which signed-in person made one. Of the link it keeps nothing
 *   but what it is for: its key is its secret's hash.
 * - `audit_table` may be called again for a table, to name more columns.
 */
export class Versions0016 implements MigrationInterface {
  name = 'Versions1700000000016';

  async up(db: QueryRunner): Promise<void> {
    await db.query(versions);
    await db.query(attaching);
    await db.query(audited);
    await db.query(links);
    await db.query(passwords);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const versions = `
  alter table publish_keys add column version integer not null default 1;
  alter table concierges add column version integer not null default 1,
    add column given_labels jsonb not null default '{}';
  alter table quotas add column version integer not null default 1;

  create function raise_version() returns trigger language plpgsql as $$
  begin
    new.version := old.version + 1;
    return new;
  end $$;
  create trigger publish_keys_version before update of label, not_before, not_after, networks, key_hash on publish_keys
    for each row when ((old.label, old.not_before, old.not_after, old.networks, old.key_hash)
      is distinct from (new.label, new.not_before, new.not_after, new.networks, new.key_hash)) execute function raise_version();
  create trigger concierges_version before update of name, given_labels, state on concierges
    for each row when ((old.name, old.given_labels, old.state) is distinct from (new.name, new.given_labels, new.state))
    execute function raise_version();
  create trigger quotas_version before update on quotas
    for each row when ((old.streams, old.live_streams, old.targets) is distinct from (new.streams, new.live_streams, new.targets))
    execute function raise_version();
`;

/** As in migration 0008, but a trigger that is there is replaced. */
const attaching = `
  create or replace function audit_table(audited regclass, kind text, name_column text, columns text[], secrets text[] default '{}',
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
    execute format('create or replace trigger audit_written after insert or delete on %s for each row execute function record_audit(%s)',
                   audited, arguments);
    select string_agg(format('old.%1$I is distinct from new.%1$I', name), ' or ') into compared from unnest(columns || secrets) as name;
    execute format('create or replace trigger audit_changed after update of %s on %s for each row when (%s) execute function record_audit(%s)',
                   (select string_agg(quote_ident(name), ', ') from unnest(columns || secrets) as name), audited, compared, arguments);
  end $$;
`;

const audited = `
  select audit_table('concierges', 'concierge', 'name', array['name', 'state', 'given_labels'], secrets => array['token_hash']);
`;

const links = `
  create function record_link() returns trigger language plpgsql as $$
  declare
    actor jsonb := nullif(current_setting('portier.actor', true), '');
  begin
    -- mails that strangers ask for are counted as attempts, not audited
    if actor ->> 'kind' is distinct from 'user' then return null; end if;
    insert into audit_entries (actor_kind, actor_id, actor_name, via, address, request_id, action, kind, table_name,
                               object_key, object_id, object_name, after)
    select 'user', (actor ->> 'id')::uuid, actor ->> 'name', actor ->> 'via', actor ->> 'address', actor ->> 'requestId',
           'created', 'account_link', 'account_links', jsonb_build_object('user_id', u.id), u.id::text, u.name,
           jsonb_build_object('user_id', u.id, 'purpose', new.purpose, 'email', new.email, 'expires_at', new.expires_at)
      from users u where u.id = new.user_id;
    perform pg_notify('portier_events', '{"topic":"audit","id":"*","streamId":null,"action":"created"}');
    return null;
  end $$;
  create trigger account_links_made after insert on account_links for each row execute function record_link();
`;

const passwords = `
  -- open event streams of somebody whose password was changed end, as those of a session that was
  create trigger users_password after update of password_hash, has_password on users
    for each row when (old.password_hash is distinct from new.password_hash) execute function viewer_changed('id');
`;
