import { hashToken } from '@app/contract';
import { randomUUID } from 'node:crypto';
import type { Stack } from '../control/stack.js';

export interface Person {
  id: string;
  /** Value of the `Authorization` header. */
  authorization: string;
}

/** An account with a session of its own; passwords would measure argon2. */
export async function insertPerson({ database }: Stack, { isAdministrator = false } = {}): Promise<Person> {
  const token = `portier_${randomUUID()}`;
  const { rows } = await database.query<{ id: string }>(
    `insert into users (name, password_hash, is_administrator) values ($1, 'none', $2) returning id`,
    [`p-${randomUUID()}`, isAdministrator],
  );
  const id = rows[0]?.id ?? '';
  await database.query(
    `insert into user_tokens (name, token_hash, hint, scopes, user_id) values ($1, $2, 'hint', '{*:write}', $3)`,
    [`t-${id}`, hashToken(token), id],
  );
  return { id, authorization: `Bearer ${token}` };
}
