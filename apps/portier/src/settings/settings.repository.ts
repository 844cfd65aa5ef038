import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

/** A director says something every few seconds. */
const directorSilentSeconds = 30;

@Injectable()
export class SettingsRepository {
  directors(executor: Executor): Promise<{ id: string; lastReportAt: Date; isOnline: boolean }[]> {
    return executor.query(
      `select director_id as id, reported_at as "lastReportAt",
              reported_at > now() - $1 * interval '1 second' as "isOnline"
         from director_reports where reported_at > now() - interval '1 day' order by director_id limit 200`,
      [directorSilentSeconds],
    );
  }
}
