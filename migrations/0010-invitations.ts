import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Event access (docs/decisions/0020): a guest crew publishes with a key of its own, shown on a page behind a secret link.
 *
 * - `invitations`: window and networks are those of the key, which srs-hooks enforces; without its key an invitation is
 *   nothing, so deleting the key withdraws it, and deleting it deletes the key.
 * - `refusals.key_id`: the key of a refused publish, where the right key came at the wrong time or from the wrong place.
 */
export class Invitations0010 implements MigrationInterface {
  name = 'Invitations1700000000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(invitations);
    await db.query(attempts);
    await db.query(audited);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const invitations = `
  create table invitations (
    id uuid primary key default gen_random_uuid(),
    stream_id uuid not null references streams on delete cascade,
    key_id uuid not null unique references publish_keys on delete cascade,
    label text not null,
    -- whom the guests ask when something does not work
    contact text not null default '',
    -- SHA-256 of the secret in the link
    link_hash text not null unique,
    -- the key, sealed under the cluster secret and the link's secret together: neither alone opens it
    sealed_key text not null,
    -- when the event begins; the window may begin earlier, for a rehearsal
    show_at timestamptz(3),
    expires_after_broadcast boolean not null default false check (not expires_after_broadcast or show_at is not null),
    -- when the broadcast it was for was found to be over
    fulfilled_at timestamptz(3),
    version integer not null default 1,
    created_by uuid references users on delete set null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    last_opened_at timestamptz(3)
  );
  create index invitations_stream on invitations (stream_id, created_at, id);
  create index invitations_waiting on invitations (key_id) where expires_after_broadcast and fulfilled_at is null;

  -- Whoever deletes an invitation takes its key along: nobody may publish with what was withdrawn.
  create function delete_key_of_invitation() returns trigger language plpgsql as $$
  begin
    delete from publish_keys where id = old.key_id;
    return null;
  end $$;
  create trigger invitations_deleted after delete on invitations
    for each row execute function delete_key_of_invitation();
`;

const attempts = `
  -- no foreign key: what is refused must be kept even if its key is deleted at the same moment
  alter table refusals add column key_id uuid;
  create index refusals_key on refusals (key_id, at desc) where key_id is not null;
  create index publications_key on publications (key_id, authorized_at desc) where key_id is not null;
`;

const audited = `
  select audit_table('invitations', 'invitation', 'label', array['label', 'contact', 'show_at', 'expires_after_broadcast', 'key_id'],
                     array['link_hash'], false);
`;
