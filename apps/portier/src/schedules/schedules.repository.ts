import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Lets exactly one replica do a recurring piece of work. */
@Injectable()
export class SchedulesRepository {
  constructor(private readonly database: Database) {}

  /** Is it our turn? True for one caller in the cluster per interval, by the database clock. */
  async claim(name: string, intervalMs: number): Promise<boolean> {
    const rows = await this.database.query<{ claimed: boolean }>(
      `insert into schedules as s (name, next_at) values ($1, now() + $2 * interval '1 millisecond')
       on conflict (name) do update set next_at = excluded.next_at where s.next_at <= now()
       returning true as claimed`,
      [name, intervalMs],
    );
    return rows.length > 0;
  }

  /** How far a piece of work that is done in parts has come, whoever did the last part; null = at the beginning. */
  async position(name: string): Promise<string | null> {
    const [row] = await this.database.query<{ position: string | null }>(
      'select position from schedules where name = $1',
      [name],
    );
    return row?.position ?? null;
  }

  async setPosition(name: string, position: string | null): Promise<void> {
    await this.database.query('update schedules set position = $2 where name = $1', [name, position]);
  }
}
