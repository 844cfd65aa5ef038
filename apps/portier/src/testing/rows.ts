import { randomUUID } from 'node:crypto';
import type { Executor } from '../database/database.js';

/** Rows that tests need around the thing they are about. Each call makes a new one. */
export async function insertStream(executor: Executor, name = `s-${randomUUID()}`): Promise<string> {
  await executor.query(`insert into applications (name) values ('live') on conflict do nothing`);
  const [row] = await executor.query<{ id: string }>(
    `insert into streams (application_id, name) select id, $1 from applications where name = 'live' returning id`,
    [name],
  );
  return row!.id;
}

export async function insertConfiguration(
  executor: Executor,
  streamId: string,
  { type = 'hls', fields = {} }: { type?: string; fields?: unknown } = {},
): Promise<string> {
  const [row] = await executor.query<{ id: string }>(
    'insert into task_configurations (stream_id, type, fields) values ($1, $2, $3) returning id',
    [streamId, type, JSON.stringify(fields)],
  );
  return row!.id;
}

export async function insertConcierge(executor: Executor, name = `agent-${randomUUID()}`): Promise<string> {
  const [row] = await executor.query<{ id: string }>(
    'insert into concierges (name, token_hash) values ($1, $1) returning id',
    [name],
  );
  return row!.id;
}

/** A task that waits for an agent, of a configuration of its own unless one is given. */
export async function insertTask(
  executor: Executor,
  streamId: string,
  {
    configurationId = null,
    replica = 0,
    skills = ['hls'],
  }: {
    configurationId?: string | null;
    replica?: number;
    skills?: string[];
  } = {},
): Promise<string> {
  const [row] = await executor.query<{ id: string }>(
    `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, replica, description,
                        description_hash, skills)
     values ($1, 1, $2, gen_random_uuid(), 'hls', $3, '{}', 'hash', $4) returning id`,
    [configurationId ?? (await insertConfiguration(executor, streamId)), streamId, replica, skills],
  );
  return row!.id;
}

export async function insertMediaServer(executor: Executor, id: string, apiUrl = 'http://127.0.0.1:9'): Promise<void> {
  await executor.query('insert into media_servers (id, rtmp_url, api_url) values ($1, $2, $3)', [
    id,
    'rtmp://127.0.0.1:1935',
    apiUrl,
  ]);
}
