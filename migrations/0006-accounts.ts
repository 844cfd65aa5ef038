import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People: mail address, state, language, OpenID Connect, their sessions told apart, links by mail, their API tokens, and wrong
 * passwords counted for all replicas.
 *
 * - A user without a password keeps the hash of a random text nobody knows: the previous version reads `password_hash` and would
 *   take null for an account that has none (its comparison with a fixed text would then succeed).
 * - People's tokens have a table of their own: names in `api_tokens` (of programs) are unique in the installation, and the
 *   previous version's bootstrap relies on that constraint.
 * - The previous version knows no states: while it still runs beside this one, a disabled account can sign in there again.
 */
export class Accounts0006 implements MigrationInterface {
  name = 'Accounts1700000000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(users);
    await db.query(sessions);
    await db.query(links);
    await db.query(tokens);
    await db.query(attempts);
    await db.query(announcements);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const users = `
  alter table users
    add column display_name text not null default '',
    add column email text check (length(email) between 3 and 254),
    add column language text not null default 'en' check (language in ('en', 'de')),
    add column has_password boolean not null default true,
    -- registered and waiting (unconfirmed: for a click on the link in a mail; pending: for an administrator), or not let in
    add column state text not null default 'active' check (state in ('unconfirmed', 'pending', 'active', 'disabled')),
    add column since timestamptz(3) not null default now(),
    add column oidc_issuer text,
    add column oidc_subject text,
    add column last_sign_in_at timestamptz(3),
    add column version integer not null default 1,
    add column updated_at timestamptz(3) not null default now(),
    add constraint users_oidc check ((oidc_issuer is null) = (oidc_subject is null));
  create unique index users_email on users (lower(email));
  create unique index users_openid on users (oidc_issuer, oidc_subject);
  create index users_lower_name on users (lower(name));
`;

const sessions = `
  alter table sessions
    add column id uuid not null default gen_random_uuid(),
    add column address text not null default '',
    add column user_agent text not null default '';
  create unique index sessions_id on sessions (id);
  create index sessions_expiry on sessions (expires_at);
`;

const links = `
  -- what a link in a mail (or handed over by an administrator) may do, once
  create table account_links (
    token_hash text primary key,
    user_id uuid not null references users on delete cascade,
    purpose text not null check (purpose in ('activate', 'password', 'email')),
    -- the new address, of purpose 'email'
    email text,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    check ((purpose = 'email') = (email is not null))
  );
  create index account_links_user on account_links (user_id);
`;

const tokens = `
  create table user_tokens (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references users on delete cascade,
    name text not null check (length(name) between 1 and 100),
    token_hash text not null unique,
    -- last four characters, so that a person can tell two tokens apart
    hint text not null,
    scopes text[] not null,
    expires_at timestamptz(3),
    last_used_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    unique (user_id, name)
  );
`;

const attempts = `
  -- failed sign-ins, and mails asked for. Hashed: what people type into the name field may be a password.
  create table sign_in_attempts (
    subject_hash text primary key,
    count integer not null,
    last_at timestamptz(3) not null default now()
  );
  create index sign_in_attempts_age on sign_in_attempts (last_at);
`;

const announcements = `
  -- open pages of administrators fetch again what they show; the previous version ignores the topic
  create function announce_user() returns trigger language plpgsql as $$
  begin
    perform pg_notify('portier_events', json_build_object(
      'topic', 'user', 'id', coalesce(new.id, old.id), 'streamId', null,
      'action', case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end)::text);
    return null;
  end $$;
  create trigger users_announced after insert or delete or update of name, display_name, email, is_administrator, state
    on users for each row execute function announce_user();
`;
