import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database } from '../database/database.js';
import { notFound } from '../http/things.js';
import { RightsService } from '../rights/rights.service.js';
import { FiguresRepository, type FigureRow } from './figures.repository.js';

/** What tasks did in the last hour, the same on every replica. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly figures: FiguresRepository,
    private readonly rights: RightsService,
  ) {}

  /** @throws PortierError `not_found` */
  async ofTask(user: User, taskId: string): Promise<FigureRow[]> {
    const streamId = await this.figures.streamOf(this.database, taskId);
    const held = streamId && (await this.rights.held(this.database, user, { kind: 'stream', id: streamId }));
    if (!held?.includes('view')) throw notFound('task', taskId);
    return this.figures.ofTask(this.database, taskId);
  }

  async sample(): Promise<void> {
    await this.figures.sample(this.database);
    await this.figures.removeOld(this.database);
  }
}
