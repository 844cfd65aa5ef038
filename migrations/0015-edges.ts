import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Edges: caches in front of the directors that viewers are spread over (docs/decisions/0026).
 *
 * - `edges`: what an operator registered, and how each stands. `is_drained` is the operator's wish, which outlives the edge's falling
 *   silent; `state` is what came of it and of what the edge says. A new token is audited by its fingerprint.
 * - `edge_presence`: what each edge said last, written over every second. Unlogged, as `director_reports`: a moment after a crash
 *   of PostgreSQL every edge has spoken again. Until it has, `awaited_since` is what its silence is counted from.
 * - `problems.edge_id`: the previous version shows such a problem without its edge.
 */
export class Edges0015 implements MigrationInterface {
  name = 'Edges1700000000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(edges);
    await db.query(presence);
    await db.query(audited);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup instead');
  }
}

const edges = `
  create table edges (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (name ~ '^[A-Za-z0-9_-]{1,64}$'),
    token_hash text not null unique,
    -- scheme, host and port; without a slash at the end
    base_url text not null,
    region text,
    capacity_bits_per_second float8 check (capacity_bits_per_second > 0),
    capacity_sessions integer check (capacity_sessions > 0),
    weight float8 not null default 1 check (weight >= 0),
    is_drained boolean not null default false,
    state text not null default 'joining' check (state in ('joining', 'active', 'draining', 'gone')),
    reason text not null default 'registered',
    since timestamptz(3) not null default now(),
    -- rises each time it comes back from 'gone'
    incarnation integer not null default 1,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  );
  alter table problems add column edge_id uuid;
`;

const presence = `
  create unlogged table edge_presence (
    edge_id uuid primary key references edges on delete cascade,
    awaited_since timestamptz(3) not null default now(),
    -- null = not since PostgreSQL crashed
    seen_at timestamptz(3),
    software text,
    -- EdgeLoad of the contract
    load jsonb
  ) with (fillfactor = 50);
`;

const audited = `
  select audit_table('edges', 'edge', 'name',
    array['name', 'base_url', 'region', 'capacity_bits_per_second', 'capacity_sessions', 'weight', 'is_drained'],
    secrets => array['token_hash']);
`;
