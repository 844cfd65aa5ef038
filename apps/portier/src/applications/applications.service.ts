import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion, unchangingVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { rightsView, viewerOf, type Right } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { applicationSorting, type ApplicationQuery, type ApplicationView } from './applications.dto.js';
import { ApplicationsRepository, type ApplicationRow } from './applications.repository.js';

/** RTMP applications that streams may be published to. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsRepository,
    private readonly rights: RightsService,
  ) {}

  async list(user: User, query: ApplicationQuery): Promise<Page<ApplicationView>> {
    const after = sortedPosition(applicationSorting, query);
    const rows = await this.applications.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...row }) => view(row));
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string, executor: Executor = this.database): Promise<ApplicationView> {
    return view(await this.require(executor, user, 'view', id));
  }

  /** @throws PortierError `conflict` when the name is taken. */
  create(user: User, name: string): Promise<ApplicationView> {
    return this.database.transaction(async (transaction) => {
      const application = await this.applications.insert(transaction, name);
      if (application === undefined) throw new PortierError('conflict', `There is an application "${name}" already.`);
      await this.rights.grantToCreator(transaction, user, application.id);
      return this.get(user, application.id, transaction);
    });
  }

  /** @throws PortierError `stale`, `conflict` while it has streams. */
  async delete(user: User, id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.require(transaction, user, 'delete', id);
      await this.applications.lock(transaction, id);
      const { name, streamCount } = await this.require(transaction, user, 'delete', id);
      requireVersion(ifMatch, unchangingVersion);
      if (streamCount > 0) {
        throw new PortierError(
          'conflict',
          `Application "${name}" has ${streamCount} stream(s); move or delete them first.`,
        );
      }
      await this.applications.delete(transaction, id);
    });
  }

  private async require(executor: Executor, user: User, right: Right, id: string): Promise<ApplicationRow> {
    await this.rights.require(executor, user, right, { kind: 'application', id });
    const application = await this.applications.find(executor, id, viewerOf(user));
    if (application === undefined) throw notFound('application', id);
    return application;
  }
}

function view({ rights, ...own }: ApplicationRow): ApplicationView {
  return { ...own, rights: { ...rightsView(rights), create: rights.includes('create') }, version: unchangingVersion };
}
