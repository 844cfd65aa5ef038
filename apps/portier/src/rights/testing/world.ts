import { hashToken } from '@app/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Database, Executor } from '../../database/database.js';
import type { Right } from '../right.js';

/** Who makes the requests of a test: from nobody to everything. */
export const actors = ['nobody', 'stranger', 'viewer', 'changer', 'owner', 'administrator'] as const;
export type Actor = (typeof actors)[number];

/** One of each thing, all of them of `owner`; `viewer` and `changer` were given rights on stream and application. */
export interface World {
  stream: string;
  application: string;
  configuration: string;
  key: string;
  task: string;
  concierge: string;
  mediaServer: string;
  edge: string;
  /** Of the owner alone, with a rule and a delivery. */
  alertDestination: string;
  alertRule: string;
  alertDelivery: string;
  group: string;
  /** Somebody who is no actor, a member of the group. */
  person: string;
  streamGrant: string;
  applicationGrant: string;
  configurationGrant: string;
  invitation: string;
  /** The audit entry of a change of the stream. */
  auditEntry: string;
  /** Beginning of every name in it: nobody without rights reads it. */
  mark: string;
}

const held: Partial<Record<Actor, Right[]>> = {
  viewer: ['view'],
  changer: ['view', 'change'],
  owner: ['view', 'change', 'delete'],
};

async function insert(executor: Executor, sql: string, parameters: readonly unknown[]): Promise<string> {
  const [row] = await executor.query<{ id: string }>(`${sql} returning id`, parameters);
  return row!.id;
}

export async function addUser(executor: Executor, name: string, isAdministrator = false): Promise<string> {
  return insert(executor, 'insert into users (name, password_hash, is_administrator) values ($1, $2, $3)', [
    name,
    'none',
    isAdministrator,
  ]);
}

/** A session of a user, as a header. */
export async function signedIn(database: Database, userId: string): Promise<Record<string, string>> {
  const token = randomBytes(24).toString('base64url');
  await database.query(
    `insert into sessions (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 hour')`,
    [hashToken(token), userId],
  );
  return { cookie: `portier_session=${token}` };
}

/** @param users ids of the actors that have an account */
export function addWorld(database: Database, users: ReadonlyMap<Actor, string>): Promise<World> {
  // One transaction: a world has many rows, and each commit waits for the disk.
  return database.transaction((transaction) => insertWorld(transaction, users));
}

async function insertWorld(database: Executor, users: ReadonlyMap<Actor, string>): Promise<World> {
  const mark = `w${randomUUID().slice(0, 8)}`;
  const add = (sql: string, ...parameters: unknown[]) => insert(database, sql, parameters);
  const give = (column: string, id: string, actor: Actor) =>
    add(
      `insert into grants (user_id, ${column}, rights) values ($1, $2, $3)
       on conflict (user_id, group_id, application_id, stream_id, configuration_id) do update set rights = excluded.rights`,
      users.get(actor),
      id,
      held[actor],
    );
  const application = await add('insert into applications (name) values ($1)', `${mark}-application`);
  const stream = await add(
    `insert into streams (application_id, name, title, owner_id)
     select id, $1, $1, $2 from applications where name = 'live'`,
    `${mark}-stream`,
    users.get('owner'),
  );
  const configuration = await add(
    `insert into task_configurations (stream_id, type, name, fields) values ($1, 'restream', $2, $3)`,
    stream,
    `${mark}-configuration`,
    JSON.stringify({ url: 'rtmp://target.example/live' }),
  );
  const concierge = await add('insert into concierges (name, token_hash) values ($1, $1)', `${mark}-agent`);
  const edge = await add(
    `insert into edges (name, token_hash, base_url) values ($1, $1, 'https://edge.example.org')`,
    `${mark}-edge`,
  );
  const grants: string[] = [];
  for (const [column, id] of [
    ['stream_id', stream],
    ['application_id', application],
    ['configuration_id', configuration],
  ] as const) {
    for (const actor of ['owner', 'changer', 'viewer'] as const) {
      const isLast = actor === 'viewer';
      const grant = column === 'configuration_id' && !isLast ? '' : await give(column, id, actor);
      if (isLast) grants.push(grant);
    }
  }
  const person = await addUser(database, `${mark}-person`);
  const alertDestination = await add(
    `insert into alert_destinations (name, kind, owner_id, host) values ($1, 'webhook', $2, 'hooks.example.org')`,
    `${mark}-destination`,
    users.get('owner'),
  );
  const alertRule = await add(
    `insert into alert_rules (name, destination_id, events) values ($1, $2, '{stream.up}')`,
    `${mark}-rule`,
    alertDestination,
  );
  const alertDelivery = await add(
    `insert into alert_deliveries (destination_id, rule_id, state, events)
     values ($1, $2, 'failed', '[{"type": "stream.up", "text": {"title": "up"}}]')`,
    alertDestination,
    alertRule,
  );
  const group = await add('insert into groups (name) values ($1)', `${mark}-group`);
  await database.query('insert into group_members (group_id, user_id) values ($1, $2)', [group, person]);
  const [streamGrant = '', applicationGrant = '', configurationGrant = ''] = grants;
  await database.query(`update streams set title = title || ' changed' where id = $1`, [stream]);
  const [entry] = await database.query<{ id: string }>(
    `select id::text from audit_entries where object_id = $1 and action = 'changed'`,
    [stream],
  );
  const guestKey = await add(
    `insert into publish_keys (stream_id, label, key_hash, hint) values ($1, $2, $2, 'hint')`,
    stream,
    `${mark}-guest-key`,
  );
  const invitation = await add(
    `insert into invitations (stream_id, key_id, label, link_hash, sealed_key) values ($1, $2, $3, $3, 'sealed')`,
    stream,
    guestKey,
    `${mark}-invitation`,
  );
  return {
    ...{ stream, application, configuration, concierge, edge, person, group, invitation, mark },
    auditEntry: entry?.id ?? '',
    ...{ alertDestination, alertRule, alertDelivery },
    ...{ streamGrant, applicationGrant, configurationGrant },
    key: await add(
      `insert into publish_keys (stream_id, label, key_hash, hint) values ($1, $2, $2, 'hint')`,
      stream,
      `${mark}-key`,
    ),
    task: await add(
      `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description,
                          description_hash, state, concierge_id)
       values ($1, 1, $2, gen_random_uuid(), 'restream', '{}', 'hash', 'quarantined', $3)`,
      configuration,
      stream,
      concierge,
    ),
    mediaServer: await add(
      `insert into media_servers (id, rtmp_url, api_url) values ($1, 'rtmp://127.0.0.1:9', 'http://127.0.0.1:9')`,
      `${mark}-server`,
    ),
  };
}
