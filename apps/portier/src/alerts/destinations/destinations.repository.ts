import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../../http/sorting.js';
import type { DestinationKind } from '../alert.js';
import { destinationSorting, type DestinationQuery, type DestinationView } from './destinations.dto.js';

/** What is stored of a destination, secrets sealed. */
export interface DestinationValues {
  name: string;
  enabled: boolean;
  language: string;
  host: string | null;
  sealedUrl: string | null;
  sealedSecret: string | null;
  mailTo: string | null;
}

export type NewDestination = DestinationValues & { kind: DestinationKind; ownerId: string | null };

const columns = `d.id, d.name, d.kind, d.enabled, d.language, d.host, d.mail_to as "mailTo",
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as owner,
  (select count(*)::int from alert_rules r where r.destination_id = d.id) as "ruleCount",
  d.failing_since as "failingSince", d.last_success_at as "lastSuccessAt", d.last_error as "lastError", d.version,
  d.created_at as "createdAt", d.updated_at as "updatedAt"`;
const tables = 'alert_destinations d left join users u on u.id = d.owner_id';
/** Administrators (null) see all, others their own. */
const visible = (viewer: string) => `(${viewer}::uuid is null or d.owner_id = ${viewer}::uuid)`;

@Injectable()
export class DestinationsRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    viewer: string | null,
    { sort, limit, after }: DestinationQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<DestinationView>[]> {
    const { order, isBeyond, position } = sortedSql(destinationSorting, sort, [2, 3]);
    return executor.query(
      `select ${columns}, ${position} as position from ${tables}
        where ${visible('$1')} and ${isBeyond} order by ${order} limit $4`,
      [viewer, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, viewer: string | null, id: string): Promise<DestinationView | undefined> {
    const [row] = await executor.query<DestinationView>(
      `select ${columns} from ${tables} where d.id = $2 and ${visible('$1')}`,
      [viewer, id],
    );
    return row;
  }

  /** Holds it against other writes. */
  async lock(
    executor: Executor,
    viewer: string | null,
    id: string,
  ): Promise<(NewDestination & { version: number }) | undefined> {
    const [row] = await executor.query<NewDestination & { version: number }>(
      `select d.name, d.kind, d.enabled, d.language, d.host, d.mail_to as "mailTo", d.sealed_url as "sealedUrl",
              d.sealed_secret as "sealedSecret", d.owner_id as "ownerId", d.version
         from alert_destinations d where d.id = $2 and ${visible('$1')} for update`,
      [viewer, id],
    );
    return row;
  }

  async count(executor: Executor, ownerId: string | null): Promise<number> {
    const [row] = await executor.query<{ count: number }>(
      'select count(*)::int as count from alert_destinations where owner_id is not distinct from $1',
      [ownerId],
    );
    return row?.count ?? 0;
  }

  async insert(executor: Executor, made: NewDestination): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      `insert into alert_destinations (name, kind, enabled, language, host, sealed_url, sealed_secret, mail_to, owner_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        ...[made.name, made.kind, made.enabled, made.language, made.host],
        ...[made.sealedUrl, made.sealedSecret, made.mailTo, made.ownerId],
      ],
    );
    return theRow(rows).id;
  }

  async update(executor: Executor, id: string, values: DestinationValues): Promise<void> {
    await executor.query(
      `update alert_destinations set name = $2, enabled = $3, language = $4, host = $5, sealed_url = $6, sealed_secret = $7,
              mail_to = $8, version = version + 1, updated_at = now()
        where id = $1`,
      [
        ...[id, values.name, values.enabled, values.language, values.host],
        ...[values.sealedUrl, values.sealedSecret, values.mailTo],
      ],
    );
  }

  /** What waits is not sent any more. */
  async cancelPending(executor: Executor, id: string): Promise<void> {
    await executor.query(
      `update alert_deliveries set state = 'failed', ended_at = now(), error = 'The destination was switched off.'
        where destination_id = $1 and state = 'pending'`,
      [id],
    );
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from alert_destinations where id = $1', [id]);
  }
}
