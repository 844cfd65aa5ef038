import { hashToken, seal, type ClusterKeys } from '@app/contract';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { SimulatedAgent } from './agents.js';
import type { Stack } from './stack.js';

/** Rows are made by SQL, without triggers: what is measured is what comes after. */
export async function bulk(database: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await database.query('set session_replication_role = replica');
  await work();
  await database.query('set session_replication_role = origin');
}

/** Schedules that would look at rows made by hand wait for an hour; `due` brings one back. */
export async function park(
  { database }: Pick<Stack, 'database'>,
  names = ['sweep-streams', 'poll-media-servers'],
): Promise<void> {
  await database.query(
    `insert into schedules (name, next_at) select unnest($1::text[]), now() + interval '1 hour'
       on conflict (name) do update set next_at = excluded.next_at`,
    [names],
  );
}

/** Starts from nothing, with statistics as autovacuum would have made them. */
export async function clear({ database }: Pick<Stack, 'database'>): Promise<void> {
  await database.query('truncate tasks, runs, concierges, publications, task_configurations, streams cascade');
  await database.query(`insert into applications (name) values ('live') on conflict do nothing`);
}

export async function analyse({ database }: Pick<Stack, 'database'>): Promise<void> {
  await database.query('vacuum analyze');
}

export async function insertAgents({ database, portierUrl }: Stack, count: number): Promise<SimulatedAgent[]> {
  const tokens = Array.from({ length: count }, () => randomUUID());
  await bulk(database, () =>
    database.query(
      `insert into concierges (name, token_hash)
       select 'agent-' || left(hash, 12), hash from unnest($1::text[]) hash`,
      [tokens.map(hashToken)],
    ),
  );
  return tokens.map((token) => new SimulatedAgent(portierUrl, token));
}

/** Streams with one configuration each. A sweep goes by ids: those that `areFirst` have its first turn. */
export async function insertStreams(
  { database }: Pick<Stack, 'database'>,
  count: number,
  { areFirst = false } = {},
): Promise<{ streamId: string; name: string; configurationId: string }[]> {
  const newId = () => (areFirst ? randomUUID().replace(/^.{8}/, '00000000') : randomUUID());
  const rows = Array.from({ length: count }, () => ({ streamId: newId(), configurationId: randomUUID() }));
  const streams = rows.map((row) => ({ ...row, name: `s-${row.streamId}` }));
  await bulk(database, async () => {
    await database.query(
      `insert into streams (id, application_id, name)
       select id, (select id from applications where name = 'live'), 's-' || id from unnest($1::uuid[]) id`,
      [streams.map(({ streamId }) => streamId)],
    );
    await database.query(
      `insert into task_configurations (id, stream_id, type, fields)
       select *, 'restream', $3 from unnest($1::uuid[], $2::uuid[])`,
      [
        streams.map(({ configurationId }) => configurationId),
        streams.map(({ streamId }) => streamId),
        JSON.stringify(restreamFields),
      ],
    );
  });
  return streams;
}

const restreamFields = {
  ...{ url: 'rtmp://live.example.com/app', streamKey: null, format: 'auto', video: 'copy', videoBitrate: 3_000_000 },
  ...{ audio: 'copy', audioBitrate: 128_000, srtPassphrase: null, srtLatencyMs: 200 },
};

/** Tasks that wait for an agent with the skill. */
export async function insertPending(stack: Stack, count: number, skill = 'restream'): Promise<void> {
  const streams = await insertStreams(stack, count);
  const { database, keys } = stack;
  await bulk(database, () =>
    database.query(
      `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description,
                          description_hash, skills)
       select c, 1, s, gen_random_uuid(), 'restream',
              jsonb_set($4::jsonb, '{stream}', jsonb_build_object('id', s, 'name', 's-' || s)), 'hash', array[$3]
         from unnest($1::uuid[], $2::uuid[]) as one(c, s)`,
      [
        streams.map(({ configurationId }) => configurationId),
        streams.map(({ streamId }) => streamId),
        skill,
        JSON.stringify(descriptionOf(keys)),
      ],
    ),
  );
}

/** Each agent holds so many tasks and knows of them. */
export async function insertHeld(stack: Stack, agents: readonly SimulatedAgent[], tasksEach: number): Promise<void> {
  await insertPending(stack, agents.length * tasksEach);
  const { database } = stack;
  const { rows } = await database.query<{ id: string; agent: string }>(
    `with numbered as (
       select id, (row_number() over (order by id) - 1) % $1 as turn from tasks where state = 'pending' and skills = '{restream}'
     ), holders as (
       select id, row_number() over (order by created_at, id) - 1 as turn from concierges
        where not exists (select 1 from tasks t where t.concierge_id = concierges.id)
     )
     update tasks t set state = 'running', concierge_id = h.id, lease_token = 1, attempts = 1,
            lease_expires_at = now() + interval '5 minutes'
       from numbered n join holders h using (turn) where t.id = n.id
     returning t.id, h.id as agent`,
    [agents.length],
  );
  await database.query(
    `insert into runs (task_id, lease_token, concierge_id, running_at)
     select id, 1, concierge_id, now() from tasks where state = 'running' on conflict do nothing`,
  );
  await assign(stack, agents, rows);
}

async function assign(
  { database }: Stack,
  agents: readonly SimulatedAgent[],
  held: readonly { id: string; agent: string }[],
): Promise<void> {
  const { rows } = await database.query<{ id: string; hash: string }>('select id, token_hash as hash from concierges');
  const hashOf = new Map(rows.map(({ id, hash }) => [id, hash]));
  const agentOf = new Map(agents.map((agent) => [hashToken(agent.token), agent]));
  for (const { id, agent } of held) agentOf.get(hashOf.get(agent) ?? '')?.held.set(id, 1);
}

/** A running task for every live stream that has none, of an agent that need not speak for an hour. */
export async function insertRunning({ database, keys }: Stack): Promise<void> {
  await database.query(
    `insert into concierges (name, token_hash, lease_until, last_heartbeat_at)
     values ('patient', 'patient', now() + interval '1 hour', now()) on conflict do nothing`,
  );
  await bulk(database, () =>
    database.query(
      `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description, description_hash,
                          skills, state, concierge_id, lease_token, lease_expires_at)
       select c.id, 1, p.stream_id, p.id, 'restream', $1, 'hash', '{restream}', 'running', a.id, 1, 'infinity'
         from publications p join task_configurations c using (stream_id), concierges a
        where a.name = 'patient' and not exists (select 1 from tasks t where t.stream_id = p.stream_id)`,
      [JSON.stringify(descriptionOf(keys))],
    ),
  );
}

function descriptionOf(keys: ClusterKeys): object {
  return {
    publicationId: randomUUID(),
    publishedAt: new Date().toISOString(),
    input: { rtmpUrl: 'rtmp://127.0.0.1:1935', application: 'live', sealedServerStream: seal(keys, 'bench') },
    params: { ...restreamFields, format: 'flv' },
  };
}
