import type { Executor } from '../database/database.js';

/** What became of a part of the input. `password_changed`: unchanged, but the given password is no longer the one. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'password_changed';

const bootstrapLock = 7_077_003;

/** One bootstrap at a time. */
export async function lockBootstrap(executor: Executor): Promise<void> {
  await executor.query('select pg_advisory_xact_lock($1)', [bootstrapLock]);
}

export async function findConfiguration(
  executor: Executor,
  { streamId, type, name }: { streamId: string; type: string; name: string },
): Promise<string | undefined> {
  const [row] = await executor.query<{ id: string }>(
    'select id from task_configurations where stream_id = $1 and type = $2 and name = $3 limit 1',
    [streamId, type, name],
  );
  return row?.id;
}

interface MediaServer {
  serverId: string;
  kind: string;
  role: string;
  rtmpUrl: string;
  apiUrl: string;
}

export async function upsertMediaServer(executor: Executor, server: MediaServer): Promise<Outcome> {
  return outcomeOf(
    await executor.query(
      `insert into media_servers as m (id, kind, role, rtmp_url, api_url) values ($1, $2, $3, $4, $5)
       on conflict (id) do update
         set kind = excluded.kind, role = excluded.role, rtmp_url = excluded.rtmp_url, api_url = excluded.api_url,
             version = m.version + 1
       where (m.kind, m.role, m.rtmp_url, m.api_url)
         is distinct from (excluded.kind, excluded.role, excluded.rtmp_url, excluded.api_url)
       returning m.xmax = 0 as created`,
      [server.serverId, server.kind, server.role, server.rtmpUrl, server.apiUrl],
    ),
  );
}

export async function upsertConcierge(executor: Executor, name: string, tokenHash: string): Promise<Outcome> {
  return outcomeOf(
    await executor.query(
      `insert into concierges as c (name, token_hash) values ($1, $2)
       on conflict (name) do update set token_hash = excluded.token_hash where c.token_hash <> excluded.token_hash
       returning c.xmax = 0 as created`,
      [name, tokenHash],
    ),
  );
}

export async function upsertApiToken(
  executor: Executor,
  { name, tokenHash, scopes }: { name: string; tokenHash: string; scopes: string[] },
): Promise<Outcome> {
  return outcomeOf(
    await executor.query(
      `insert into api_tokens as t (name, token_hash, scopes) values ($1, $2, $3)
       on conflict (name) do update set token_hash = excluded.token_hash, scopes = excluded.scopes
       where (t.token_hash, t.scopes) is distinct from (excluded.token_hash, excluded.scopes)
       returning t.xmax = 0 as created`,
      [name, tokenHash, scopes],
    ),
  );
}

function outcomeOf(rows: unknown[]): Outcome {
  const [row] = rows as { created: boolean }[];
  if (row === undefined) return 'unchanged';
  return row.created ? 'created' : 'updated';
}
