import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ServerPublicationsRepository, type ServerPublication } from './server-publications.repository.js';

/** What is published where. */
@Injectable()
export class ServerPublicationsService {
  constructor(
    private readonly database: Database,
    private readonly publications: ServerPublicationsRepository,
  ) {}

  list(serverId: string): Promise<ServerPublication[]> {
    return this.publications.list(this.database, serverId);
  }
}
