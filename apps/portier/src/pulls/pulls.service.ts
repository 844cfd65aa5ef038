import type { MediaEvent } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { toOutbox } from '../publications/kick.js';
import type { ClientKey } from '../publications/publications.repository.js';
import { PullsRepository } from './pulls.repository.js';

/**
 * Fencing at the source (design.md section 6): srs-hooks refuses new pulls of a superseded lease, and the one that is open
 * is disconnected here, so that an agent cut off from portier loses its input as soon as its successor is granted. A trigger
 * on the tasks does it at once; `sweep` finds what it cannot see.
 */
@Injectable()
export class PullsService {
  constructor(
    private readonly database: Database,
    private readonly pulls: PullsRepository,
    private readonly outbox: OutboxService,
  ) {}

  /** An accepted on_play of one of our agents. */
  async began({ serverId, serviceId, clientId, pull }: MediaEvent): Promise<void> {
    if (pull === null) return;
    await this.database.transaction(async (transaction) => {
      await this.pulls.record(transaction, { serverId, serviceId, clientId, ...pull });
      await this.supersede(transaction, pull.taskId);
    });
  }

  /** on_stop or on_close of a client, or it was disconnected. */
  ended(client: ClientKey): Promise<void> {
    return this.pulls.remove(this.database, client);
  }

  /** A new process of a media server has none of the old one's clients. */
  serverRestarted(serverId: string, serviceId: string): Promise<void> {
    return this.pulls.removeOfOtherServices(this.database, serverId, serviceId);
  }

  /** Disconnects every pull of a task that its current holder did not make. */
  async supersede(transaction: Executor, taskId: string): Promise<void> {
    await this.disconnect(transaction, taskId);
  }

  /** The same for all tasks: an event may come after the grant that made it old. */
  async sweep(): Promise<void> {
    await this.disconnect(this.database, null);
  }

  private async disconnect(executor: Executor, taskId: string | null): Promise<void> {
    for (const pull of await this.pulls.superseded(executor, taskId)) {
      await this.outbox.put(executor, toOutbox({ ...pull, reason: 'pull_superseded' }));
    }
  }
}
