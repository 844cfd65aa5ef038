import { refusalSentences } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { decodeCursor, pageOf, type Page } from '../http/page.js';
import type { RefusalQuery, RefusalView } from './refusals.dto.js';
import { RefusalsRepository } from './refusals.repository.js';

const position = z.object({ at: z.string(), id: z.uuid() });

/** Publishes and plays that were refused lately, for the people who ask why. Recorded by media-events. */
@Injectable()
export class RefusalsService {
  constructor(
    private readonly database: Database,
    private readonly refusals: RefusalsRepository,
  ) {}

  async list({ limit, cursor, streamId }: RefusalQuery): Promise<Page<RefusalView>> {
    const rows = await this.refusals.list(this.database, { limit, streamId, after: decodeCursor(position, cursor) });
    return pageOf(rows, limit, {
      position: ({ position: at, id }) => ({ at, id }),
      item: ({ position: _, ...row }): RefusalView => ({ ...row, sentence: refusalSentences[row.reason] }),
    });
  }
}
