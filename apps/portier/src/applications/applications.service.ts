import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../http/page.js';
import { notFound } from '../http/things.js';
import type { ApplicationView } from './applications.dto.js';
import { ApplicationsRepository } from './applications.repository.js';

/** RTMP applications that streams may be published to. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsRepository,
  ) {}

  async list({ limit, cursor }: PageQuery): Promise<Page<ApplicationView>> {
    const after = decodeCursor(z.string(), cursor);
    const rows = await this.applications.list(this.database, { limit, after });
    return pageOf(rows, limit, { position: ({ name }) => name, item: (row) => row });
  }

  /** @throws PortierError `conflict` when the name is taken. */
  async create(name: string): Promise<ApplicationView> {
    const application = await this.applications.insert(this.database, name);
    if (application === undefined) throw new PortierError('conflict', `There is an application "${name}" already.`);
    return application;
  }

  /** @throws PortierError `conflict` while it has streams. */
  async delete(id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.applications.lock(transaction, id);
      const application = await this.applications.find(transaction, id);
      if (application === undefined) throw notFound('application', id);
      const { name, streamCount } = application;
      if (streamCount > 0) {
        throw new PortierError(
          'conflict',
          `Application "${name}" has ${streamCount} stream(s); move or delete them first.`,
        );
      }
      await this.applications.delete(transaction, id);
    });
  }
}
